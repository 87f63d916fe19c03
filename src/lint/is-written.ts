import type { Sop } from '../sop/parse-sop.ts';

/** True when the frontmatter says something at a top-level key, well-formed or not: `owner:` and `metrics: []` say nothing. */
export function isWritten(sop: Sop, key: string): boolean {
  const value = sop.frontmatter.data[key];
  if (value === undefined || value === null || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** The rule that tells why a top-level key could not be read, where it could not: `toldBy` of a hit that says so too. */
export function toldByFrontmatter(sop: Sop, key: string): string | undefined {
  return isWritten(sop, key) && sop.schemaIssues.some(({ path }) => path[0] === key) ? 'valid-frontmatter' : undefined;
}
