/** Text with each run of white space as one space, and none at its ends. Most texts are so already, and cost a look only. */
export function squeeze(text: string): string {
  return /\s\s|[^\S ]|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}
