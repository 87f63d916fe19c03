import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Puts a file of a cache in place whole, so that another run never reads half of it. A read-only or full disk, or
 * anything else in the way, costs the next run time and nothing else.
 *
 * @param write writes what the file is to hold to the path that it is given.
 */
export function replaceFile(file: string, write: (partial: string) => void): void {
  const partial = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    write(partial);
    renameSync(partial, file);
  } catch {
    remove(partial);
  }
}

function remove(partial: string): void {
  try {
    rmSync(partial, { force: true });
  } catch {
    // Where a file stands in place of the folder, nothing was written.
  }
}
