/** Who must approve a change, as the forge reads it from a CODEOWNERS file. */
export interface CodeOwners {
  /**
   * The owners of a file: handles, teams (`@org/team`) and addresses.
   *
   * @param file from the top of the repository, with `/`.
   * @returns undefined where no line speaks of the file; empty where the last one that does names nobody.
   */
  ownersOf(file: string): readonly string[] | undefined;
}

interface Line {
  readonly glob: Glob;
  readonly owners: readonly string[];
}

/** A section's own default owners stand in for the lines that name none. GitLab's; elsewhere there is one, without a head. */
interface Section {
  readonly defaults: readonly string[];
  readonly lines: Line[];
}

const SECTION_HEAD = /^\^?\[[^\]]+\](?:\[\d+\])?(?<owners>.*)$/;
const OWNER = /^(?:@{1,2}[\w.-]+(?:\/[\w.-]+)*|[^@\s]+@[^@\s]+\.[^@\s]+)$/;
/** A path may hold a space behind a backslash. */
const PATTERN = /^(?<pattern>(?:\\.|[^\s\\])+)(?<owners>.*)$/;

/** Reads the format of GitHub and GitLab: the last line that matches decides, in each section. A line that cannot be read is no line. */
export function parseCodeOwners(text: string): CodeOwners {
  const sections: Section[] = [{ defaults: [], lines: [] }];
  for (const raw of text.split(/\r\n?|\n/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const head = SECTION_HEAD.exec(line)?.groups;
    if (head) {
      sections.push({ defaults: readOwners(head['owners'] ?? '') ?? [], lines: [] });
      continue;
    }
    const { pattern = '', owners = '' } = PATTERN.exec(line)?.groups ?? {};
    const read = readOwners(owners);
    const section = sections.at(-1);
    if (!section || !read || pattern === '' || /^!|[[\]]/.test(pattern)) continue;
    section.lines.push({ glob: readGlob(pattern), owners: read.length > 0 ? read : section.defaults });
  }
  return {
    ownersOf(file) {
      const deciding = sections.flatMap(({ lines }) => lines.findLast(({ glob }) => covers(glob, file)) ?? []);
      return deciding.length === 0 ? undefined : [...new Set(deciding.flatMap(({ owners }) => owners))];
    },
  };
}

/** The owners up to a comment; undefined where a word is none. */
function readOwners(text: string): string[] | undefined {
  const words = text.replace(/(?:^|\s)#.*$/, '').trim().split(/\s+/).filter((word) => word !== '');
  return words.every((word) => OWNER.test(word)) ? words : undefined;
}

/** A pattern as the names on the way to a file, `**` for any number of them. */
type Glob = readonly string[];

/**
 * As in .gitignore: a slash at the start or in the middle ties the pattern to the top, one at the end means the folder,
 * `*` stays within a name and `**` does not. A folder covers what is below it, but `docs/*` only what lies directly in it.
 */
function readGlob(written: string): Glob {
  const pattern = written.replace(/\\(.)/g, '$1');
  const names = pattern.split('/').filter((name) => name !== '');
  const isTied = pattern.startsWith('/') || names.length > 1;
  const isFolder = pattern.endsWith('/');
  const isShallow = names.length > 1 && names.at(-1) === '*';
  return [...(isTied ? [] : ['**']), ...names, ...(isFolder ? ['*', '**'] : isShallow ? [] : ['**'])];
}

/** Walks the file's names once, with every position in the pattern that may be reached there. */
function covers(glob: Glob, file: string): boolean {
  let reached = closure(new Set([0]), glob);
  for (const name of file.split('/')) {
    const next = new Set<number>();
    for (const at of reached) {
      const part = glob[at];
      if (part === '**') next.add(at);
      else if (part !== undefined && matchesName(part, name)) next.add(at + 1);
    }
    reached = closure(next, glob);
  }
  return reached.has(glob.length);
}

/** `**` may stand for no name at all. */
function closure(positions: Set<number>, glob: Glob): Set<number> {
  for (const at of positions) if (glob[at] === '**') positions.add(at + 1);
  return positions;
}

/** `*` and `?` within one name; goes back to the last star alone, so that many stars cost no more than few. */
function matchesName(part: string, name: string): boolean {
  let [at, star, from] = [0, -1, 0];
  for (let position = 0; position < name.length; ) {
    if (part[at] === '*') [star, from] = [at++, position];
    else if (part[at] === '?' || part[at] === name[position]) {
      at++;
      position++;
    } else if (star >= 0) [at, position] = [star + 1, ++from];
    else return false;
  }
  while (part[at] === '*') at++;
  return at === part.length;
}
