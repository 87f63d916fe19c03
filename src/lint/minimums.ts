import type { Settings } from '../playbook/registries.ts';
import type { Scores } from './score.ts';
import { DEFAULT_MINIMUM } from './verdict.ts';

/** The least that each dimension of an SOP must reach: its function's threshold, else the playbook's minimum. */
export function minimumsOf({ minimumScore = DEFAULT_MINIMUM, thresholds = {} }: Settings, folder: string): Scores {
  const own = Object.hasOwn(thresholds, folder) ? thresholds[folder] : undefined;
  const least = typeof own === 'number' ? own : minimumScore;
  const apart = typeof own === 'object' ? own : {};
  return { transferability: apart.transferability ?? least, freshness: apart.freshness ?? least, iteration: apart.iteration ?? least };
}
