import { DIMENSIONS, type Dimension } from '../lint/rule.ts';
import { APART, ratingOf, type Agreement, type Calibration, type Disagreement } from './calibration.ts';
import type { RulePrecision } from './hit-labels.ts';
import { READERS } from './read-ratings.ts';

/** What the scores are to reach: Spearman's correlation with the mean of the readers, and pairs ordered alike. */
export const TARGETS: Readonly<Record<Dimension, number>> = { transferability: 0.8, freshness: 0.7, iteration: 0.7 };
export const TARGET_PAIRS = 0.85;

const SHOWN_FINDINGS = 8;

/** The least share of true hits with which a rule may warn. */
export const TARGET_PRECISION = 0.9;

/** The precision of every rule that reads prose, and what becomes of those that reach too little. */
export function renderPrecision(precisions: readonly RulePrecision[]): string {
  const rows = precisions.map(({ rule, hits, labelled, true: found }) => {
    const precision = labelled === 0 ? undefined : found / labelled;
    const outcome = precision === undefined ? '-' : precision >= TARGET_PRECISION ? 'reached' : rule.severity === 'info' ? 'info' : `< ${TARGET_PRECISION}`;
    return [rule.name, rule.severity, String(hits), String(labelled), String(found), precision === undefined ? '-' : `${(100 * precision).toFixed(0)} %`, outcome];
  });
  return `Precision of the rules that read prose, by labels of a reader who did not see their code\n\n${table([['rule', 'severity', 'hits', 'labelled', 'true', 'precision', 'target'], ...rows])}\n`;
}

/** A calibration as a page of plain text, its worst disagreements last. */
export function renderCalibration(calibration: Calibration, worst: number): string {
  return [
    `Agreement with the readers (Spearman; pairs rated ${APART} or more apart that are ordered alike)`,
    renderAgreement(calibration),
    'Without one repository in turn (Spearman and pairs)',
    renderWithoutRepository(calibration),
    'Rules (correlation of what each leaves of its weight with the rating; of the dimension without the rule)',
    renderRules(calibration),
    `The ${Math.min(worst, calibration.disagreements.length)} worst disagreements (rank 1 is the lowest)`,
    ...calibration.disagreements.slice(0, worst).map((disagreement) => renderDisagreement(disagreement, calibration)),
  ].join('\n\n') + '\n';
}

function renderAgreement({ dimensions }: Calibration): string {
  const rows = dimensions.map((figures) => [
    figures.dimension,
    figure(figures.spearman),
    verdict(figures.spearman, TARGETS[figures.dimension]),
    ...READERS.map((reader) => figure(figures.byReader[reader])),
    figure(figures.readersAgree),
    share(figures),
    verdict(figures.pairs.accuracy, TARGET_PAIRS),
    String(figures.pairs.pairs),
    figure(figures.lengthWithScore),
    figure(figures.lengthWithRating),
  ]);
  const head = ['dimension', 'mean', 'target', ...READERS.map((reader) => `reader ${reader}`), 'readers', 'pairs', 'target', 'of', 'length~score', 'length~rating'];
  return table([head, ...rows]);
}

function renderWithoutRepository({ withoutRepository }: Calibration): string {
  const rows = withoutRepository.map(({ repository, left, agreement }) => [
    repository,
    String(left),
    ...DIMENSIONS.flatMap((dimension) => [figure(agreement[dimension].spearman), share(agreement[dimension])]),
  ]);
  return table([['repository left out', 'left', ...DIMENSIONS.flatMap((dimension) => [dimension, 'pairs'])], ...rows]);
}

function renderRules({ rules }: Calibration): string {
  const rows = rules.map(({ rule, hits, documents, correlation, without }) => [
    rule.name,
    rule.dimension,
    rule.weight === 'unweighted' ? '-' : 'smell' in rule.weight ? `m${rule.weight.smell} x ${rule.weight.precision}` : `o${rule.weight.obligation}`,
    String(hits),
    String(documents),
    figure(correlation),
    figure(without),
  ]);
  return table([['rule', 'dimension', 'weight', 'hits', 'documents', 'correlation', 'without'], ...rows]);
}

function renderDisagreement({ document, dimension, scoreRank, ratingRank }: Disagreement, { rules }: Calibration): string {
  const own = document.findings.filter((finding) => finding.dimension === dimension);
  const byRule = Map.groupBy(own, (finding) => finding.rule);
  const weighty = rules.flatMap(({ rule }) => byRule.get(rule.name)?.slice(0, 1) ?? []);
  const side = scoreRank > ratingRank ? 'we rate it higher' : 'we rate it lower';
  return [
    `${document.rating.document} ${dimension}: ours ${document.scores[dimension].toFixed(1)} (rank ${scoreRank}), readers ${ratingOf(document, dimension)} (rank ${ratingRank}): ${side}`,
    ...READERS.map((reader) => `  reader ${reader}: ${document.rating.defects[reader]}`),
    ...weighty.slice(0, SHOWN_FINDINGS).map(({ rule, message, place }) => `  ours: ${place.line}:${place.column} ${message} (${rule}${countOf(byRule.get(rule)?.length)})`),
  ].join('\n');
}

function countOf(hits = 0): string {
  return hits > 1 ? `, ${hits} in all` : '';
}

function figure(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(2);
}

function share({ pairs }: Agreement): string {
  return pairs.accuracy === undefined ? '-' : `${(100 * pairs.accuracy).toFixed(1)} %`;
}

function verdict(value: number | undefined, target: number): string {
  return value !== undefined && value >= target ? `reached` : `< ${target}`;
}

/** Columns as wide as their widest cell, two blanks between; the first to the left, figures to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd())
    .join('\n');
}
