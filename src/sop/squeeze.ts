/** Text with each run of white space as one space, and none at its ends. Most texts are so already, and cost a look only. */
export function squeeze(text: string): string {
  const trimmed = text.trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}
