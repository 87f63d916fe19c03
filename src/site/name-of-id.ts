/** An id as words, for what no registry or setting names: `deal-desk` is "Deal desk". */
export function nameOfId(id: string): string {
  const words = id.replace(/[-_]+/g, ' ').trim();
  return words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1);
}
