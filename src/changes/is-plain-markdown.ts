/** True for a procedure that is no SOP of a playbook: Markdown as everyone writes it. */
export function isPlainMarkdown(file: string): boolean {
  return !/\.mdx$/i.test(file);
}
