import type { Rule } from '../lint/rule.ts';
import type { ScoredDocument } from './calibration.ts';

/** A reader's word on one hit of a rule, made without seeing the rule's code: is it true, and worth its reader's time? */
export interface HitLabel {
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly isTrue: boolean;
}

/** One hit of a rule on a rated document. */
export interface LabelledHit extends Omit<HitLabel, 'isTrue'> {
  readonly document: string;
  readonly message: string;
  /** Undefined where no reader has looked. */
  readonly isTrue: boolean | undefined;
}

export interface RulePrecision {
  readonly rule: Rule;
  readonly hits: number;
  readonly labelled: number;
  readonly true: number;
}

const COLUMNS = ['repository', 'commit', 'path', 'line', 'column', 'rule', 'true'] as const;

/** Reads the table of labels: tab-separated, with the columns named in its first line. Throws where a line does not fit them. */
export function readHitLabels(text: string): HitLabel[] {
  const [head = '', ...lines] = text.split('\n').filter((line) => line !== '');
  if (head !== COLUMNS.join('\t')) throw new Error(`Unexpected columns "${head}" of the labels, expected ${COLUMNS.join(', ')}`);
  return lines.map((line, index) => {
    const [repository, commit, path, row, column, rule, verdict, ...rest] = line.split('\t');
    const isWhole = repository && commit && path && rule && rest.length === 0 && Number(row) > 0 && Number(column) > 0 && (verdict === 'true' || verdict === 'false');
    if (!isWhole) throw new Error(`Unexpected line ${index + 2} of the labels, expected ${COLUMNS.join(', ')}`);
    return { repository, commit, path, line: Number(row), column: Number(column), rule, isTrue: verdict === 'true' };
  });
}

export function renderHitLabels(labels: readonly HitLabel[]): string {
  const rows = labels.map(({ repository, commit, path, line, column, rule, isTrue }) => [repository, commit, path, line, column, rule, isTrue].join('\t'));
  return [COLUMNS.join('\t'), ...rows.toSorted()].join('\n') + '\n';
}

/** Every hit of rules that read what a text says, with its label where it has one: of rules that warn, those that weigh. Rules that miss something whole have no line to look at. */
export function labelHits(documents: readonly ScoredDocument[], rules: readonly Rule[], labels: readonly HitLabel[]): LabelledHit[] {
  const prose = new Set(rules.filter(readsProse).map((rule) => rule.name));
  const infos = new Set(rules.filter((rule) => rule.severity === 'info').map((rule) => rule.name));
  const verdicts = new Map(labels.map((label) => [keyOf(label), label.isTrue]));
  return documents.flatMap(({ rating, findings }) =>
    findings
      .filter((finding) => prose.has(finding.rule) && (finding.severity !== 'info' || infos.has(finding.rule)))
      .map((finding) => {
        const { repository, commit, path } = rating;
        const hit = { repository, commit, path, line: finding.place.line, column: finding.place.column, rule: finding.rule };
        return { ...hit, document: rating.document, message: finding.message, isTrue: verdicts.get(keyOf(hit)) };
      }),
  );
}

/** The share of labelled hits that are true, by rule. */
export function precisionOf(hits: readonly LabelledHit[], rules: readonly Rule[]): RulePrecision[] {
  const byRule = Map.groupBy(hits, (hit) => hit.rule);
  return rules.filter(readsProse).map((rule) => {
    const own = byRule.get(rule.name) ?? [];
    const labelled = own.filter((hit) => hit.isTrue !== undefined);
    return { rule, hits: own.length, labelled: labelled.length, true: labelled.filter((hit) => hit.isTrue).length };
  });
}

function readsProse(rule: Rule): boolean {
  return rule.weight !== 'unweighted' && 'smell' in rule.weight;
}

function keyOf({ repository, path, line, column, rule }: Omit<HitLabel, 'isTrue' | 'commit'>): string {
  return [repository, path, line, column, rule].join('\t');
}
