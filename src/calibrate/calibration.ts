import type { Finding } from '../lint/finding.ts';
import { DIMENSIONS, type Dimension, type Rule } from '../lint/rule.ts';
import { creditOf, scoreOf, smellFactor, type Scores } from '../lint/score.ts';
import type { Rating, Reader } from './read-ratings.ts';
import { averageRanks, mean, pairAccuracy, spearman, type PairAccuracy } from './statistics.ts';

/** A rated document with our own scores of it. */
export interface ScoredDocument {
  readonly rating: Rating;
  /** Characters. */
  readonly length: number;
  readonly scores: Scores;
  readonly findings: readonly Finding[];
}

/** How far scores order documents as the readers do. Correlations are Spearman's; undefined where nothing varies. */
export interface Agreement {
  readonly documents: number;
  /** With the mean of the readers. */
  readonly spearman: number | undefined;
  readonly pairs: PairAccuracy;
}

export interface DimensionFigures extends Agreement {
  readonly dimension: Dimension;
  readonly byReader: Readonly<Record<Reader, number | undefined>>;
  /** One reader with the other, on these documents. */
  readonly readersAgree: number | undefined;
  readonly lengthWithScore: number | undefined;
  readonly lengthWithRating: number | undefined;
}

export interface WithoutRepository {
  readonly repository: string;
  readonly left: number;
  readonly agreement: Readonly<Record<Dimension, Agreement>>;
}

export interface RuleFigures {
  readonly rule: Rule;
  readonly hits: number;
  readonly documents: number;
  /** Of what the rule leaves of its weight with the rating: high where the rule carries signal. */
  readonly correlation: number | undefined;
  /** The dimension's correlation without the rule. */
  readonly without: number | undefined;
}

export interface Disagreement {
  readonly document: ScoredDocument;
  readonly dimension: Dimension;
  /** Ranks from 1, the lowest. */
  readonly scoreRank: number;
  readonly ratingRank: number;
}

export interface Calibration {
  readonly dimensions: readonly DimensionFigures[];
  readonly withoutRepository: readonly WithoutRepository[];
  readonly rules: readonly RuleFigures[];
  /** The largest differences in rank first. */
  readonly disagreements: readonly Disagreement[];
}

/** Ratings nearer than this are no evidence of order: readers differ by 3 to 5 points. */
export const APART = 15;

export function calibrate(documents: readonly ScoredDocument[], rules: readonly Rule[]): Calibration {
  const repositories = [...new Set(documents.map(({ rating }) => rating.repository))];
  return {
    dimensions: DIMENSIONS.map((dimension) => figuresOf(dimension, documents)),
    withoutRepository: repositories.map((repository) => {
      const left = documents.filter(({ rating }) => rating.repository !== repository);
      const agreement = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, agreementOf(dimension, left)])) as WithoutRepository['agreement'];
      return { repository, left: left.length, agreement };
    }),
    rules: rules.map((rule) => ruleFigures(rule, rules, documents)),
    disagreements: DIMENSIONS.flatMap((dimension) => disagreementsIn(dimension, documents)).toSorted((a, b) => apart(b) - apart(a)),
  };
}

/** The reference: the mean of the readers. */
export function ratingOf({ rating }: ScoredDocument, dimension: Dimension): number {
  return mean(Object.values(rating.scores).map((scores) => scores[dimension]));
}

function agreementOf(dimension: Dimension, documents: readonly ScoredDocument[]): Agreement {
  const scores = documents.map((document) => document.scores[dimension]);
  const ratings = documents.map((document) => ratingOf(document, dimension));
  return { documents: documents.length, spearman: spearman(scores, ratings), pairs: pairAccuracy(scores, ratings, APART) };
}

function figuresOf(dimension: Dimension, documents: readonly ScoredDocument[]): DimensionFigures {
  const scores = documents.map((document) => document.scores[dimension]);
  const lengths = documents.map(({ length }) => length);
  const by = (reader: Reader) => documents.map(({ rating }) => rating.scores[reader][dimension]);
  const [a, b] = [by('a'), by('b')];
  return {
    ...agreementOf(dimension, documents),
    dimension,
    byReader: { a: spearman(scores, a), b: spearman(scores, b) },
    readersAgree: spearman(a, b),
    lengthWithScore: spearman(lengths, scores),
    lengthWithRating: spearman(lengths, documents.map((document) => ratingOf(document, dimension))),
  };
}

function ruleFigures(rule: Rule, rules: readonly Rule[], documents: readonly ScoredDocument[]): RuleFigures {
  const own = documents.map(({ findings }) => findings.filter((finding) => finding.rule === rule.name));
  const counted = { hits: own.flat().length, documents: own.filter((findings) => findings.length > 0).length };
  const { dimension } = rule;
  if (dimension === 'validity' || rule.weight === 'unweighted') return { rule, ...counted, correlation: undefined, without: undefined };
  const ratings = documents.map((document) => ratingOf(document, dimension));
  const parts = own.map((findings) => partLeft(rule, findings));
  const others = rules.filter((other) => other !== rule);
  const without = documents.map(({ findings }) => scoreOf(dimension, others, findings));
  return { rule, ...counted, correlation: spearman(parts, ratings), without: spearman(without, ratings) };
}

/** What a rule's findings leave of its obligation, or of the dimension, 0 to 1. */
function partLeft(rule: Rule, findings: readonly Finding[]): number {
  const weighing = findings.filter((finding) => finding.severity !== 'info');
  if (rule.weight === 'unweighted') return 1;
  return 'obligation' in rule.weight ? creditOf(weighing) : smellFactor(rule.weight.smell, rule.weight.precision, weighing.length);
}

function disagreementsIn(dimension: Dimension, documents: readonly ScoredDocument[]): Disagreement[] {
  const scoreRanks = averageRanks(documents.map((document) => document.scores[dimension]));
  const ratingRanks = averageRanks(documents.map((document) => ratingOf(document, dimension)));
  return documents.map((document, index) => ({ document, dimension, scoreRank: scoreRanks[index] ?? 0, ratingRank: ratingRanks[index] ?? 0 }));
}

function apart({ scoreRank, ratingRank }: Disagreement): number {
  return Math.abs(scoreRank - ratingRank);
}
