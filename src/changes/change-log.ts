import type { Commit, DocumentHistory, Version } from '../history/history.ts';
import { maxSeverity, type Change, type ChangeSeverity } from './change.ts';
import { COMPARISON_VERSION, compareVersions, idOfFile } from './compare-sops.ts';
import { IDS_AS_NAMES, type Names } from './names.ts';
import { headlineOf } from './roll-up.ts';
import type { SopVersion } from './sop-version.ts';
import { makeVersionReader, readTitle } from './version-reader.ts';

/** What one commit did to one SOP. */
export interface ChangeLogEntry {
  readonly commit: Commit;
  readonly sop: {
    /** As it is called now, or was called last. */
    readonly id: string;
    readonly function: string;
    readonly title: string;
    /** Its path within the content folder, now or last. */
    readonly file: string;
    readonly live: boolean;
  };
  /** Its path within the content folder when the commit had landed; the last one of an SOP that it removed. */
  readonly path: string;
  readonly changes: readonly Change[];
  /** The furthest-reaching of its changes. */
  readonly severity: ChangeSeverity;
  /** One line for all of it. */
  readonly headline: string;
  /** True when the commit touched so many files that one line should stand for all of them. */
  readonly mass: boolean;
}

/** Comparisons kept from one run to the next, by pair of texts and the names told in them; a rebase keeps them. */
export interface ComparisonCache {
  get(key: string): readonly Change[] | undefined;
  set(key: string, changes: readonly Change[]): void;
}

export interface ChangeLogSource {
  readonly documents: readonly DocumentHistory[];
  /** Blob id -> text, of every version; a version whose text is absent is told as one that cannot be read. */
  readonly texts: ReadonlyMap<string, string>;
  readonly cache?: ComparisonCache | undefined;
  /** What roles and systems are called; their ids when left out. */
  readonly names?: Names | undefined;
}

/** A commit that touched more files than this is no edit of each of them. */
const MASS = 20;

/** Every change of every SOP, newest first. What changed nothing but line ends or the file's mode is left out. */
export function buildChangeLog({ documents, texts, cache, names = IDS_AS_NAMES }: ChangeLogSource): ChangeLogEntry[] {
  const isSop = sopFilter(documents);
  const entries = documents.flatMap((document) => (isSop(document.path) ? readLife(document, { texts, isSop, cache, names }) : []));
  return entries.toSorted((a, b) => b.commit.position - a.commit.position || (a.sop.file < b.sop.file ? -1 : 1));
}

/** Which files are SOPs: those below `sops/` where there is such a folder, else all but templates and hidden ones. */
function sopFilter(documents: readonly DocumentHistory[]): (file: string) => boolean {
  const hasFolder = documents.some(({ path, live }) => live && path.startsWith('sops/'));
  return (file) => {
    const folders = file.split('/').slice(0, -1);
    if (!/\.mdx$/i.test(file) || folders.some((name) => name.startsWith('.') || name === 'node_modules')) return false;
    return hasFolder ? file.startsWith('sops/') && folders[1] !== 'templates' : folders[0] !== 'templates';
  };
}

function functionOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  return (folders[0] === 'sops' ? folders[1] : folders[0]) ?? '';
}

/** What the lives of all documents are read with. */
interface LifeReading extends Pick<ChangeLogSource, 'texts' | 'cache'> {
  readonly isSop: (file: string) => boolean;
  readonly names: Names;
}

function readLife(document: DocumentHistory, reading: LifeReading): ChangeLogEntry[] {
  const { texts, isSop, cache, names } = reading;
  const read = makeVersionReader();
  let last: { blob: string; version: SopVersion } | undefined;
  const versionOf = (blob: string | undefined, file: string | undefined): SopVersion | undefined => {
    const text = blob === undefined ? undefined : texts.get(blob);
    if (blob === undefined || file === undefined || text === undefined || !isSop(file)) return undefined;
    if (last?.blob !== blob) last = { blob, version: carryFields(read(text, file), last?.version) };
    return last.version.file === file ? last.version : { ...last.version, file };
  };
  const told: { commit: Commit; path: string; changes: readonly Change[] }[] = [];
  for (const version of document.versions.toReversed()) {
    const key = keyOf(version, names);
    const kept = cache?.get(key);
    const changes = kept ?? compareSides(version, versionOf, reading);
    // A comparison with broken YAML rests on an earlier version, which the key does not name.
    if (!kept && !changes.some(({ type }) => type.startsWith('frontmatter-'))) cache?.set(key, changes);
    if (changes.length > 0) told.push({ commit: version.commit, path: version.path, changes });
  }
  const sop = {
    id: idOfFile(document.path),
    function: functionOf(document.path),
    title: lastTitle(document, texts) ?? idOfFile(document.path),
    file: document.path,
    live: document.live,
  };
  return told.map(({ commit, path, changes }) => ({
    commit, sop, path, changes, severity: maxSeverity(changes), headline: headlineOf(changes), mass: commit.filesTouched > MASS,
  }));
}

/** A version whose YAML is broken keeps the values of the one before, so that its repair is compared with those. */
function carryFields(version: SopVersion, before: SopVersion | undefined): SopVersion {
  return version.isUnreadable && before ? { ...version, fields: before.fields } : version;
}

function keyOf({ blob, previousBlob, path, previousPath }: Version, names: Names): string {
  return [COMPARISON_VERSION, names.key, previousBlob ?? '', blob ?? '', previousPath ?? '', path].join(':');
}

function compareSides(
  { blob, previousBlob, path, previousPath }: Version,
  versionOf: (blob: string | undefined, file: string | undefined) => SopVersion | undefined,
  { texts, isSop, names }: LifeReading,
): readonly Change[] {
  const [wasSop, isNow] = [previousPath !== undefined && isSop(previousPath), blob !== undefined && isSop(path)];
  if (!wasSop && !isNow) return [];
  const isMissing = [wasSop ? previousBlob : undefined, isNow ? blob : undefined].some((id) => id !== undefined && !texts.has(id));
  if (isMissing) return [unread(wasSop, isNow)];
  const before = versionOf(previousBlob, wasSop ? previousPath : undefined);
  return compareVersions(before, versionOf(blob, isNow ? path : undefined), names);
}

function unread(wasSop: boolean, isNow: boolean): Change {
  if (!wasSop) return { type: 'sop-added', severity: 'notify', text: 'SOP added; its text cannot be read from here', part: '' };
  if (!isNow) return { type: 'sop-removed', severity: 'notify', text: 'SOP removed; its text cannot be read from here', part: '' };
  return { type: 'unread', severity: 'notify', text: 'Changed; what changed cannot be read from here', part: '' };
}

function lastTitle({ versions }: DocumentHistory, texts: ReadonlyMap<string, string>): string | undefined {
  const newest = versions.find(({ blob, previousBlob }) => texts.has(blob ?? previousBlob ?? ''));
  return newest && readTitle(texts.get(newest.blob ?? newest.previousBlob ?? '') ?? '');
}
