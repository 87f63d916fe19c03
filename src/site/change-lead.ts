import type { Change } from '../changes/change.ts';

/**
 * The part of a change and what happened to it, without the values that are shown beside it: "Step 4 reworded",
 * "Owner changed", `Input "Raw leads": location`. The whole text where no value is shown, or none is found in it.
 */
export function changeLead({ type, text, before, after }: Pick<Change, 'type' | 'text' | 'before' | 'after'>): string {
  if (before === undefined && after === undefined) return text;
  if (type === 'link-changed') return `${withoutDetail(text)}: link`;
  return withoutTurn(text, before ?? 'nothing', after ?? 'nothing') ?? (isOfReviewRecord(type) ? text : withoutDetail(text));
}

/** True of what is told of a review's record: half of such a sentence would say that something is wrong, or right, when it is not. */
export function isOfReviewRecord(type: string): boolean {
  return type === 'reviewed' || type === 'review-edited' || type === 'review-date-moved';
}

/** Without "a -> b" at its end, quoted or not. */
function withoutTurn(text: string, before: string, after: string): string | undefined {
  for (const left of [before, `"${before}"`]) {
    for (const right of [after, `"${after}"`]) {
      const turn = ` ${left} -> ${right}`;
      if (text.endsWith(turn) && text.length > turn.length) return text.slice(0, -turn.length).replace(/:$/, '');
    }
  }
  return undefined;
}

/** Up to the first colon that stands in no quotes; names in quotes may hold colons. */
function withoutDetail(text: string): string {
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && text.startsWith(': ', index)) return text.slice(0, index);
  }
  return text;
}

/** Between the cells of a row. */
export const CELL = ' | ';

/** The values of a change as they are shown beside its lead, without what the lead says and without addresses. */
export function changeValues({ type, before, after }: Change): Pick<Change, 'before' | 'after'> {
  if (type === 'link-changed') return { before, after };
  if (type.startsWith('decision')) return { before: before?.replaceAll(CELL, '\n'), after: after?.replaceAll(CELL, '\n') };
  const isLogged = type === 'change-logged' || type === 'changelog-edited';
  const [left, right] = [before, after].map((value) => (isLogged ? value?.replace(/^\S+: /, '') : value && withoutAddresses(value)));
  return left === right ? { before, after } : { before: left, after: right };
}

const FILE = /^\S*\.mdx?(?:#\S*)?$/;

/** Files at the ends of lines: what a passage links to, which says nothing where only its words changed. */
function withoutAddresses(text: string): string {
  const lines = text.split('\n').map((line) => {
    const words = line.split(' ');
    return words.slice(0, words.findLastIndex((word) => !FILE.test(word)) + 1).join(' ');
  });
  return lines.join('\n');
}
