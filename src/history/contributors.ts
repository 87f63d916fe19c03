import type { Contact, LoggedCommit } from './parse-log.ts';

/** Who wrote what landed, without duplicates, in the order met. */
export type Contributors = readonly Contact[];

/** Who wrote the commits that each merge of the first-parent line brought in, by the paths that they touched. */
export interface Contributions {
  /** Undefined when none of them did: what stands at these paths was made in `merge` itself. `blob` may have come from another path. */
  of(merge: string, paths: readonly string[], blob: string | undefined): readonly LoggedCommit[] | undefined;
}

/** Every commit with its parents. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** @param text lines of `git rev-list --parents`: a commit, then its parents. */
export function parseGraph(text: string): Graph {
  return new Map(text.split('\n').filter(Boolean).map((line) => {
    const [hash = '', ...rest] = line.split(' ');
    return [hash, rest] as const;
  }));
}

/** Hashes of the commits that merges brought in, merges among them. */
export function sideCommits(head: string, graph: Graph): string[] {
  const mainline = new Set(firstParentLine(head, graph));
  return [...graph.keys()].filter((hash) => !mainline.has(hash));
}

/** @param commits those of `sideCommits` that are no merge. */
export function findContributions(head: string, parents: Graph, commits: readonly LoggedCommit[]): Contributions {
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  const seen = new Set<string>();
  const brought = new Map<string, LoggedCommit[]>();
  for (const hash of firstParentLine(head, parents).toReversed()) {
    seen.add(hash);
    const side = reachable((parents.get(hash) ?? []).slice(1), parents, seen);
    if (side.length > 0) brought.set(hash, side.flatMap((each) => byHash.get(each) ?? []));
  }
  return {
    of: (merge, paths, blob) => {
      const side = brought.get(merge) ?? [];
      const direct = touching(side, paths);
      const found = direct.length > 0 ? direct : touching(side, pathsOf(side, blob));
      return found.length > 0 ? found : undefined;
    },
  };
}

function touching(commits: readonly LoggedCommit[], paths: readonly string[]): LoggedCommit[] {
  return commits.filter(({ changes }) => changes.some(({ before, after }) => paths.includes(before?.path ?? '') || paths.includes(after?.path ?? '')));
}

/** Where those commits put some content. */
function pathsOf(commits: readonly LoggedCommit[], blob: string | undefined): string[] {
  return commits.flatMap(({ changes }) => changes.flatMap(({ after }) => (after && after.blob === blob ? after.path : [])));
}

function firstParentLine(head: string, parents: Graph): string[] {
  const line: string[] = [];
  for (let hash: string | undefined = head; hash !== undefined; hash = parents.get(hash)?.[0]) line.push(hash);
  return line;
}

/** Commits reachable from `starts` that nobody has seen yet; marks them seen. */
function reachable(starts: readonly string[], parents: Graph, seen: Set<string>): string[] {
  const found: string[] = [];
  const open = [...starts];
  for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
    if (seen.has(hash)) continue;
    seen.add(hash);
    found.push(hash);
    open.push(...(parents.get(hash) ?? []));
  }
  return found.toReversed();
}

/** Reads `Name <address>`; undefined for what is not of that form. */
export function parseContact(text: string): Contact | undefined {
  const [open, close] = [text.indexOf('<'), text.indexOf('>')];
  const [name, email] = [text.slice(0, open).trim(), text.slice(open + 1, close)];
  const isWhole = open !== -1 && close > open && text.slice(close + 1).trim() === '';
  return isWhole && name !== '' && !name.includes('\n') && /^[^<>\s]+$/.test(email) ? { name, email } : undefined;
}

export function renderContact({ name, email }: Contact): string {
  return `${name} <${email}>`;
}

/** Authors and co-authors of commits, one entry a person: an address counts once, and so does a name. */
export function contributorsOf(commits: readonly LoggedCommit[], mapped: ReadonlyMap<string, Contact>): Contributors {
  const people = commits.flatMap((commit) => [
    commit.author,
    ...commit.coAuthors.flatMap((text) => {
      const contact = parseContact(text);
      return contact ? (mapped.get(renderContact(contact)) ?? contact) : [];
    }),
  ]);
  const seen = new Set<string>();
  return people.filter(({ name, email }) => {
    const keys = [email.toLowerCase(), name.toLowerCase()];
    const known = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !known;
  });
}

/** Names of accounts that are no people. */
const BOT_NAME = new RegExp([
  String.raw`\[bot\]|(?:^|[\s._+-])bot(?:$|[\s._-])`,
  '^(?:dependabot|renovate|greenkeeper|pre-commit(?:[ .-]ci)?|github(?:[ -]actions?)?|gitlab(?:[ -]ci)?|jenkins|travis[ -]ci|circle[ -]?ci|allcontributors)$',
  '^(?:semantic-release|release-please|imgbot|weblate|hosted weblate|crowdin|transifex|snyk|mergify|netlify(?:[ -]cms)?|vercel|web-flow)$',
].join('|'), 'i');

const BOT_ADDRESS = /\[bot\]|^(?:ci|build|automation|bot|noreply|no-reply)@|@renovateapp\.com$/i;

export function isBot({ name, email }: Contact): boolean {
  return BOT_NAME.test(name.trim()) || BOT_ADDRESS.test(email);
}
