import { keyOf, stillHolds, type Comparison, type VersionPair, type VersionSide } from './comparison.ts';
import type { Change } from './change.ts';
import { compareVersions, titleOf } from './compare-sops.ts';
import { isPlainMarkdown } from './is-plain-markdown.ts';
import { tell, type LifeSource, type SopLife } from './sop-life.ts';
import type { SopVersion } from './sop-version.ts';
import { squeeze } from '../sop/squeeze.ts';
import { makeVersionReader, readTitle } from './version-reader.ts';

/** Blob id -> text; a version whose text is absent is told as one that cannot be read. */
export type BlobTexts = ReadonlyMap<string, string>;

/** Tells the rest of a life by comparing its texts, and keeps what they come to. */
export function tellLife(life: SopLife, texts: BlobTexts, { names, cache }: Pick<LifeSource, 'names' | 'cache'>): void {
  const versionOf = makeTextReader(texts);
  for (const pair of life.open) {
    const key = keyOf(pair, names);
    const kept = cache?.get(key);
    if (kept && stillHolds(kept, pair, life.base)) {
      tell(life, pair, kept);
      continue;
    }
    const { before, after } = pair;
    if ((before && !texts.has(before.blob)) || (after && !texts.has(after.blob))) {
      life.told.push({ version: pair.version, changes: [unread(pair)] });
      continue;
    }
    const base = life.base !== undefined && texts.has(life.base) ? life.base : undefined;
    const comparison = comparePair(pair, base, versionOf, names);
    cache?.set(key, comparison);
    tell(life, pair, comparison);
  }
  life.open = [];
}

type TextReader = (side: VersionSide, base: string | undefined) => SopVersion;

/** Reads versions of one SOP. One whose YAML is broken gets the values of `base`, so that its repair is compared with those. */
function makeTextReader(texts: BlobTexts): TextReader {
  const read = makeVersionReader();
  let last: { blob: string; version: SopVersion } | undefined;
  const versionOf = ({ blob, file }: VersionSide): SopVersion => {
    if (last?.blob !== blob) last = { blob, version: read(texts.get(blob) ?? '', file) };
    return last.version.file === file ? last.version : { ...last.version, file };
  };
  return (side, base) => {
    const version = versionOf(side);
    if (!version.isUnreadable || base === undefined) return version;
    return { ...version, fields: read(texts.get(base) ?? '', side.file).fields };
  };
}

function comparePair({ before, after }: VersionPair, base: string | undefined, versionOf: TextReader, names: LifeSource['names']): Comparison {
  const old = before && versionOf(before, base);
  const now = after && versionOf(after, before && !old?.isUnreadable ? before.blob : base);
  const [oldest, newest] = [old ?? now, now ?? old];
  return {
    changes: compareVersions(old, now, names),
    title: newest && statedTitle(newest),
    broken: [...(old?.isUnreadable ? ['before' as const] : []), ...(now?.isUnreadable ? ['after' as const] : [])],
    restsOn: oldest?.isUnreadable ? base : undefined,
  };
}

/** Broken YAML may still state a title, in a part that is not. */
function statedTitle(version: SopVersion): string | undefined {
  const { isUnreadable, fields: { title }, text, file } = version;
  if (isPlainMarkdown(file)) return titleOf(version);
  if (isUnreadable) return readTitle(text);
  return typeof title === 'string' ? squeeze(title) : undefined;
}

function unread({ before, after }: VersionPair): Change {
  if (!before) return { type: 'sop-added', severity: 'notify', text: 'SOP added; its text cannot be read from here', part: '' };
  if (!after) return { type: 'sop-removed', severity: 'notify', text: 'SOP removed; its text cannot be read from here', part: '' };
  return { type: 'unread', severity: 'notify', text: 'Changed; what changed cannot be read from here', part: '' };
}
