/** Schemes that a link of an SOP may have. Whatever else a browser knows can run code or leave the reader's sight. */
export const SAFE_SCHEMES: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel']);

/** Characters that browsers drop from an address, or that nobody sees in one. */
const UNSEEN = /[\p{C}\p{Z}\s\p{Default_Ignorable_Code_Point}]+/gu;

/**
 * The scheme of an address in lower case, without the colon; undefined for a relative address. Reads it as a
 * browser does: white space, control characters and case hide nothing.
 *
 * @param url the address with entities decoded, as the syntax tree has it.
 */
export function schemeOf(url: string): string | undefined {
  return /^([^/?#:]*):/.exec(url.replace(UNSEEN, ''))?.[1]?.toLowerCase();
}

/** True when an address is relative or has one of the safe schemes. */
export function isSafeUrl(url: string): boolean {
  const scheme = schemeOf(url);
  return scheme === undefined || SAFE_SCHEMES.has(scheme);
}
