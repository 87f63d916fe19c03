import type { Sop } from '../sop/parse-sop.ts';
import { insertAt } from './replace-words.ts';
import type { Edit } from './rule.ts';

/**
 * The edit that adds a system to `systems:` in the frontmatter, in the style of the list that is there.
 *
 * @returns undefined where the frontmatter is written in a way that a line cannot be added to safely.
 */
export function declareSystem(sop: Sop, id: string): Edit[] | undefined {
  const { systems } = sop.frontmatter.data;
  if (Array.isArray(systems) && systems.length > 0) return addToList(sop, systems.length - 1, id);
  const close = sop.lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  const [first] = Object.keys(sop.frontmatter.data);
  const isPlain = first !== undefined && !('systems' in sop.frontmatter.data) && sop.keyPlaceOf([first]).column === 1;
  return close > 0 && isPlain ? [insertAt(close + 1, 1, `systems: [${id}]\n`)] : undefined;
}

function addToList(sop: Sop, last: number, id: string): Edit[] | undefined {
  const { line, column, endLine, endColumn } = sop.placeOf(['systems', last]);
  const text = sop.lines[line - 1] ?? '';
  if (endLine !== line || endColumn === undefined) return undefined;
  const before = text.slice(0, column - 1);
  if (/^\s*-\s+$/.test(before)) return [insertAt(line, text.length + 1, `\n${before}${id}`)];
  return /^\s*[\],]/.test(text.slice(endColumn - 1)) ? [insertAt(line, endColumn, `, ${id}`)] : undefined;
}
