import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** Files for other states that are left on disk: enough to go back and forth between branches. */
const FILES_KEPT = 4;

/** Makes room for `<kind>-<hash>.txt` among the newest others of its kind in its folder. */
export function dropOldest(file: string): void {
  const folder = path.dirname(file);
  const [kind] = path.basename(file).split('-');
  const others = readdirSync(folder).filter((name) => name.startsWith(`${kind}-`) && /-[0-9a-f]+\.txt$/.test(name) && name !== path.basename(file));
  const byAge = others.map((name) => path.join(folder, name)).toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of byAge.slice(FILES_KEPT - 1)) rmSync(old, { force: true });
}
