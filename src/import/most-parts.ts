/** Paragraphs, items, cells, links and words in bold, all told: a megabyte of the densest procedure has no more. */
export const MOST_PARTS = 60_000;

export function tooManyParts(): string {
  return `Unexpected text of more than ${MOST_PARTS} paragraphs, items, cells and links, expected one procedure: split the document`;
}
