const GROWN: Readonly<Record<string, number>> = { '&': 4, '<': 3, '>': 3, '"': 5, "'": 4 };

/** How many bytes a text takes in a page, its characters escaped. */
export function htmlBytes(text: string): number {
  let grown = 0;
  for (const [character] of text.matchAll(/[&<>"']/g)) grown += GROWN[character] ?? 0;
  return Buffer.byteLength(text) + grown;
}
