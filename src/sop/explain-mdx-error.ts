import type { Place, ReadingProblem } from './place.ts';

/**
 * A parser's complaint about MDX as a problem with a place, in words for the SOP's owner.
 *
 * @param known the place, where the parser gives it apart from its message.
 */
export function explainMdxError(cause: unknown, source: string, known?: Place): ReadingProblem {
  const thrown = cause instanceof Error ? cause.message : String(cause);
  const [, line = '1', column = '1', rest = thrown] = /^(?:(\d+):(\d+)(?:-\d+:\d+)?:? )?([^]*)$/.exec(thrown) ?? [];
  const reason = rest.replace(/\s*\((?:micromark|mdx|mdast|remark)[^)]*:[^)]*\)$/, '').split('\n')[0] ?? rest;
  const place = known ?? { line: Number(line), column: Number(column) };
  return { place, message: explain(reason, textBehind(place, source)) };
}

function explain(reason: string, text: string): string {
  const unclosed = /Expected a closing tag for `<([^`>]*)>`/.exec(reason)?.[1];
  if (unclosed !== undefined && /^[A-Z]/.test(unclosed)) return `Unexpected <${unclosed}> without an end, expected </${unclosed}> after it`;
  if (unclosed !== undefined) return `Unexpected tag <${unclosed}>, expected Markdown, or \\< for a plain sign`;
  const stray = /closing tag `<\/([^`>]*)>`/.exec(reason)?.[1] ?? (reason.includes('closing slash') ? /^<\/([\w.-]*)/.exec(text)?.[1] : undefined);
  if (stray !== undefined) return `Unexpected </${stray}>, expected <${stray}> before it, or \\< for a plain sign`;
  if (text.startsWith('<!--')) return 'Unexpected HTML comment, expected {/* … */}';
  if (/^<(?:[a-z]+:\/\/|mailto:|[\w.]+@)/i.test(text)) return 'Unexpected address in < >, expected [text](address)';
  if (/import\/exports/.test(reason)) return 'Unexpected import or export, expected text: begin the line with another word';
  if (/expression/.test(reason)) return 'Unexpected "{", expected \\{ for a plain brace';
  if (/^<[A-Z]/.test(text)) return `Unexpected component that cannot be read, expected name="text" in it and > at its end`;
  if (text.startsWith('<')) return 'Unexpected "<", expected \\< for a plain sign';
  return `Unexpected MDX, expected plain Markdown (${reason})`;
}

/** What stands at a place, from the sign on that the parser stumbled over: parsers point at it or just behind it. */
function textBehind({ line, column }: Place, source: string): string {
  const text = source.split('\n', line)[line - 1] ?? '';
  const open = Math.max(text.lastIndexOf('<', column - 1), text.lastIndexOf('{', column - 1));
  return open < 0 ? '' : text.slice(open);
}
