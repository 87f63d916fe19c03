import { EVENT_ID, SCALAR_STYLE, getScalarValue, parseEvents, COLLECTION_STYLE } from 'js-yaml';

/** A value of a YAML text with where it stands: offsets, the end exclusive. */
export interface YamlNode {
  readonly start: number;
  readonly end: number;
  readonly value: unknown;
  /** Of a mapping: by key, where the key stands and what it holds. */
  readonly entries?: ReadonlyMap<string, YamlEntry>;
  /** Of a list. */
  readonly items?: readonly YamlNode[];
}

export interface YamlEntry {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly node: YamlNode;
}

/** Deeper than any frontmatter; beyond it, the other reader says what is wrong. */
const MAX_DEPTH = 50;

/**
 * Reads the YAML that nearly every SOP is written in: mappings with text keys, lists, and plain, quoted or block
 * text, in YAML 1.2's core schema. It takes a tenth of the time of the full reader.
 *
 * @returns undefined for everything else: anchors, aliases, tags, directives, repeated keys, errors. The full reader has the word there.
 */
export function readPlainYaml(text: string): YamlNode | undefined {
  if (UNUSUAL.test(text)) return undefined;
  let events;
  try {
    events = parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch {
    return undefined; // The full reader finds the same mistake and explains it.
  }
  const [document, ...rest] = events;
  if (document?.type !== EVENT_ID.DOCUMENT || document.explicitStart || document.explicitEnd || document.directives.length > 0) return undefined;
  return new Builder(text, rest).build();
}

type Event = ReturnType<typeof parseEvents>[number];
type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** What the two readers may take differently: tabs, control characters, line separators, and anchors and tags at a value's start. */
const UNUSUAL = /[\t\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u2028\u2029\ufeff]|[\s[{,:-][&*!][^\s]/;

class NotPlain extends Error {}

class Builder {
  private readonly text: string;
  private readonly events: readonly Event[];
  private at = 0;

  constructor(text: string, events: readonly Event[]) {
    this.text = text;
    this.events = events;
  }

  build(): YamlNode | undefined {
    try {
      const root = this.node();
      return this.events[this.at]?.type === EVENT_ID.POP && this.at === this.events.length - 1 ? root : undefined;
    } catch (cause) {
      if (cause instanceof NotPlain) return undefined;
      throw cause;
    }
  }

  private node(): YamlNode {
    const event = this.events[this.at++];
    if (!event || event.type === EVENT_ID.ALIAS || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) throw new NotPlain();
    if (event.anchorStart >= 0 || event.tagStart >= 0) throw new NotPlain();
    if (event.type === EVENT_ID.SCALAR) return this.scalar(event);
    return event.type === EVENT_ID.SEQUENCE ? this.list(event) : this.mapping(event);
  }

  private list(event: { start: number; style: number }): YamlNode {
    const items: YamlNode[] = [];
    while (this.events[this.at]?.type !== EVENT_ID.POP) {
      const item = this.node();
      if (item.start < 0) throw new NotPlain();
      items.push(item);
    }
    this.at++;
    return { start: event.start, end: this.endOf(event, items.at(-1)?.end), value: items.map(({ value }) => value), items };
  }

  private mapping(event: { start: number; style: number }): YamlNode {
    const entries = new Map<string, YamlEntry>();
    const value: Record<string, unknown> = {};
    let last: number | undefined;
    while (this.events[this.at]?.type !== EVENT_ID.POP) {
      const key = this.key();
      const node = this.node();
      if (entries.has(key.text)) throw new NotPlain();
      entries.set(key.text, { keyStart: key.start, keyEnd: key.end, node });
      value[key.text] = node.value;
      last = node.start < 0 ? this.colonAfter(key.end) : node.end;
    }
    this.at++;
    return { start: event.start, end: this.endOf(event, last), value, entries };
  }

  /** Where a key without a value ends. */
  private colonAfter(offset: number): number {
    COLON.lastIndex = offset;
    if (!COLON.test(this.text)) throw new NotPlain();
    return COLON.lastIndex;
  }

  private key(): { text: string; start: number; end: number } {
    const event = this.events[this.at++];
    if (event?.type !== EVENT_ID.SCALAR || event.anchorStart >= 0 || event.tagStart >= 0 || event.valueStart < 0) throw new NotPlain();
    const { start, end } = this.extent(event);
    const text = getScalarValue(this.text, event);
    if (text === '<<' || text === '__proto__' || text.includes('\n')) throw new NotPlain();
    return { text, start, end };
  }

  private scalar(event: ScalarEvent): YamlNode {
    if (event.valueStart < 0) return { start: -1, end: -1, value: null };
    const text = getScalarValue(this.text, event);
    return { ...this.extent(event), value: event.style === SCALAR_STYLE.PLAIN ? resolvePlain(text) : text };
  }

  private extent({ style, valueStart, valueEnd }: ScalarEvent): { start: number; end: number } {
    if (style === SCALAR_STYLE.PLAIN) return { start: valueStart, end: valueEnd };
    if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return { start: valueStart - 1, end: valueEnd + 1 };
    const lineStart = this.text.lastIndexOf('\n', valueStart - 2) + 1;
    const header = BLOCK_HEADER.exec(this.text.slice(lineStart, valueStart));
    if (!header) throw new NotPlain();
    return { start: lineStart + header.index, end: valueStart + this.text.slice(valueStart, valueEnd).trimEnd().length };
  }

  /** Block collections end with their last value, flow collections with their bracket. */
  private endOf({ start, style }: { start: number; style: number }, last: number | undefined): number {
    if (style === COLLECTION_STYLE.BLOCK) return last ?? start;
    REST_OF_FLOW.lastIndex = last ?? start + 1;
    if (!REST_OF_FLOW.test(this.text)) throw new NotPlain();
    return REST_OF_FLOW.lastIndex;
  }
}

const COLON = / *:(?! *#)/y;
const BLOCK_HEADER = /[|>][-+\d]*[ ]*(?:#.*)?\n$/;
/** What may stand between a flow collection's last value and its bracket. */
const REST_OF_FLOW = /(?:[\s,]|#[^\n]*\n)*[\]}]/y;

const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const OTHER_NUMBER = /^(?:0[ox]|[-+]?\.(?:inf|nan))/i;

/** A plain scalar in YAML 1.2's core schema. */
function resolvePlain(text: string): unknown {
  switch (text) {
    case 'true': case 'True': case 'TRUE': return true;
    case 'false': case 'False': case 'FALSE': return false;
    case '': case '~': case 'null': case 'Null': case 'NULL': return null;
    default:
  }
  const first = text.charCodeAt(0);
  if (first > 57) return text;
  if (NUMBER.test(text)) return Number(text);
  if (OTHER_NUMBER.test(text)) throw new NotPlain();
  return text;
}
