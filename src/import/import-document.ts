import { nodesOf } from '../sop/nodes-of.ts';
import { START_OF_FILE } from '../sop/place.ts';
import { MOST_PARTS, tooManyParts } from './most-parts.ts';
import { parseForeignSop, parseForeignTree, type ForeignParseOptions, type ForeignSop } from './parse-foreign-sop.ts';
import { isSameTree, prepareTree, withLinks } from './prepare-tree.ts';
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
  if (nodesOf(sop.tree).length > MOST_PARTS) return { sop: { ...sop, mdxProblems: [...sop.mdxProblems, { place: START_OF_FILE, message: tooManyParts() }] }, render: () => '' };
  let body = prepareTree(sop.tree);
  let rendered = renderSop(sop, body);
  // Writing a body out can bring to light what stood hidden in it, such as a list behind line breaks: read until nothing new comes.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = prepareTree(parseForeignTree(rendered, options));
    if (isSameTree(body, next)) break;
    const again = renderSop(sop, next);
    if (again === rendered) break;
    [body, rendered] = [next, again];
  }
  return {
    sop,
    render: (linkTo = String) => {
      const moved = withLinks(body, linkTo);
      return moved === body ? rendered : renderSop(sop, moved);
    },
  };
}
