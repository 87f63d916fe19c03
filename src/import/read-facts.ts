import type { Section } from '../sop/sections.ts';
import { shownFrontmatterSchema, STATUSES } from '../sop/schema.ts';
import { factNamed, type Fact } from './fact-names.ts';
import type { ForeignFrontmatter } from './foreign-frontmatter.ts';
import type { FoundFact, FrontmatterBuilder, Origin } from './frontmatter-builder.ts';
import { changesFromData, statedChanges } from './stated-change-log.ts';
import { itemsOf, statedEscalation, statedInput, statedMetric, statedOutput, statedSla, statedTrigger, type StatedItem } from './stated-lists.ts';
import { readStatedSentences } from './stated-sentences.ts';
import { cadenceIn, channelIn, dateIn, idOf, intervalIn, looksLikeDate, roleIn, versionIn } from './stated-values.ts';
import { placeOf, readStatements, type Statement } from './statements.ts';

/** Fills the frontmatter from what the document states: its own frontmatter first, then labels, headings and sentences. */
export function readFacts(frontmatter: ForeignFrontmatter, sections: readonly Section[], builder: FrontmatterBuilder): void {
  const own = readForeignKeys(frontmatter, builder);
  const labels = readStatements(sections);
  for (const statement of own) readStatement(statement, 'frontmatter', builder);
  for (const statement of labels) readStatement(statement, 'label', builder);
  for (const section of sections) readSection(section, builder);
  for (const { fact, value, place } of readStatedSentences(sections)) {
    const data = fact === 'trigger' ? [statedTrigger({ text: value, urls: [], place, cells: new Map() })] : fact === 'feedback' ? { channel: value } : value;
    builder.set(fact, data, { source: 'sentence', place });
  }
  // The date of the last change is the next best thing where no review is dated.
  for (const { source, statement } of [...own.map((statement) => ({ source: 'frontmatter', statement }) as const), ...labels.map((statement) => ({ source: 'label', statement }) as const)]) {
    if (statement.fact === 'lastUpdated') setDate(statement.text, { source, place: statement.place, keyPlace: statement.keyPlace, note: UPDATED }, builder);
  }
}

const UPDATED = 'the date of the last update, not of a review';

/** The single values of the document's own frontmatter as statements; lists of changes and owners are taken as they are. */
function readForeignKeys(frontmatter: ForeignFrontmatter, builder: FrontmatterBuilder): Statement[] {
  const statements: Statement[] = [];
  for (const [key, value] of Object.entries(frontmatter.data)) {
    if (value === null || value === undefined || value === '') continue;
    const [place, keyPlace] = [frontmatter.placeOf([key]), frontmatter.keyPlaceOf([key])];
    const origin: Origin = { source: 'frontmatter', place, keyPlace };
    const fact = key === 'author' && /\bowner\b/i.test(String(value)) ? 'owner' : factNamed(key);
    const values: unknown[] = Array.isArray(value) ? value : [value];
    const text = values.length === 1 && typeof values[0] !== 'object' ? String(values[0]) : undefined;
    if (isWellFormed(key, value)) {
      builder.set(key, value, { ...origin, partOf: (path, isKey) => (isKey ? frontmatter.keyPlaceOf([key, ...path]) : frontmatter.placeOf([key, ...path])) });
    } else if (key === 'draft') {
      if (text === 'true') builder.set('status', 'draft', origin);
    } else if (fact === 'changelog') {
      const changes = changesFromData(value);
      if (changes.length > 0) builder.set('changelog', changes, origin);
    } else if (fact === 'owner' && values.length > 1) builder.set('owner', values.map(String), origin);
    else if (fact && text !== undefined) statements.push({ fact, text: key === 'ms.date' ? monthFirst(text) : text, urls: [], place, keyPlace });
    const channel = /slack|channel/i.test(key) && text !== undefined ? channelIn(text) : undefined;
    if (channel !== undefined) builder.set('feedback', { channel }, origin);
  }
  return statements;
}

/** True for a key of ours whose value is as it should be: an SOP may be imported too. */
function isWellFormed(key: string, value: unknown): boolean {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> = shownFrontmatterSchema.shape;
  return Object.hasOwn(shape, key) && (shape[key]?.safeParse(value).success ?? false);
}

/** Microsoft's date is written month first. */
function monthFirst(text: string): string {
  return text.replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, '$3-$1-$2');
}

function readStatement({ fact, text, urls, place, keyPlace }: Statement, source: FoundFact['source'], builder: FrontmatterBuilder): void {
  const origin: Origin = { source, place, keyPlace };
  const set = (key: string, value: unknown) => value !== undefined && builder.set(key, value, origin);
  const item: StatedItem = { text, urls, place, cells: new Map() };
  switch (fact) {
    case 'title':
      return void set('title', text);
    case 'owner':
      return void set('owner', ownerIn(text));
    case 'trigger':
      return void set('trigger', [statedTrigger(item)]);
    case 'cadence':
      return void set('cadence', cadenceIn(text));
    case 'inputs':
      return void set('inputs', splitList(text).map((part) => statedInput({ ...item, text: part })));
    case 'outputs':
      return void set('outputs', splitList(text).map((part) => statedOutput({ ...item, text: part })));
    case 'escalation':
      return void set('escalation', [statedEscalation(item)]);
    case 'sla': {
      const sla = statedSla(item);
      return void set('sla', sla && [sla]);
    }
    case 'metrics':
      return void set('metrics', splitList(text).map((part) => statedMetric({ ...item, text: part })));
    case 'feedback':
      return void set('feedback', feedbackIn(text, urls));
    case 'version':
      return void set('version', versionIn(text));
    case 'status':
      return void set('status', statusIn(text));
    case 'lastReviewed':
      return setDate(text, origin, builder);
    case 'reviewEvery':
      return void set('reviewEvery', intervalIn(text));
    case 'reviewOn':
      return void set('reviewOn', splitList(text));
    case 'successor':
      return void set('successor', idOf(text) || undefined);
  }
}

/** A section whose heading announces a fact tells it by its list, table or paragraphs. */
function readSection({ title, heading, blocks }: Section, builder: FrontmatterBuilder): void {
  const fact = heading ? factNamed(title.replace(/^(?:appendix|annex)\s+\w+\W+/i, '')) : undefined;
  if (!heading || !fact) return;
  if (fact === 'changelog') {
    const changes = statedChanges(blocks);
    if (changes.length > 0) builder.set('changelog', changes.map(({ entry }) => entry), { source: 'heading', place: placeOf(heading), items: changes.map(({ place }) => place) });
    return;
  }
  const items = itemsOf(blocks).slice(0, MOST_ITEMS);
  const read = READ_ITEM[fact];
  if (read) {
    const told = items.flatMap((item) => {
      const value = read(item);
      return value === undefined ? [] : [{ value, place: item.place }];
    });
    if (told.length > 0) builder.set(fact, told.map(({ value }) => value), { source: 'heading', place: placeOf(heading), items: told.map(({ place }) => place) });
    return;
  }
  if (!ONE_VALUE.has(fact)) return;
  for (const item of items) readStatement({ fact, text: item.text, urls: item.urls, place: item.place, keyPlace: placeOf(heading) }, 'heading', builder);
}

const MOST_ITEMS = 30;
const ONE_VALUE: ReadonlySet<Fact> = new Set(['owner', 'feedback', 'reviewEvery', 'cadence', 'version']);
const READ_ITEM: Partial<Record<Fact, (item: StatedItem) => object | undefined>> = {
  trigger: statedTrigger,
  inputs: statedInput,
  outputs: statedOutput,
  escalation: statedEscalation,
  sla: statedSla,
  metrics: statedMetric,
};

/** A role's id where one role is named; else as stated, for the linter to object to. */
function ownerIn(text: string): string | undefined {
  const plain = text.replace(/\s*\([^()]*\)\s*$/, '').trim();
  if (plain === '' || plain.length > 120) return undefined;
  return roleIn(plain) ?? (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(plain) ? plain : text.trim());
}

function feedbackIn(text: string, urls: readonly string[]): object | undefined {
  const channel = channelIn(text) ?? urls.map((url) => channelIn(url.replace(/^mailto:/, ''))).find((url) => url !== undefined);
  return channel === undefined ? undefined : { channel };
}

const STATES: readonly (readonly [RegExp, (typeof STATUSES)[number]])[] = [
  [/\b(?:draft|proposed|in review|work in progress|wip)\b/i, 'draft'],
  [/\b(?:active|approved|current|published|final|in force|effective|live)\b/i, 'active'],
  [/\b(?:deprecated|superseded)\b/i, 'deprecated'],
  [/\b(?:retired|archived|obsolete|withdrawn)\b/i, 'retired'],
];

function statusIn(text: string): string | undefined {
  return STATES.find(([pattern]) => pattern.test(text))?.[1];
}

function splitList(text: string): string[] {
  return text.split(/\s*[;,]\s+(?![^(]*\))/).map((part) => part.trim()).filter((part) => part !== '');
}

function setDate(text: string, origin: Origin, builder: FrontmatterBuilder): void {
  const date = dateIn(text) ?? (looksLikeDate(text) ? text.trim() : undefined);
  if (date !== undefined) builder.set('lastReviewed', date, origin);
}
