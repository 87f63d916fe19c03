import { isRegular } from './parse-log.ts';

export interface TreeEntry {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  readonly id: string;
  readonly kind: 'file' | 'link' | 'submodule';
}

/** Text of `git ls-tree -r -z` to entries. */
export function parseTree(output: string): TreeEntry[] {
  return output.split('\0').flatMap((line) => {
    const [, mode = '', id = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
    if (path === '') return [];
    return [{ path, id, kind: isRegular(mode) ? 'file' : mode === '160000' ? 'submodule' : 'link' } satisfies TreeEntry];
  });
}
