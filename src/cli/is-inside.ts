import path from 'node:path';

/** True for a folder itself and for what lies in it, both absolute; links are the caller's to follow. */
export function isInside(target: string, folder: string): boolean {
  const relative = path.relative(folder, target);
  return relative === '' || (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative));
}
