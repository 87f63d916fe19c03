/** One line with the line end that it has in the file. */
export interface Line {
  readonly text: string;
  readonly end: string;
}

/** A text as lines; joined again, it is the same to the byte. */
export function splitLines(source: string): Line[] {
  const parts = source.split(/(\r\n|\r|\n)/);
  return Array.from({ length: Math.ceil(parts.length / 2) }, (_, index) => ({ text: parts[index * 2] ?? '', end: parts[index * 2 + 1] ?? '' }));
}

export function joinLines(lines: readonly Line[]): string {
  return lines.map(({ text, end }) => text + end).join('');
}

/** The end that the file's lines have, by its first line. */
export function lineEndOf(lines: readonly Line[]): string {
  return lines.find((line) => line.end !== '')?.end ?? '\n';
}

/** The index of the line that closes the frontmatter; -1 where none does. */
export function closingFence(lines: readonly Line[]): number {
  return lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line.text));
}
