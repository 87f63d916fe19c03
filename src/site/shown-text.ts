import { visible } from '../sop/visible.ts';

/** A character that no text needs, beside line breaks and tabs; most texts have none. */
const UNPRINTABLE = /[^\P{C}\t\n\r]/u;

/** A page or text without control characters and without those that reverse the order in which others are shown. White space stays. */
export function shownText(text: string): string {
  return UNPRINTABLE.test(text) ? text.replace(/[\v\f]/g, ' ').replace(/\S+/g, visible) : text;
}
