/** More names than these are counted: somebody reads them. */
export const MOST_NAMED = 8;

/** The first of some names, and how many more there are. */
export function someOf(names: readonly (string | number)[]): string {
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return names.slice(0, MOST_NAMED).join(', ') + more;
}
