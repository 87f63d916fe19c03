import { MOST_NAMED, someOf } from '../sop/some-of.ts';
import { visible } from '../sop/visible.ts';
import type { BrokenLink } from './document-links.ts';
import type { FoundFact } from './frontmatter-builder.ts';

/** What became of one document. */
export interface ImportedFile {
  /** As a reader of the output should see it. */
  readonly source: string;
  readonly target: string;
  readonly outcome: 'written' | 'unchanged' | 'kept' | 'replaced' | 'to be written';
  readonly steps: number;
  readonly found: readonly FoundFact[];
  readonly unusedKeys: readonly string[];
  readonly comments: number;
  readonly broken: readonly BrokenLink[];
  /** What the converter of another format says. */
  readonly warnings: readonly string[];
  readonly images: readonly string[];
}

/** A document that could not be imported, and why. */
export interface RefusedFile {
  readonly source: string;
  readonly problem: string;
}

export interface ImportReport {
  readonly files: readonly ImportedFile[];
  readonly refused: readonly RefusedFile[];
  /** What was passed over, each in a sentence. */
  readonly skipped: readonly string[];
}

/** What an SOP needs to be complete, in the order in which an owner would fill it in. */
const WANTED = ['title', 'owner', 'trigger', 'cadence', 'inputs', 'outputs', 'lastReviewed', 'escalation', 'sla', 'reviewEvery', 'metrics', 'feedback', 'version', 'changelog'];

const OUTCOMES: Readonly<Record<ImportedFile['outcome'], string>> = {
  written: 'written',
  replaced: 'replaced',
  unchanged: 'as it was',
  kept: 'NOT written: the file there is different (edited since?); --overwrite replaces it',
  'to be written': 'would be written',
};

/** The summary: for each document what was found and what is missing, then the sums. */
export function renderImportReport({ files, refused, skipped }: ImportReport): string {
  const blocks = files.map((file) => [`${file.source} -> ${file.target}`, ...rowsOf(file).map(([name, text]) => `  ${name.padEnd(9)}${text}`)]);
  const refusals = refused.map(({ source, problem }) => [source, `  ${'result'.padEnd(9)}NOT imported: ${problem}`]);
  const notes = skipped.map((sentence) => `Passed over: ${sentence}`);
  const parts = [...blocks, ...refusals, notes, [sumUp(files, refused)]].filter((lines) => lines.length > 0);
  return parts.map((lines) => lines.map((line) => `${visible(line)}\n`).join('')).join('\n');
}

function rowsOf(file: ImportedFile): [string, string][] {
  const found = new Set(file.found.map(({ key }) => key));
  const missing = WANTED.filter((key) => !found.has(key));
  const rows: [string, string][] = [
    ['result', OUTCOMES[file.outcome]],
    ['found', [file.steps === 1 ? '1 step' : `${file.steps} steps`, ...file.found.map(describe)].join(', ')],
  ];
  if (missing.length > 0) rows.push(['missing', [...(file.steps === 0 ? ['numbered steps'] : []), ...missing].join(', ')]);
  rows.push(...brokenRows(file.broken));
  if (file.images.length > 0) rows.push(['images', someOf(file.images)]);
  if (file.unusedKeys.length > 0) rows.push(['left out', `${someOf(file.unusedKeys)} of the frontmatter`]);
  if (file.comments > 0) rows.push(['left out', file.comments === 1 ? '1 comment that readers do not see' : `${file.comments} comments that readers do not see`]);
  for (const warning of file.warnings.slice(0, MOST_NAMED)) rows.push(['note', warning]);
  if (file.warnings.length > MOST_NAMED) rows.push(['note', `and ${file.warnings.length - MOST_NAMED} more of the kind`]);
  return rows;
}

/** A document has to be mended link by link. */
const MOST_BROKEN = 50;

/** One row for each address, however often it stands in the document. */
function brokenRows(broken: readonly BrokenLink[]): [string, string][] {
  const byUrl = Map.groupBy(broken, ({ kind, url }) => `${kind} ${url}`);
  const rows = [...byUrl.values()].slice(0, MOST_BROKEN).flatMap((same): [string, string][] => {
    const [first] = same;
    const lines = [...new Set(same.map(({ place }) => place.line))];
    return first ? [['broken', `${first.kind} ${shorten(first.url) || 'without an address'} (${lines.length === 1 ? 'line' : 'lines'} ${someOf(lines)}): ${first.reason}`]] : [];
  });
  return byUrl.size > MOST_BROKEN ? [...rows, ['broken', `and ${byUrl.size - MOST_BROKEN} more addresses`]] : rows;
}

function describe({ key, source, place, note }: FoundFact): string {
  return `${key} (${source === 'title' ? 'heading' : source}, line ${place.line}${note === undefined ? '' : `: ${note}`})`;
}

function shorten(url: string): string {
  return url.length > 80 ? `${url.slice(0, 79)}…` : url;
}

function sumUp(files: readonly ImportedFile[], refused: readonly RefusedFile[]): string {
  const count = (outcome: ImportedFile['outcome']) => files.filter((file) => file.outcome === outcome).length;
  const parts = (['written', 'replaced', 'to be written', 'unchanged', 'kept'] as const).flatMap((outcome) => (count(outcome) > 0 ? [`${count(outcome)} ${SUMS[outcome]}`] : []));
  if (refused.length > 0) parts.push(`${refused.length} not imported`);
  const broken = files.reduce((sum, file) => sum + file.broken.length, 0);
  return `${parts.join(', ')}; ${broken === 0 ? 'no broken links' : broken === 1 ? '1 broken link' : `${broken} broken links`}. Next: sop lint`;
}

const SUMS: Readonly<Record<ImportedFile['outcome'], string>> = { written: 'written', replaced: 'replaced', unchanged: 'as before', kept: 'left alone', 'to be written': 'would be written' };
