import type { Sop } from '../sop/parse-sop.ts';
import { keptWithBoth } from '../sop/kept-with.ts';
import { START_OF_FILE, type Place } from '../sop/place.ts';
import type { ZonedPassage } from '../sop/zoned-passages.ts';

/** What an SOP's text may say although its frontmatter does not. */
export type StatedPart =
  | 'owner' | 'review date' | 'review cadence' | 'review trigger' | 'version' | 'change log' | 'feedback' | 'contact' | 'metric' | 'approval';

interface Signs {
  /** Keys under which other teams' frontmatter states it. */
  readonly keys: readonly string[];
  /** A label at the start of a line or in a table cell, with its value behind it. */
  readonly label?: RegExp;
  /** A heading with text below it. */
  readonly heading?: RegExp;
  /** A sentence that matches every one of these. */
  readonly sentence?: readonly RegExp[];
}

/** What such a text calls itself. */
const NOUN = '(?:page|document(?:ation)?|docs?|handbook|runbook|playbook|guide|polic(?:y|ies)|procedures?|process|section|sop|plan|checklist|instructions|standard)';
const THIS = `(?:this|the|our|these)\\s+(?:[\\p{L}-]+\\s+){0,3}${NOUN}\\b`;
const DOCUMENT_OR_DOCS = new RegExp(`\\b${THIS}|\\bany\\s+docs?\\b`, 'iu');
const ROUTE = /(?:^|[\s(])#[a-z]|@|\b(?:contact|tell|slack|message|e-?mail|ask|open|file|raise|submit|send|post|edit|reach\s+out|pull\s+request|merge\s+request|issue|ticket|form)\b|\blet\s+\S+\s+(?:\S+\s+)?know\b/i;
const DATED = '[^\\n]{0,30}?\\b(?:(?:19|20)\\d\\d|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2})\\b';
const EVERY = /\b(?:annually|annual|anually|yearly|quarterly|monthly|weekly|semi-?annual(?:ly)?|bi-?annual(?:ly)?|(?:every|each|per)\s+(?:\w+\s+)?(?:days?|weeks?|months?|quarters?|years?)|(?:once|twice)\s+an?\s+(?:month|quarter|year))\b/i;
const REVIEWS = '(?:review|revise|revisit|re-?evaluate|update|adjust|improve|amend)';
/** "Review this policy", "this runbook is updated". */
const REVIEWS_DOCUMENT = new RegExp(`\\b${REVIEWS}\\s+(?:and\\s+[\\p{L}-]+\\s+)?${THIS}|\\b${THIS}\\s+(?:(?:is|are|will|shall|must|should|be|to|also|been|has|have)\\s+){1,3}(?:reviewed|revised|revisited|re-?evaluated|updated|adjusted|improved|amended|tested|rehearsed|exercised|audited)\\b|\\b(?:reviews?|rehearsals?|tests?|exercises?|audits?)\\s+of\\s+${THIS}`, 'iu');
const LOOKS_BACK = '(?:retrospective|lessons[\\s-]+learned|post-?mortem|after[\\s-]+action\\s+review|post-?incident|incident\\s+follow-?up|after\\s+an?\\s+incident)';

const SIGNS: Readonly<Record<StatedPart, Signs>> = {
  owner: {
    keys: ['owner', 'owners', 'owned_by', 'ownedBy', 'owner_slack', 'maintainer', 'maintainers', 'dri', 'accountable', 'responsible'],
    label: /^\W{0,4}(?:(?:process|document|policy|page|procedure|sop|business|content)\s+)?(?:owners?|maintainers?|dri|maintained\s+by|owned\s+by|accountable)\s*[:–-]\s*\S/i,
    sentence: [new RegExp(`\\b(?:(?:accountable|responsible)\\s+for|owns?|(?:owned|maintained)\\s+by)\\s+(?:(?:maintaining|updating|keeping)\\s+)?(?:the|this|our)\\s+(?:[\\p{L}-]+\\s+){0,3}${NOUN}\\b|\\b${THIS}\\s+is\\s+(?:owned|maintained)\\s+by\\b`, 'iu')],
  },
  'review date': {
    keys: ['lastReviewed', 'last_reviewed', 'last_reviewed_on', 'reviewed', 'review_date', 'updated', 'last_updated', 'lastmod', 'last_modified', 'ms.date', 'date', 'revised', 'majorRevisions', 'revisions'],
    label: new RegExp(`^\\W{0,4}(?:last\\s+(?:updated?|review(?:ed)?|revised|modified|verified|checked)|(?:reviewed|updated|revised|effective)(?:\\s+(?:on|as\\s+of|date))?|(?:review|revision|approval|issue)\\s+date|date\\s+of\\s+(?:last\\s+)?(?:review|revision|update))\\b${DATED}`, 'i'),
    sentence: [new RegExp(`\\blast\\s+(?:updated|reviewed|revised|modified|verified|checked)\\b${DATED}`, 'i')],
  },
  'review cadence': {
    keys: ['reviewEvery', 'review_in', 'review_every', 'review_cycle', 'review_frequency', 'next_review', 'reviewCycle'],
    label: /^\W{0,4}(?:next\s+review|review\s+(?:cycle|frequency|cadence|schedule|interval|period))\b[^\n]{0,6}[:–-]\s*\S/i,
    sentence: [REVIEWS_DOCUMENT, EVERY],
  },
  'review trigger': {
    keys: ['reviewOn', 'review_on', 'review_triggers'],
    heading: new RegExp(`^${LOOKS_BACK}`),
    sentence: [
      new RegExp(`${REVIEWS_DOCUMENT.source}|\\b(?:conduct|hold|schedule|run|complete|organi[sz]e|write|follow)\\s+(?:an?|the)\\s+[^.]{0,30}${LOOKS_BACK}|\\b${REVIEWS}\\s+(?:the|these)\\s+(?:steps|instructions)\\b`, 'iu'),
      new RegExp(`\\b(?:after|when|whenever|if|upon|following|once)\\b|${LOOKS_BACK}`, 'i'),
    ],
  },
  version: {
    keys: ['version', 'revision', 'rev', 'document_version'],
    label: /^\W{0,4}(?:(?:document|policy|sop|doc)\s+)?(?:version|revision|rev)(?:\s*(?:number|no\.?|#))?\s*[:–-]\s*v?\.?\d/i,
  },
  'change log': {
    keys: ['changelog', 'majorRevisions', 'revisions', 'revision_history', 'history'],
    heading: /^(?:change ?log|(?:version|revision|document|change) (?:history|log|control)|revisions|amendments?)$/,
  },
  feedback: {
    keys: ['feedback', 'owner_slack', 'feedback_channel'],
    heading: /^(?:feedback|suggestions|improv(?:e|ing) this \w+|questions (?:or|and) (?:changes|feedback)|feedback and questions)$/,
    sentence: [
      /\b(?:(?:any|your|give|send|share|leave)\s+feedback|feedback\s+(?:on|about)|suggest(?:ions?|ed)?|improvements?|outdated|out[- ]of[- ]date|inaccura\w+|mistakes?|typos?|(?:something|anything|docs?|documentation)\b[^.]{0,20}\s(?:missing|wrong|unclear)|propos(?:e|als?)\b.{0,20}\bchanges?)\b/i,
      DOCUMENT_OR_DOCS,
      ROUTE,
    ],
  },
  contact: {
    keys: ['contact', 'contacts', 'slack', 'slack_channel', 'support'],
    heading: /^(?:(?:key |important )?contacts?(?: us| information)?|questions\??|support|get(?:ting)? help|help|who to contact|where to ask)$/,
    sentence: [/\b(?:questions?|help|assistance|unsure|not sure)\b/i, /(?:^|[\s(])#[a-z]|\b[\w.-]+@[\w-]+\.\w|\b(?:contact|reach\s+out|get\s+in\s+touch)\b/i],
  },
  metric: {
    keys: ['metrics', 'kpis', 'kpi'],
    heading: /^(?:(?:key |success |performance )?(?:metrics|kpis|measures|indicators|targets)|how we measure .*|success criteria)$/,
    sentence: [/\b(?:target|goal|kpi|metric|benchmark)s?\b/i, /\d\s*(?:%|percent\b|(?:minutes?|hours?|days?)\b)|\b(?:compiled|tracked|reported|measured)\b/i],
  },
  approval: {
    keys: ['approved_by', 'approvedBy', 'approver', 'approvers'],
    label: /^\W{0,4}approv(?:ed\s+by|ers?)\s*[:–-]\s*\S/i,
    sentence: [
      new RegExp(`\\b(?:changes?|modifications?|revisions?|amendments?|updates?|edits?)\\s+(?:to|of|in)\\s+${THIS}|\\b(?:this|the|any)\\s+${NOUN}\\s+(?:changes?|modifications?|revisions?|amendments?)\\b`, 'iu'),
      /\b(?:approv(?:e|ed|es|al|als)|sign(?:ed|s)?[- ]off|accountable|pull\s+request|merge\s+request|communicated|announced|agreed)\b/i,
    ],
  },
};

/**
 * Where an SOP's text, or foreign frontmatter, states a part that its own frontmatter leaves out: a key of another
 * team's making, a line "Owner: …", a heading with text below it, a sentence about the document itself.
 */
export const findStated: (sop: Sop, part: StatedPart) => Place | undefined = keptWithBoth((sop, part) => {
  const signs = SIGNS[part];
  const key = signs.keys.find((candidate) => saysSomething(sop.frontmatter.data[candidate]));
  if (key !== undefined) return sop.keyPlaceOf([key]);
  return findHeading(sop, signs.heading) ?? findLabel(sop, signs.label) ?? findSentence(sop, signs.sentence);
});

function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'object' && value !== null) return value instanceof Date || Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== false;
}

function findHeading(sop: Sop, pattern: RegExp | undefined): Place | undefined {
  if (!pattern) return undefined;
  const found = sop.sections.find(({ title, heading, blocks }) => heading && blocks.length > 0 && pattern.test(title.toLowerCase().replace(/^[\d.\s)]+/, '').trim()));
  const start = found?.heading?.position?.start;
  return found && { line: start?.line ?? START_OF_FILE.line, column: start?.column ?? START_OF_FILE.column };
}

/** A label with its value in one passage, or in two cells of a table side by side. */
function findLabel(sop: Sop, pattern: RegExp | undefined): Place | undefined {
  if (!pattern) return undefined;
  const passages = bodyPassages(sop);
  for (const [index, { passage, form }] of passages.entries()) {
    const next = passages[index + 1];
    const text = form === 'cell' && next?.form === 'cell' ? `${passage.text.trim()}: ${next.passage.text.trim()}` : passage.text;
    let start = 0;
    for (const line of text.split('\n')) {
      if (pattern.test(line)) return passage.placeAt(Math.min(start, passage.text.length));
      start += line.length + 1;
    }
  }
  return undefined;
}

function findSentence(sop: Sop, patterns: readonly RegExp[] | undefined): Place | undefined {
  if (!patterns) return undefined;
  for (const { passage } of bodyPassages(sop)) {
    if (!patterns.every((pattern) => pattern.test(passage.text))) continue;
    const sentence = passage.sentences.find(({ text }) => patterns.every((pattern) => pattern.test(text)));
    if (sentence) return passage.placeAt(sentence.start);
  }
  return undefined;
}

function bodyPassages(sop: Sop): readonly ZonedPassage[] {
  return sop.passages.filter(({ zone }) => zone !== 'frontmatter' && zone !== 'example');
}
