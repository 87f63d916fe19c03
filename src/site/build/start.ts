import { statSync } from 'node:fs';
import path from 'node:path';
import { runLint } from '../../cli/commands/lint.ts';
import type { ExitCode } from '../../cli/run.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { fromSystemError, UserError, userError } from '../../cli/user-error.ts';
import { buildSite } from './build-site.ts';
import { renderBlockers } from './find-blockers.ts';
import { checkOutFolder } from './out-folder.ts';
import { serveSite, type ServedSite } from './serve-site.ts';
import { readSiteArguments, type SiteArguments } from './site-arguments.ts';

export interface Outcome {
  readonly exitCode: ExitCode;
  /** The running site; the caller closes it. */
  readonly site?: ServedSite;
}

const START = {
  name: 'npm start --',
  description: 'Score the SOPs, build the site, and serve it.',
  options: ['content', 'as-of', 'out', 'port', 'no-serve'],
} as const;
const BUILD = { name: 'build-site', description: 'Build the site.', options: ['content', 'as-of', 'out'] } as const;
const SERVE = { name: 'serve', description: 'Serve the site built last.', options: ['out', 'port'] } as const;

/** `npm start`: lint, build, serve. A playbook that fails its lint is shown all the same, and said to fail. */
export function runStart(args: readonly string[], terminal: Terminal): Promise<Outcome> {
  return guard(terminal, async () => {
    const given = readSiteArguments(START, args, terminal);
    if (!given) return { exitCode: 0 };
    checkOutFolder({ ...foldersOf(given, terminal), kept: [terminal.cwd] });
    const linted = await runLint({ paths: [], content: given.content, asOf: given.asOf, format: 'text' }, terminal);
    if (linted !== 0) terminal.write('\nThe playbook does not pass, for the reasons above. The site shows it all the same, and says so.\n');
    const exitCode = await build(given, terminal);
    return exitCode !== 0 || !given.serve ? { exitCode } : await serve(given, terminal);
  });
}

/** Builds the site without serving it. */
export function runBuild(args: readonly string[], terminal: Terminal): Promise<Outcome> {
  return guard(terminal, async () => {
    const given = readSiteArguments(BUILD, args, terminal);
    return { exitCode: given ? await build(given, terminal) : 0 };
  });
}

/** Serves the site built last. */
export function runServe(args: readonly string[], terminal: Terminal): Promise<Outcome> {
  return guard(terminal, async () => {
    const given = readSiteArguments(SERVE, args, terminal);
    return given ? await serve(given, terminal) : { exitCode: 0 };
  });
}

async function build(given: SiteArguments, terminal: Terminal): Promise<ExitCode> {
  const { content, asOf } = given;
  const { contentDir, outDir } = foldersOf(given, terminal);
  if (!statSync(contentDir, { throwIfNoEntry: false })?.isDirectory()) throw userError('content-missing', content);
  const began = performance.now();
  const result = await buildSite({ root: terminal.cwd, contentDir, today: asOf, outDir });
  if (result.kind === 'empty') throw userError('no-sops', content);
  if (result.kind === 'blocked') {
    terminal.writeError(`\nThe site is not built; the previous one stays in place. Mend these first:\n${renderBlockers(result.blockers)}`);
    return 1;
  }
  terminal.write(`\nBuilt the site with ${result.sops} ${result.sops === 1 ? 'SOP' : 'SOPs'} in ${((performance.now() - began) / 1000).toFixed(1)} s.\n`);
  return 0;
}

function foldersOf({ content, out }: SiteArguments, { cwd }: Terminal): { readonly contentDir: string; readonly outDir: string } {
  return { contentDir: path.resolve(cwd, content), outDir: path.resolve(cwd, out) };
}

async function serve({ out, port }: SiteArguments, terminal: Terminal): Promise<Outcome> {
  const site = await serveSite(path.resolve(terminal.cwd, out), port);
  terminal.write(`\nThe playbook is at ${site.url}   (Ctrl-C ends it)\n`);
  return { exitCode: 0, site };
}

async function guard(terminal: Terminal, run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (cause) {
    const mistake = cause instanceof UserError ? cause : fromSystemError(cause);
    if (!mistake) throw cause;
    terminal.writeError(`${mistake.message}\n  ${mistake.hint}\n`);
    return { exitCode: 2 };
  }
}
