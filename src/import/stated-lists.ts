import type { RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Place } from '../sop/place.ts';
import { placeOf, urlsOf } from './statements.ts';
import { channelIn, durationIn, roleIn } from './stated-values.ts';

/** One of the things that a section lists: an item, a row or a paragraph. */
export interface StatedItem {
  readonly text: string;
  readonly urls: readonly string[];
  readonly place: Place;
  /** Cells by the head of their column, in lower case. */
  readonly cells: ReadonlyMap<string, string>;
}

const NO_CELLS: ReadonlyMap<string, string> = new Map();
const MOST_TEXT = 300;

/** What a section lists: the items of its lists, the rows of its tables; its paragraphs where it has neither. */
export function itemsOf(blocks: readonly RootContent[]): StatedItem[] {
  const listed = blocks.flatMap((block) => (block.type === 'list' ? block.children.flatMap(itemOf) : block.type === 'table' ? rowsOf(block) : []));
  if (listed.length > 0) return listed;
  return blocks.flatMap((block) => (block.type === 'paragraph' ? [{ text: textOf(block), urls: urlsOf([block]), place: placeOf(block), cells: NO_CELLS }] : [])).filter(({ text }) => text !== '');
}

function itemOf({ children: [first, second] }: { readonly children: readonly RootContent[] }): StatedItem[] {
  if (first?.type !== 'paragraph') return [];
  const text = textOf(first);
  if (text.endsWith(':') && second?.type === 'list') return second.children.flatMap(itemOf);
  return text === '' ? [] : [{ text, urls: urlsOf([first]), place: placeOf(first), cells: NO_CELLS }];
}

export function rowsOf({ children: [head, ...rows] }: Table): StatedItem[] {
  const names = head?.children.map((cell) => toString(cell).trim().toLowerCase()) ?? [];
  return rows.flatMap((row) => {
    const texts = row.children.map((cell) => toString(cell).replace(/\s+/g, ' ').trim());
    const text = texts.find((cell) => cell !== '') ?? '';
    const [cell] = row.children;
    return text === '' ? [] : [{ text, urls: urlsOf([row]), place: placeOf(cell?.children[0] ?? cell), cells: new Map(names.map((name, index) => [name, texts[index] ?? ''])) }];
  });
}

function textOf(node: RootContent): string {
  return toString(node).replace(/\s+/g, ' ').trim();
}

function cellNamed(item: StatedItem, name: RegExp): string | undefined {
  const found = [...item.cells].find(([head]) => name.test(head))?.[1];
  return found === undefined || found === '' ? undefined : found;
}

function brief(text: string): string {
  return text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT).replace(/\s+\S*$/, '')}…`;
}

/** Without what is undefined: absent, not empty. */
function present<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Partial<Value>;
}

export function statedTrigger(item: StatedItem): object {
  return { event: brief(firstSentence(item.text).replace(/^(?:when|whenever|once|as soon as|if)\s+/i, '')) };
}

export function statedInput(item: StatedItem): object {
  const where = cellNamed(item, /^(?:location|where|source|from|link|system.*|report|place)\b/) ?? item.urls[0];
  return present({ what: brief(item.text.replace(/\.$/, '')), location: where });
}

export function statedOutput(item: StatedItem): object {
  const to = cellNamed(item, /^(?:recipient|to|for|customer|consumer|sent to|receiver|audience)\b/);
  return present({
    what: brief(item.text.replace(/\.$/, '')),
    format: cellNamed(item, /^(?:format|form|type)\b/),
    recipient: to === undefined ? undefined : roleIn(to),
    channel: channelIn(item.text) ?? (to === undefined ? undefined : channelIn(to)),
  });
}

const CALL = /\b(?:escalate(?:d)?(?: (?:it|this|them|the \w+))? to|contact|page|call|notify|inform|alert|ping|reach out to|raise (?:it |this )?with|ask|email|message|go to|speak to|hand (?:it )?(?:over )?to)\s+(?:the\s+|your\s+|our\s+)?([^,.;:()]{2,60}?)(?=\s+(?:via|in|on|at|by|through|using|within|if|when|after|for|immediately|who|and|or|to)\b|[,.;:()]|$)/i;
const CONDITION = /\b((?:if|when|once|after|whenever|in case(?: of)?|should)\s+[^,.;:]{4,160})/i;

/** "If no rule matches, contact the RevOps lead in #revops-alerts within 15 minutes". What is not said is left out. */
export function statedEscalation(item: StatedItem): object {
  const called = cellNamed(item, /^(?:contact|role|who|escalate to|to|owner|person|team|name)\b/) ?? CALL.exec(item.text)?.[1] ?? onlyRole(item.text);
  const when = cellNamed(item, /^(?:when|condition|if|trigger|situation|issue|problem|severity|level|case|scenario)\b/) ?? (CALL.test(item.text) ? CONDITION.exec(item.text)?.[1] : undefined) ?? item.text;
  const time = cellNamed(item, /^(?:within|time|after|response|sla|deadline)/) ?? /\b(?:within|after|for more than|in less than)\s+[^,.;]{2,30}/i.exec(item.text)?.[0];
  return present({
    when: brief(when.replace(/^(?:if|when|once|whenever|should)\s+/i, '')),
    to: called === undefined ? undefined : roleIn(called),
    channel: channelIn([item.text, ...item.cells.values()].join(' ')) ?? item.urls.map((url) => channelIn(url.replace(/^mailto:/, ''))).find((url) => url !== undefined),
    within: time === undefined ? undefined : durationIn(time)?.duration,
  });
}

/** "Level 2: IT manager" names the role behind its label. */
function onlyRole(text: string): string | undefined {
  const rest = /^[^:]{1,40}:\s*([^,.;:()]+)/.exec(text)?.[1] ?? text;
  return roleIn(rest.trim()) === undefined ? undefined : rest.trim();
}

/** "Respond within 4 business hours of the ticket being opened". Undefined where no time is told. */
export function statedSla(item: StatedItem): object | undefined {
  const time = cellNamed(item, /^(?:within|time|response|resolution|sla|target|deadline|turnaround)/) ?? item.text;
  const found = durationIn(time);
  if (!found) return undefined;
  const start = cellNamed(item, /^(?:start|from|clock starts)/) ?? /\b(?:of|after|from|since)\s+((?:the|a|an|receiv|receipt|notif|creat|open|submi|hir|term|clos|sign|request|being)\w*\b[^,.;]{0,80})/i.exec(item.text)?.[1];
  return present({ what: brief(item.text), start: start?.trim(), within: found.duration, hours: found.hours });
}

const SIGNS: Readonly<Record<string, string>> = { '<': '<', '<=': '<=', '≤': '<=', '>': '>', '>=': '>=', '≥': '>=', '=': '=', under: '<', below: '<', 'less than': '<', 'at most': '<=', 'no more than': '<=', 'at least': '>=', 'more than': '>', over: '>', above: '>' };
const TARGET = /(<=|>=|≤|≥|<|>|=|\b(?:under|below|less than|at most|no more than|at least|more than|over|above)\b)\s*(\d+(?:\.\d+)?)\s*(%|[a-z]+)?/i;

/** "Speed to lead: under 5 minutes". */
export function statedMetric(item: StatedItem): object {
  const [, sign = '', target, unit] = TARGET.exec([item.text, ...item.cells.values()].join(' ')) ?? [];
  const name = (/^([^:<>=≤≥]{3,80}?)\s*[:<>=≤≥–—]/.exec(item.text)?.[1] ?? firstSentence(item.text)).replace(/\.$/, '');
  return present({
    name: brief(name),
    report: cellNamed(item, /^(?:report|dashboard|source|where|data)/),
    op: SIGNS[sign.toLowerCase()],
    target: target === undefined ? undefined : Number(target),
    unit: target === undefined ? undefined : unit,
  });
}

function firstSentence(text: string): string {
  return (/^.{10,}?[.!?](?=\s+[\p{Lu}“"[(]|$)/u.exec(text)?.[0] ?? text).trim();
}
