import { accessSync, chmodSync, constants, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** All of the new content or all of the old: never half a file. A file that exists keeps its permissions. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const known = statSync(file, { throwIfNoEntry: false });
  if (known) accessSync(file, constants.W_OK);
  const temporary = `${file}.sop-${process.pid}`;
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    if (known) chmodSync(temporary, known.mode); // The mode of a new file would lose what the umask masks.
    renameSync(temporary, file);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}
