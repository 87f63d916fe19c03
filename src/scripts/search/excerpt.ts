/** A stretch of an excerpt, matching the query or not. */
export interface ExcerptPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Reads the engine's excerpt: of its HTML only text and `mark` are taken over. */
export function readExcerpt(excerpt: string): ExcerptPart[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html').body;
  return [...parsed.childNodes].map((node) => ({ text: node.textContent ?? '', isMatch: node.nodeName === 'MARK' }));
}

/** Leaves out the heading that an excerpt begins with, since the link above it says the same. */
export function withoutTitle(parts: readonly ExcerptPart[], title: string): ExcerptPart[] {
  const whole = parts.map(({ text }) => text).join('');
  const heading = `${title.trim()}.`;
  const indent = whole.length - whole.trimStart().length;
  let left = whole.startsWith(heading, indent) ? indent + heading.length : 0;
  return parts.flatMap((part) => {
    const text = part.text.slice(left);
    left = Math.max(0, left - part.text.length);
    return text.trim() === '' && left > 0 ? [] : [{ ...part, text }];
  });
}
