import { distance } from 'fastest-levenshtein';

/** The known word nearest to what was written, when it is near enough to be meant. */
export function findNearest(written: string, known: Iterable<string>): string | undefined {
  const wanted = written.toLowerCase();
  let best: string | undefined;
  let bestDistance = (wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3))) + 1;
  for (const candidate of known) {
    const away = distance(wanted, candidate.toLowerCase());
    if (away < bestDistance) [best, bestDistance] = [candidate, away];
  }
  return best;
}

/** ` (did you mean "x"?)`, or nothing. */
export function suggestion(written: string, known: Iterable<string>): string {
  const nearest = findNearest(written, known);
  return nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
}
