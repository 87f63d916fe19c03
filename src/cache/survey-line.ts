import { hash } from 'node:crypto';
import type { SopSurvey } from '../lint/survey-sop.ts';

/** A survey as it is kept: in two parts, because the SOPs around the one that is judged are needed for their facts alone. */
export interface SurveyLine {
  /** The hash of the SOP's bytes. */
  readonly key: string;
  /** Head and facts, as JSON. */
  readonly facts: string;
  /** Findings, waivers and what was not checked, as JSON; `{}` where there is nothing, empty where nobody looked. */
  readonly rest: string;
}

/** @param isWhole false for a survey of facts only. */
export function packSurvey(key: string, { head, facts, findings, notChecked, waivers }: SopSurvey, isWhole: boolean): SurveyLine {
  const isClean = findings.length + notChecked.length + waivers.length === 0;
  return { key, facts: JSON.stringify({ head, facts }), rest: isWhole ? isClean ? '{}' : JSON.stringify({ findings, notChecked, waivers }) : '' };
}

/**
 * The survey of a line; undefined for what is none, whoever wrote it.
 *
 * @param isWhole false where facts are enough.
 */
export function unpackSurvey({ facts, rest }: SurveyLine, isWhole: boolean): SopSurvey | undefined {
  if (isWhole && rest === '') return undefined;
  const known = parseJson(facts) as Partial<SopSurvey> | null | undefined;
  const isKnown = typeof known?.head?.path === 'string' && Array.isArray(known.head.anchors) && Array.isArray(known.head.consumes) && Array.isArray(known.head.offers?.steps) && typeof known.facts === 'object' && known.facts !== null;
  if (!isKnown) return undefined;
  const { head, facts: own } = known as SopSurvey;
  if (!isWhole || rest === '{}') return { head, findings: [], notChecked: [], waivers: [], facts: own };
  const found = parseJson(rest) as Partial<SopSurvey> | null | undefined;
  if (!Array.isArray(found?.findings) || !Array.isArray(found.notChecked) || !Array.isArray(found.waivers)) return undefined;
  const { findings, notChecked, waivers } = found as SopSurvey;
  return { head, findings, notChecked, waivers, facts: own };
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
    if (typeof file === 'string') byFile.set(file, { key: text.slice(tabs[0] + 1, tabs[1]), facts: text.slice(tabs[1] + 1, tabs[2]), rest: text.slice(tabs[2] + 1, end), check: text.slice(start, checked), said: text.slice(checked + 1, end) });
    count++;
    start = end + 1;
  }
  return { byFile, count, isWhole: start === text.length };
}

/** Where the three tabs of a line stand. */
function findTabs(text: string, start: number, end: number): readonly [number, number, number] | undefined {
  const first = text.indexOf('\t', start);
  const second = first < 0 ? -1 : text.indexOf('\t', first + 1);
  const third = second < 0 ? -1 : text.indexOf('\t', second + 1);
  return third < 0 || third > end ? undefined : [first, second, third];
}

/** A line in ASCII, which is read quickest. */
export function renderLine(file: string, { key, facts, rest }: SurveyLine): string {
  const said = `${JSON.stringify(file)}\t${key}\t${facts}\t${rest}`.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${checkOf(said)}\t${said}\n`;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // A line cut short by a full disk is surveyed anew.
  }
}
