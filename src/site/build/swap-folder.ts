import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Makes an empty folder next to a place, under a name that nothing has; it is on the same disk, so that it can be moved there. */
export function makeFolderBeside(place: string, purpose: string): string {
  mkdirSync(path.dirname(place), { recursive: true });
  return mkdtempSync(path.join(path.dirname(place), `.${path.basename(place)}-${purpose}-`));
}

/** Puts a finished folder in the place of another, which stays as it was when anything goes wrong. */
export function swapFolder(finished: string, place: string): void {
  if (!existsSync(place)) {
    renameSync(finished, place);
    return;
  }
  const aside = makeFolderBeside(place, 'previous');
  const previous = path.join(aside, 'site');
  try {
    renameSync(place, previous);
    try {
      renameSync(finished, place);
    } catch (cause) {
      renameSync(previous, place);
      throw cause;
    }
  } catch (cause) {
    // Where it could not be put back, the old site stays here.
    if (!existsSync(previous)) rmSync(aside, { recursive: true, force: true });
    throw cause;
  }
  rmSync(aside, { recursive: true, force: true });
}
