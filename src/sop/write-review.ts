import { isMap, parseDocument } from 'yaml';
import { readFrontmatter } from './frontmatter.ts';
import { normaliseText } from './parse-sop.ts';
import type { ReviewRecord } from './schema.ts';

/** One line with the line end that it has in the file. */
interface Line {
  text: string;
  end: string;
}

/**
 * The file's text with `lastReviewed` and the `review` record set. Every other line stays as it was, with its
 * comments, order and line ends; so do comments inside the record.
 *
 * @param source the file's text as it lies on disk. Its frontmatter must be readable (no problems).
 * @returns undefined when the file has no frontmatter to write into.
 */
export function writeReview(source: string, record: ReviewRecord): string | undefined {
  const frontmatter = readFrontmatter(normaliseText(source));
  if (frontmatter.text === undefined || frontmatter.problems.length > 0) return undefined;
  const lines = splitLines(source);
  const ending = lines.find((line) => line.end !== '')?.end ?? '\n';
  const close = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line.text));
  if (close < 0) return undefined;

  const review = blockOf('review', lines, close);
  const rendered = renderRecord(review ? textOf(lines.slice(review.from, review.to)) : '', record);
  const replacement = rendered.split('\n').map((text) => ({ text, end: ending }));
  lines.splice(review?.from ?? close, review ? review.to - review.from : 0, ...replacement);

  const date = blockOf('lastReviewed', lines, lines.length);
  const dateLine = date && lines[date.from];
  if (dateLine) {
    const comment = /\s+#.*$/.exec(dateLine.text)?.[0] ?? '';
    lines.splice(date.from, date.to - date.from, { text: `lastReviewed: ${record.date}${comment}`, end: dateLine.end || ending });
  } else {
    lines.splice(review?.from ?? close, 0, { text: `lastReviewed: ${record.date}`, end: ending });
  }
  return textOf(lines, true);
}

function splitLines(source: string): Line[] {
  const parts = source.split(/(\r\n|\r|\n)/);
  const lines: Line[] = [];
  for (let index = 0; index < parts.length; index += 2) lines.push({ text: parts[index] ?? '', end: parts[index + 1] ?? '' });
  return lines;
}

function textOf(lines: readonly Line[], own = false): string {
  return lines.map((line) => line.text + (own ? line.end : '\n')).join('');
}

/** The lines of a top-level key: its own, and those below that are indented or belong to its flow collection. */
function blockOf(key: string, lines: readonly Line[], close: number): { from: number; to: number } | undefined {
  const start = new RegExp(`^(?:${key}|"${key}"|'${key}')\\s*:`);
  const from = lines.findIndex((line, index) => index > 0 && index < close && start.test(line.text));
  if (from < 0) return undefined;
  let to = from + 1;
  while (to < close && /^(?:[ \t]|[}\]])/.test(lines[to]?.text ?? '')) to++;
  return { from, to };
}

/** The record as YAML in the style it had, on as many lines as it needs. */
function renderRecord(existing: string, record: ReviewRecord): string {
  const document = parseDocument(existing.trim() === '' ? 'review: {}\n' : existing, { version: '1.2' });
  const map = document.get('review');
  if (!isMap(map)) document.set('review', document.createNode({}));
  const target = document.get('review');
  if (isMap(target)) {
    for (const item of [...target.items]) {
      const key = String(item.key);
      if (!(key in record)) target.delete(key);
    }
    for (const [key, value] of Object.entries(record)) {
      if (value === undefined) target.delete(key);
      else if (JSON.stringify(document.toJS().review?.[key]) !== JSON.stringify(value)) target.set(key, document.createNode(value));
    }
    if (existing.trim() === '') target.flow = false;
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).replace(/\n$/, '');
}
