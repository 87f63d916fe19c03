import { DIMENSIONS, type Dimension } from '../lint/rule.ts';

export const READERS = ['a', 'b'] as const;
export type Reader = (typeof READERS)[number];

/** What two readers say of one document. */
export interface Rating {
  readonly document: string;
  /** Where the document comes from; documents of one repository are left out together. */
  readonly repository: string;
  /** The commit and path that it was taken from; empty where SOURCES.tsv does not say. */
  readonly commit: string;
  readonly path: string;
  /** 0 to 100. */
  readonly scores: Readonly<Record<Reader, Readonly<Record<Dimension, number>>>>;
  /** The worst defects, in the reader's own words. */
  readonly defects: Readonly<Record<Reader, string>>;
}

export interface ReadRatings {
  readonly ratings: readonly Rating[];
  /** What is missing or malformed, each in a sentence. */
  readonly problems: readonly string[];
}

type Row = ReadonlyMap<string, string>;

/** Reads `ratings.tsv` and `SOURCES.tsv`, one document a row under a row of column names. */
export function readRatings(ratingsText: string, sourcesText: string): ReadRatings {
  const problems: string[] = [];
  const columns = ['document', ...READERS.flatMap((reader) => [...DIMENSIONS.map((dimension) => `${dimension}_${reader}`), `defects_${reader}`])];
  const rows = readRows('ratings.tsv', ratingsText, columns, problems);
  const sources = readRows('SOURCES.tsv', sourcesText, ['document', 'repository'], problems);
  const sourceOf = new Map(sources.map((row) => [row.get('document') ?? '', row]));
  const ratings = rows.flatMap((row): Rating[] => {
    const document = row.get('document') ?? '';
    const source = sourceOf.get(document);
    if (!source) problems.push(`Unexpected absence of ${document} in SOURCES.tsv, expected the repository that it comes from`);
    const scores = Object.fromEntries(READERS.map((reader) => [reader, scoresIn(row, document, reader, problems)])) as Rating['scores'];
    const defects = Object.fromEntries(READERS.map((reader) => [reader, row.get(`defects_${reader}`) ?? ''])) as Rating['defects'];
    return [{ document, repository: source?.get('repository') ?? '', commit: source?.get('commit') ?? '', path: source?.get('path') ?? '', scores, defects }];
  });
  if (ratings.length === 0 && problems.length === 0) problems.push('Unexpected absence of ratings in ratings.tsv, expected one row a document');
  return { ratings, problems };
}

function scoresIn(row: Row, document: string, reader: Reader, problems: string[]): Record<Dimension, number> {
  const read = (dimension: Dimension) => {
    const written = row.get(`${dimension}_${reader}`) ?? '';
    const score = written.trim() === '' ? Number.NaN : Number(written);
    if (!(score >= 0 && score <= 100)) problems.push(`Unexpected ${dimension}_${reader} "${written}" of ${document} in ratings.tsv, expected a number from 0 to 100`);
    return score;
  };
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, read(dimension)])) as Record<Dimension, number>;
}

function readRows(file: string, text: string, needed: readonly string[], problems: string[]): Row[] {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const columns = header.split('\t').map((column) => column.trim());
  const missing = needed.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    problems.push(`Unexpected columns in ${file}, expected ${missing.join(', ')} among them`);
    return [];
  }
  return lines.map((line) => new Map(line.split('\t').map((cell, index) => [columns[index] ?? '', cell])));
}
