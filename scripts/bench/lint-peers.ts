import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installPeer } from './install-peers.ts';
import type { Command } from './measure-process.ts';
import { AS_OF } from './generate-sops.ts';

/** One way to go through a folder of SOPs, timed beside the others. */
export interface LintTool {
  /** As `--only` names it. */
  readonly id: string;
  readonly label: string;
  /** True where an untimed run before fills a cache. */
  readonly isWarm: boolean;
  /** In a project that holds content/sops. */
  readonly command: (project: string) => Command;
  /** Takes away what an earlier run left behind. */
  readonly clear?: (project: string) => void;
}

/** A tool that cannot run here, with the reason. */
export interface MissingTool {
  readonly id: string;
  readonly problem: string;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const SOP = path.join(ROOT, 'scripts/sop.mjs');
const PARSE_ONLY = path.join(import.meta.dirname, 'parse-only.ts');
const REMARK = ['remark-cli', 'remark-frontmatter', 'remark-gfm', 'remark-mdx', 'remark-preset-lint-recommended'];
const REMARK_ARGUMENTS = ['content/sops', '--ext', 'mdx', '--no-config', '--no-stdout', '--quiet'];

/** Makers of the tools by id, so that only those asked for are installed. */
const TOOLS: Readonly<Record<string, () => LintTool | MissingTool>> = {
  sop: () => ({ id: 'sop', label: 'sop lint, cold', isWarm: false, command: sopLint, clear: clearSopCache }),
  'sop-warm': () => ({ id: 'sop-warm', label: 'sop lint, warm', isWarm: true, command: sopLint }),
  rumdl: () => rumdl('rumdl', 'cold', ['check', '--no-cache', 'content/sops'], false),
  'rumdl-warm': () => rumdl('rumdl-warm', 'warm', ['check', 'content/sops'], true),
  'markdownlint-cli2': () => nodePeer('markdownlint-cli2', ['markdownlint-cli2'], () => ['content/sops/**/*.mdx']),
  'remark-cli': () => nodePeer('remark-cli', REMARK, (folder) => [...REMARK_ARGUMENTS, '--rc-path', path.join(folder, 'remarkrc.json')]),
  parse: () => ({ id: 'parse', label: `parsing alone: satteri ${versionOf(ROOT, 'satteri')}`, isWarm: false, command: node(PARSE_ONLY, 'satteri', 'content/sops') }),
  'parse-remark': () => ({ id: 'parse-remark', label: `parsing alone: remark-parse ${versionOf(ROOT, 'remark-parse')}, mdx, gfm`, isWarm: false, command: node(PARSE_ONLY, 'remark', 'content/sops') }),
};

export const TOOL_IDS: readonly string[] = Object.keys(TOOLS);

/** The tool of an id, its packages installed on first use. */
export function makeTool(id: string): LintTool | MissingTool {
  const make = TOOLS[id];
  if (!make) throw new RangeError(`Unexpected tool "${id}", expected one of ${TOOL_IDS.join(', ')}`);
  return make();
}

/** `sop` with these arguments. */
export function sopCommand(cwd: string, ...args: readonly string[]): Command {
  return { program: process.execPath, args: [SOP, ...args], cwd };
}

export function clearSopCache(project: string): void {
  rmSync(path.join(project, 'node_modules/.cache'), { recursive: true, force: true });
}

function sopLint(project: string): Command {
  return sopCommand(project, 'lint', '--as-of', AS_OF);
}

function node(...args: readonly string[]): LintTool['command'] {
  return (cwd) => ({ program: process.execPath, args, cwd });
}

function rumdl(id: string, state: string, args: readonly string[], isWarm: boolean): LintTool | MissingTool {
  const installed = installPeer('rumdl', ['rumdl']);
  if ('problem' in installed) return { id, problem: installed.problem };
  const builds = path.join(installed.folder, 'node_modules/@rumdl');
  const binary = existsSync(builds) ? readdirSync(builds).map((name) => path.join(builds, name, 'rumdl')).find((file) => existsSync(file)) : undefined;
  if (binary === undefined) return { id, problem: 'it has no build for this kind of machine' };
  return { id, label: `rumdl ${versionOf(installed.folder, 'rumdl')}, ${state}`, isWarm, command: (cwd) => ({ program: binary, args, cwd }) };
}

function nodePeer(id: string, packages: readonly string[], args: (folder: string) => readonly string[]): LintTool | MissingTool {
  const installed = installPeer(id, packages);
  if ('problem' in installed) return { id, problem: installed.problem };
  const { folder } = installed;
  const home = path.join(folder, 'node_modules', id);
  const { bin, version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { bin: string | Record<string, string>; version: string };
  const program = typeof bin === 'string' ? bin : (Object.values(bin)[0] ?? '');
  return { id, label: `${id} ${version}`, isWarm: false, command: node(path.join(home, program), ...args(folder)) };
}

function versionOf(folder: string, name: string): string {
  return (JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
}
