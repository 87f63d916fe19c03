import { canonicalValue } from '../sop/canonical.ts';
import { durationInWords } from '../sop/iso-time.ts';
import { squeeze } from '../sop/squeeze.ts';

/** A mapping of the frontmatter as written; any value may be malformed. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A value as a list: one alone counts as a list of one, none as an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** What a value of the frontmatter means, as text: what has one fingerprint has one meaning, and nothing is said by an empty list. */
export function meaningOf(value: unknown): string {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '';
  return canonicalValue(value);
}

export function isSame(one: unknown, other: unknown): boolean {
  return one === other || meaningOf(one) === meaningOf(other);
}

/** A value as a reader would say it; "nothing" where there is none. */
export function say(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(say).join(', ');
  if (isFields(value)) return Object.entries(value).map(([key, item]) => `${key} ${say(item)}`).join(', ');
  return clip(durationInWords(squeeze(String(value))));
}

/** The same, with quotes round what would run into the sentence. */
export function quote(value: unknown): string {
  const said = say(value);
  const isPlain = typeof value !== 'string' || !/\s/.test(said) || /^[<>=!]/.test(said) || said !== clip(squeeze(value));
  return isPlain ? said : `"${said}"`;
}

/** Text of at most `length` characters, cut between words. */
export function clip(text: string, length = 100): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${cut.slice(0, cut.lastIndexOf(' ') > length / 2 ? cut.lastIndexOf(' ') : length - 1).trimEnd()}…`;
}
