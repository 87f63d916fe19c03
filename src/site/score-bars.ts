import { DIMENSIONS, type Dimension } from '../lint/rule.ts';
import type { Scores } from '../lint/score.ts';
import { shownScore } from '../lint/summary.ts';
import type { ScoreBar } from './view-models.ts';

const LABELS: Readonly<Record<Dimension, string>> = {
  transferability: 'Transferability',
  freshness: 'Freshness',
  iteration: 'Iteration',
};
const GOOD = 85;

/** The three scores as bars; below its minimum a score is poor. */
export function scoreBars(scores: Scores, minimums: Scores): ScoreBar[] {
  return DIMENSIONS.map((dimension) => {
    const score = shownScore(scores[dimension]);
    const level = score < minimums[dimension] ? 'poor' : score >= GOOD ? 'good' : 'fair';
    return { dimension, label: LABELS[dimension], score, level };
  });
}
