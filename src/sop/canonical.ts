import type { ListItem, RootContent, TableRow } from 'mdast';
import { squeeze } from './squeeze.ts';
import { textOf } from './text-of.ts';

/** JSON with sorted keys and single spaces: the same however a value of the frontmatter is written. */
export function canonicalValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(squeeze(value));
  if (Array.isArray(value)) return `[${value.map(canonicalValue).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const said = value as Record<string, unknown>;
    const keys = Object.keys(said).filter((key) => said[key] !== undefined && said[key] !== null);
    return `{${keys.sort().map((key) => `${JSON.stringify(key)}:${canonicalValue(said[key])}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** A piece of a block that is compared as one, with what a reader would call it. */
export interface CanonicalPiece {
  readonly text: string;
  /** Its label: the bold words before a colon, or the first cell of a row. */
  readonly name: string | undefined;
}

/** A block's meaning as texts: emphasis, link targets, bullets and padding left out; numbered items told from bullets. */
export function canonicalPieces(node: RootContent): CanonicalPiece[] {
  switch (node.type) {
    case 'list':
      return node.children.map((item) => ({ text: canonicalListItem(item, node.ordered === true), name: labelOf(item) }));
    case 'table':
      return node.children.map((row, index) => ({ text: canonicalRow(row), name: index === 0 ? undefined : squeeze(row.children[0] ? textOf(row.children[0]) : '') || undefined }));
    case 'code':
      return [{ text: `\`${node.value.trim()}`, name: undefined }];
    case 'mdxJsxFlowElement':
    case 'blockquote':
      return node.children.flatMap(canonicalPieces);
    case 'thematicBreak':
    case 'definition':
    case 'mdxFlowExpression':
    case 'mdxjsEsm':
      return [];
    default: {
      const text = squeeze(textOf(node));
      return text ? [{ text, name: undefined }] : [];
    }
  }
}

/** One item of a list, with all that stands below it. */
export function canonicalListItem(item: ListItem, isOrdered: boolean): string {
  const blocks = item.children.flatMap((child) => canonicalPieces(child).map(({ text }) => text));
  return `${isOrdered ? '#' : '-'} ${blocks.join(' / ')}`;
}

function canonicalRow(row: TableRow): string {
  return `| ${row.children.map((cell) => squeeze(textOf(cell))).join(' | ')}`;
}

/** `**Same person twice:** If …` and `**Same person twice**: If …` both name the item. */
function labelOf(item: ListItem): string | undefined {
  const [first] = item.children;
  const [strong, next] = first?.type === 'paragraph' ? first.children : [];
  if (strong?.type !== 'strong') return undefined;
  const label = squeeze(textOf(strong));
  if (label.endsWith(':')) return label.slice(0, -1).trim() || undefined;
  return next?.type === 'text' && next.value.trimStart().startsWith(':') ? label || undefined : undefined;
}
