import { performance } from 'node:perf_hooks';
import path from 'node:path';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import type { Preset } from 'unified';
import type { VFile } from 'vfile';
import { causesOf, type Cause } from '../src/lint/causes.ts';
import { lintSop } from '../src/lint/lint-playbook.ts';
import type { Rule } from '../src/lint/rule.ts';
import { findContentRoot } from '../src/playbook/find-content-root.ts';
import { makePlaybook, type Playbook } from '../src/playbook/playbook.ts';
import { readPlaybook } from '../src/playbook/read-playbook.ts';
import { limitNesting } from '../src/sop/nesting.ts';
import { parseSop, type Sop } from '../src/sop/parse-sop.ts';
import { unravel } from '../src/sop/unravel.ts';
import { RULES } from './index.ts';

export interface RemarkRuleOptions {
  /** The ISO date that decides what is overdue. */
  readonly today: string;
}

/** Turns a rule into an ordinary remark plugin: its findings become the file's messages. */
export function remarkRule(rule: Rule) {
  return function attach({ today }: RemarkRuleOptions) {
    return (tree: Root, file: VFile): void => {
      const playbook = playbookAround(tree, file);
      const sop = playbook.sops.find((candidate) => candidate.path === shownPath(file));
      if (!sop) return;
      // Whether a waiver is used shows only when all rules run.
      const rules = rule.name === 'unused-waiver' ? RULES : [rule];
      for (const { finding } of causesIn(sop, playbook, rules, today)) {
        if (finding.rule !== rule.name || finding.waived) continue;
        const { line, column, endLine, endColumn } = finding.place;
        const start = { line, column };
        const place = endLine === undefined || endColumn === undefined ? start : { start, end: { line: endLine, column: endColumn } };
        const message = file.message(finding.message, { place, ruleId: rule.name, source: 'sopwright' });
        message.fatal = finding.severity === 'info' ? undefined : finding.severity === 'error' && (isJudged(sop) || rule.name === 'mdx-fence');
        message.note = rule.why;
      }
    };
  };
}

/** Drafts and retired SOPs fail nothing but for code in them. */
function isJudged({ status }: Sop): boolean {
  return status !== 'draft' && status !== 'retired';
}

/** What rules find, and the rules that tell of the same causes, so that an editor shows each cause once. */
function causesIn(sop: Sop, playbook: Playbook, rules: readonly Rule[], today: string): readonly Cause[] {
  const found = lintSop(sop, playbook, { rules, today });
  const tellers = RULES.filter(({ name }) => found.some(({ toldBy }) => toldBy === name));
  return causesOf(tellers.length === 0 ? found : lintSop(sop, playbook, { rules: [...rules, ...tellers], today }));
}

/** A preset with the syntax that SOPs use and every rule, for `.remarkrc.mjs`. */
export function sopwrightPreset(options: RemarkRuleOptions): Preset {
  return {
    plugins: [[remarkFrontmatter, ['yaml']], remarkGfm, remarkMdx, ...RULES.map((rule) => [remarkRule(rule), options] as [ReturnType<typeof remarkRule>, RemarkRuleOptions])],
  };
}

const around = new WeakMap<Root, Playbook>();

/** The playbook as it lies on disk, with the file as it is being edited. */
function playbookAround(tree: Root, file: VFile): Playbook {
  const known = around.get(tree);
  if (known) return known;
  const full = path.resolve(file.cwd, file.path);
  const root = findContentRoot(full);
  const onDisk = readRecently(root, file.cwd);
  const shown = shownPath(file);
  const own = onDisk.sops.find((sop) => sop.path === shown);
  const { tree: bounded, problems } = limitNesting(tree);
  const sop = parseSop(String(file), {
    path: shown,
    file: own?.file ?? path.relative(root, full),
    ...(own ? { function: own.function } : {}),
    reader: () => ({ tree: unravel(structuredClone(bounded)), problems }),
  });
  const playbook = makePlaybook({ ...onDisk, sops: [...onDisk.sops.filter((other) => other.path !== shown), sop] });
  around.set(tree, playbook);
  return playbook;
}

function shownPath(file: VFile): string {
  return path.relative(file.cwd, path.resolve(file.cwd, file.path)).replaceAll(path.sep, '/');
}

const KEEP_MS = 1000;
const recent = new Map<string, { readonly at: number; readonly playbook: Playbook }>();

/** An editor asks on every key stroke; a second-old playbook serves it. */
function readRecently(root: string, cwd: string): Playbook {
  const now = performance.now();
  const known = recent.get(root);
  if (known && now - known.at < KEEP_MS) return known.playbook;
  const playbook = readPlaybook(root, cwd);
  recent.set(root, { at: now, playbook });
  return playbook;
}
