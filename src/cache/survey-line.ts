import { hash } from 'node:crypto';
import type { SopHead } from '../lint/sop-index.ts';
import type { SopSurvey } from '../lint/survey-sop.ts';
import { NO_OFFERS, type Offers } from '../sop/offers.ts';

/**
 * A survey as it is kept: in parts, because the SOPs around the one that is judged are needed for their facts alone,
 * and of few is asked what they offer.
 */
export interface SurveyLine {
  /** The hash of the SOP's bytes. */
  readonly key: string;
  /** Head and facts, as JSON. */
  readonly facts: string;
  /** What the SOP offers, as JSON. */
  readonly offers: string;
  /** Findings, waivers and what was not checked, as JSON; `{}` where there is nothing, empty where nobody looked. */
  readonly rest: string;
}

/** @param isWhole false for a survey of facts only. */
export function packSurvey(key: string, { head, facts, findings, notChecked, waivers }: SopSurvey, isWhole: boolean): SurveyLine {
  const isClean = findings.length + notChecked.length + waivers.length === 0;
  return { key, facts: JSON.stringify({ head, facts }), offers: JSON.stringify(head.offers()), rest: isWhole ? isClean ? '{}' : JSON.stringify({ findings, notChecked, waivers }) : '' };
}

/**
 * The survey of a line; undefined for what is none, whoever wrote it.
 *
 * @param isWhole false where facts are enough.
 */
export function unpackSurvey({ facts, offers, rest }: SurveyLine, isWhole: boolean): SopSurvey | undefined {
  if (isWhole && rest === '') return undefined;
  const known = parseJson(facts) as Partial<SopSurvey> | null | undefined;
  const isKnown = typeof known?.head?.path === 'string' && Array.isArray(known.head.anchors) && Array.isArray(known.head.consumes) && typeof known.facts === 'object' && known.facts !== null;
  if (!isKnown) return undefined;
  const { facts: own } = known as SopSurvey;
  const head: SopHead = { ...(known as SopSurvey).head, offers: () => readOffers(offers) };
  if (!isWhole || rest === '{}') return { head, findings: [], notChecked: [], waivers: [], facts: own };
  const found = parseJson(rest) as Partial<SopSurvey> | null | undefined;
  if (!Array.isArray(found?.findings) || !Array.isArray(found.notChecked) || !Array.isArray(found.waivers)) return undefined;
  const { findings, notChecked, waivers } = found as SopSurvey;
  return { head, findings, notChecked, waivers, facts: own };
}

function readOffers(json: string): Offers {
  const known = parseJson(json) as Partial<Offers> | null | undefined;
  return Array.isArray(known?.outputs) && Array.isArray(known.steps) && Array.isArray(known.terms) ? (known as Offers) : NO_OFFERS;
}

/** A line as it was read, not yet looked at. */
export interface ReadLine extends SurveyLine {
  /** The hash of what the line says. */
  readonly check: string;
  readonly said: string;
}

/** False for a line that a failing disk or somebody's editor has changed. */
export function isIntact({ check, said }: ReadLine): boolean {
  return check === checkOf(said);
}

function checkOf(said: string): string {
  return hash('sha1', said);
}

/** Lines of text by SOP file. */
export interface ReadLines {
  readonly byFile: ReadonlyMap<string, ReadLine>;
  /** How many there are, those that a later one replaces among them. */
  readonly count: number;
  /** False where the text breaks off. */
  readonly isWhole: boolean;
}

/** Reads lines, the last of each file counts. What cannot be read ends them. */
export function readLines(text: string): ReadLines {
  const byFile = new Map<string, ReadLine>();
  let count = 0;
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    const checked = text.indexOf('\t', start);
    const tabs = end < 0 || checked < 0 ? undefined : findTabs(text, checked + 1, end);
    if (!tabs) break;
    const file = parseJson(text.slice(checked + 1, tabs[0]));
    if (typeof file === 'string') byFile.set(file, { key: text.slice(tabs[0] + 1, tabs[1]), facts: text.slice(tabs[1] + 1, tabs[2]), offers: text.slice(tabs[2] + 1, tabs[3]), rest: text.slice(tabs[3] + 1, end), check: text.slice(start, checked), said: text.slice(checked + 1, end) });
    count++;
    start = end + 1;
  }
  return { byFile, count, isWhole: start === text.length };
}

/** Where the four tabs of a line stand. */
function findTabs(text: string, start: number, end: number): readonly [number, number, number, number] | undefined {
  const tabs: number[] = [];
  for (let at = start; tabs.length < 4; at = (tabs.at(-1) as number) + 1) {
    const tab = text.indexOf('\t', at);
    if (tab < 0 || tab > end) return undefined;
    tabs.push(tab);
  }
  return tabs as [number, number, number, number];
}

/** A line in ASCII, which is read quickest. */
export function renderLine(file: string, { key, facts, offers, rest }: SurveyLine): string {
  const said = `${JSON.stringify(file)}\t${key}\t${facts}\t${offers}\t${rest}`.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${checkOf(said)}\t${said}\n`;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // A line cut short by a full disk is surveyed anew.
  }
}
