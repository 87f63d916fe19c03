import { BLOB_ARGUMENTS, BLOB_SIZE_ARGUMENTS, missingArguments } from './git-arguments.ts';
import type { GitCommand } from './git-command.ts';
import { parseBatch, parseBatchCheck } from './parse-batch.ts';

/** The largest text read, in bytes: no page that people work from is near it. */
const MAX_BYTES = 1_000_000;

/** Bytes asked of one process: git's whole answer is held in memory. */
const BYTES_PER_BATCH = 32_000_000;

export interface BlobSource {
  readonly git: GitCommand;
  readonly head: string | undefined;
  readonly isPartial: boolean;
  /** A path to name the blob by. */
  pathOf(id: string): string | undefined;
}

/** Texts of blobs; what cannot be had or is no text goes to `note` and is left out. */
export async function readBlobTexts(source: BlobSource, ids: Iterable<string>, note: (notice: string) => void): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const wanted = await withoutMissing(source, [...new Set(ids)].filter((id) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id)), note);
  if (wanted.length === 0) return texts;
  const nameOf = (id: string) => `A version of ${source.pathOf(id) ?? id}`;
  const sizes = parseBatchCheck(await source.git.catFile(BLOB_SIZE_ARGUMENTS, `${wanted.join('\n')}\n`));
  const readable = wanted.flatMap((id, index) => {
    const { type, size } = sizes[index] ?? { type: undefined, size: 0 };
    if (type !== 'blob') note(`${nameOf(id)} is missing from this clone: what changed in it is not shown`);
    else if (size > MAX_BYTES) note(`${nameOf(id)} is larger than 1 MB: what changed in it is not shown`);
    else return [{ id, size }];
    return [];
  });
  for (const batch of batches(readable)) {
    const answers = parseBatch(await source.git.catFile(BLOB_ARGUMENTS, `${batch.join('\n')}\n`));
    for (const [index, id] of batch.entries()) {
      const bytes = answers[index]?.bytes;
      if (!bytes) throw new Error(`Unexpected answer of git cat-file, expected the contents of ${id}`);
      const reason = reasonAgainst(bytes);
      if (reason) note(`${nameOf(id)} ${reason}: what changed in it is not shown`);
      else texts.set(id, bytes.toString('utf8'));
    }
  }
  return texts;
}

/** In a partial clone, asking for an object that is not there ends git: those are found first. */
async function withoutMissing({ git, head, isPartial }: BlobSource, ids: string[], note: (notice: string) => void): Promise<string[]> {
  if (!isPartial || head === undefined) return ids;
  const listed = (await git.text(missingArguments(head))).split('\n');
  const missing = new Set(listed.filter((line) => line.startsWith('?')).map((line) => line.slice(1)));
  const kept = ids.filter((id) => !missing.has(id));
  const lost = ids.length - kept.length;
  if (lost > 0) note(`${lost} older ${lost === 1 ? 'text is' : 'texts are'} missing from this clone: what changed in ${lost === 1 ? 'it' : 'them'} is not shown`);
  return kept;
}

function* batches(blobs: readonly { id: string; size: number }[]): Generator<string[]> {
  let batch: string[] = [];
  let total = 0;
  for (const { id, size } of blobs) {
    if (batch.length > 0 && total + size > BYTES_PER_BATCH) {
      yield batch;
      batch = [];
      total = 0;
    }
    batch.push(id);
    total += size;
  }
  if (batch.length > 0) yield batch;
}

function reasonAgainst(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return 'is binary';
  if (bytes.subarray(0, 60).toString('latin1').startsWith('version https://git-lfs.github.com/spec/')) return 'is kept in Git LFS';
  return undefined;
}
