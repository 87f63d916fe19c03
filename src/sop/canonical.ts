import type { ListItem, RootContent, TableRow } from 'mdast';
import { canonicalDuration } from './iso-time.ts';
import { plainText, wordingOf } from './text-of.ts';

/** True for lists whose order says something; false where it does not. */
type KeepsOrder = boolean;

/**
 * What a value of the frontmatter says, as text: the same however it is written. The order of keys and of lists,
 * spaces, quotes, empty lists and the units of a duration make no difference; `PT60M` is `PT1H`, and 5 days are no 120 hours.
 */
export function canonicalValue(value: unknown, keepsOrder: KeepsOrder = false): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonicalValue(item, keepsOrder));
    return `[${(keepsOrder ? items : items.sort()).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const said = value as Record<string, unknown>;
    const keys = Object.keys(said).filter((key) => !isNothing(said[key])).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalValue(said[key], keepsOrder)}`).join(',')}}`;
  }
  if (value === undefined || value === null) return 'null';
  const text = plainText(String(value));
  return JSON.stringify(canonicalDuration(text) ?? text);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
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
      return node.children.map((row, index) => ({ text: canonicalRow(row), name: index === 0 ? undefined : (row.children[0] && wordingOf(row.children[0])) || undefined }));
    case 'code':
      return [{ text: `\`${node.value.trim()}`, name: undefined }];
    case 'mdxJsxFlowElement':
      return [...titleOf(node), ...node.children.flatMap(canonicalPieces)];
    case 'blockquote':
      return node.children.flatMap(canonicalPieces);
    case 'thematicBreak':
    case 'definition':
    case 'mdxFlowExpression':
    case 'mdxjsEsm':
      return [];
    default: {
      const text = wordingOf(node);
      return text ? [{ text, name: undefined }] : [];
    }
  }
}

/** One item of a list, with all that stands below it; a list within it in brackets. */
export function canonicalListItem(item: ListItem, isOrdered: boolean): string {
  const blocks = item.children.map((child) => {
    const texts = canonicalPieces(child).map(({ text }) => text);
    return child.type === 'list' ? `[${texts.join(' | ')}]` : texts.join(' / ');
  });
  return `${isOrdered ? '#' : '-'} ${item.checked ? '[x] ' : ''}${blocks.filter(Boolean).join(' / ')}`;
}

function canonicalRow(row: TableRow): string {
  return `| ${row.children.map(wordingOf).join(' | ')}`;
}

/** What a component shows above what it holds. */
function titleOf({ attributes }: Extract<RootContent, { type: 'mdxJsxFlowElement' }>): CanonicalPiece[] {
  const title = attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'title')?.value;
  return typeof title === 'string' && title.trim() !== '' ? [{ text: `<${plainText(title)}>`, name: undefined }] : [];
}

/** `**Same person twice:** If …` and `**Same person twice**: If …` both name the item. */
function labelOf(item: ListItem): string | undefined {
  const [first] = item.children;
  const [strong, next] = first?.type === 'paragraph' ? first.children : [];
  if (strong?.type !== 'strong') return undefined;
  const label = wordingOf(strong);
  if (label.endsWith(':')) return label.slice(0, -1).trim() || undefined;
  return next?.type === 'text' && next.value.trimStart().startsWith(':') ? label || undefined : undefined;
}
