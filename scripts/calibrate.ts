import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { RULES } from '../lint-rules/index.ts';
import { calibrate } from '../src/calibrate/calibration.ts';
import { labelHits, precisionOf, readHitLabels } from '../src/calibrate/hit-labels.ts';
import { readRatings, type Rating } from '../src/calibrate/read-ratings.ts';
import { renderCalibration, renderPrecision } from '../src/calibrate/render-calibration.ts';
import { scoreDocument } from '../src/calibrate/score-document.ts';
import { isIsoDate } from '../src/sop/iso-time.ts';

/** Compares the scores with readers' ratings of real procedures: `npm run calibrate -- DIR`. A tool for whoever changes rules. */
const USAGE = `Usage: npm run calibrate -- DIR [--as-of YYYY-MM-DD] [--worst N] [--hits]
DIR holds ratings.tsv, SOURCES.tsv and the rated documents in documents/.
--hits prints the hits of the rules that read prose instead, one a line, for a reader to label.`;
/** Fixed, so that the same rules and documents give the same figures on any day. */
const AS_OF = '2026-11-22';

const LABELS = new URL('../src/calibrate/hit-labels.tsv', import.meta.url);

const { folder, asOf, worst, hits } = readArguments(process.argv.slice(2));
const ratings = readFolder(folder);
const documents = ratings.map((rating) => scoreDocument(readFileSync(documentPath(folder, rating), 'utf8'), rating, RULES, asOf));
const labelled = labelHits(documents, RULES, readHitLabels(readFileSync(LABELS, 'utf8')));
if (hits) process.stdout.write(labelled.map((hit) => `${[hit.document, hit.line, hit.column, hit.rule, hit.isTrue ?? '', hit.message].join('\t')}\n`).join(''));
else process.stdout.write(`${renderCalibration(calibrate(documents, RULES), worst)}\n${renderPrecision(precisionOf(labelled, RULES))}`);

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { 'as-of': { type: 'string', default: AS_OF }, worst: { type: 'string', default: '10' }, hits: { type: 'boolean', default: false } } });
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) refuse(`Unexpected number of folders: ${positionals.length}, expected one`);
    if (!isIsoDate(values['as-of'])) refuse(`Unexpected --as-of "${values['as-of']}", expected a date, such as ${AS_OF}`);
    if (!/^\d+$/.test(values.worst)) refuse(`Unexpected --worst "${values.worst}", expected a number`);
    return { folder, asOf: values['as-of'], worst: Number(values.worst), hits: values.hits };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return refuse(cause.message);
  }
}

function readFolder(folder: string): readonly Rating[] {
  const missing = ['ratings.tsv', 'SOURCES.tsv', 'documents'].filter((name) => !existsSync(path.join(folder, name)));
  if (missing.length > 0) refuse(`Unexpected absence of ${missing.join(', ')} in ${folder}, expected a folder with ratings`);
  const [ratingsText, sourcesText] = ['ratings.tsv', 'SOURCES.tsv'].map((name) => readFileSync(path.join(folder, name), 'utf8')) as [string, string];
  const { ratings, problems } = readRatings(ratingsText, sourcesText);
  const absent = ratings.filter((rating) => !existsSync(documentPath(folder, rating))).map(({ document }) => `Unexpected absence of documents/${document}, expected every rated document`);
  if (problems.length + absent.length > 0) refuse([...problems, ...absent].join('\n'));
  return ratings;
}

function documentPath(folder: string, { document }: Rating): string {
  return path.join(folder, 'documents', path.basename(document));
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n${USAGE}\n`);
  process.exit(2);
}
