import { existsSync, renameSync, rmSync } from 'node:fs';

/** Puts a finished folder in the place of another, which stays as it was when anything goes wrong. */
export function swapFolder(finished: string, place: string): void {
  const previous = `${place}-previous`;
  rmSync(previous, { recursive: true, force: true });
  const hadOne = existsSync(place);
  if (hadOne) renameSync(place, previous);
  try {
    renameSync(finished, place);
  } catch (cause) {
    if (hadOne) renameSync(previous, place);
    throw cause;
  }
  rmSync(previous, { recursive: true, force: true });
}
