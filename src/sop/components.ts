/** What an attribute may hold: one of these words, or any plain text. */
export type AttributeValues = readonly string[] | 'text';

/**
 * The MDX components that SOPs may use, with their attributes: the fence lets these through and nothing else, and
 * the site knows how to show each of them.
 */
export const COMPONENTS: ReadonlyMap<string, ReadonlyMap<string, AttributeValues>> = new Map([
  ['Callout', new Map<string, AttributeValues>([['kind', ['note', 'tip', 'warning']], ['title', 'text']])],
  ['Template', new Map<string, AttributeValues>([['title', 'text']])],
]);
