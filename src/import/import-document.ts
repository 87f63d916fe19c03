import type { Sop } from '../sop/parse-sop.ts';
import { parseForeignSop, type ForeignParseOptions, type ForeignSop } from './parse-foreign-sop.ts';
import { renderSop } from './render-sop.ts';

export interface ImportedDocument {
  /** The document as it was read, with places in it. */
  readonly sop: ForeignSop;
  /** @param linkTo where a link or image of the body leads from the new file. */
  render(linkTo?: (url: string) => string): string;
}

const MOST_ROUNDS = 5;

/** A foreign document and the SOP file it becomes: importing that file again gives the same body. Pure. */
export function importDocument(text: string, options: ForeignParseOptions): ImportedDocument {
  const sop = parseForeignSop(text, options);
  let settled: Sop = sop;
  // Writing a body out can bring to light what stood hidden in it, such as a list behind line breaks: read until nothing new comes.
  for (let round = 0, before = ''; round < MOST_ROUNDS; round++) {
    const rendered = renderSop(settled);
    if (rendered === before) break;
    before = rendered;
    settled = { ...sop, tree: parseForeignSop(rendered, options).tree };
  }
  return { sop, render: (linkTo) => renderSop(settled, linkTo) };
}
