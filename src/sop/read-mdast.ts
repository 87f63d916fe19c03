import type { Root } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import type { ReadingProblem } from './place.ts';
import { unravel } from './unravel.ts';

export interface MdastReading {
  readonly tree: Root;
  /** At most one: MDX that does not parse. The tree is then that of the plain Markdown. */
  readonly problems: readonly ReadingProblem[];
}

/** Text to syntax tree (frontmatter, MDX, GFM). Two implementations: this one and the reference in `reference-reader.ts`. */
export type MdastReader = (source: string) => MdastReading;

/** Reads with the native parser: the fast default. Where it differs from the reference, the reference is right. */
export const readMdast: MdastReader = (source) => {
  try {
    return { tree: unravel(mdxToMdast(source) as Root), problems: [] };
  } catch (cause) {
    return { tree: markdownToMdast(source) as Root, problems: [explainMdxError(cause)] };
  }
};

/** A parser's complaint as a problem with a place, in words for the SOP's owner. */
export function explainMdxError(cause: unknown): ReadingProblem {
  const message = cause instanceof Error ? cause.message : String(cause);
  const [, line = '1', column = '1', rest = message] = /^(?:(\d+):(\d+)(?:-\d+:\d+)?:? )?([^]*)$/.exec(message) ?? [];
  const reason = rest.replace(/\s*\((?:micromark|mdx|mdast|remark)[^)]*:[^)]*\)$/, '').split('\n')[0] ?? rest;
  const what = /[{}]|expression/.test(reason) ? 'text: write \\{ for a brace and \\< for a sign' : 'a component with an opening and a closing tag';
  return { place: { line: Number(line), column: Number(column) }, message: `Unexpected MDX, expected ${what} (${reason})` };
}
