/** The id that a file gives its SOP. */
export function idOfFile(file: string): string {
  return (file.split('/').at(-1) ?? '').replace(/\.(?:mdx?|markdown)$/i, '');
}
