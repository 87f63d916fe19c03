/** A run that is over sooner shows nothing. */
const QUIET_FIRST_MS = 1_000;
const BETWEEN_MS = 100;
const CLEAR_LINE = '\r\u001B[2K';

/**
 * A line that tells how far a run is, for a terminal. Nothing is shown in the first second, and no more than ten
 * texts a second after it.
 *
 * @param now milliseconds on any clock.
 */
export function makeProgressLine(write: (text: string) => void, now: () => number): (text?: string) => void {
  let start: number | undefined;
  let shownAt: number | undefined;
  return (text) => {
    if (text === undefined) {
      if (shownAt !== undefined) write(CLEAR_LINE);
      start = undefined;
      shownAt = undefined;
      return;
    }
    const time = now();
    start ??= time;
    if (time - start < QUIET_FIRST_MS || (shownAt !== undefined && time - shownAt < BETWEEN_MS)) return;
    shownAt = time;
    write(`${CLEAR_LINE}${text}`);
  };
}
