import { BLOB_ARGUMENTS, BLOB_SIZE_ARGUMENTS, missingArguments } from './git-arguments.ts';
import type { GitCommand } from './git-command.ts';
import { parseBatch, parseBatchCheck } from './parse-batch.ts';

/** The largest text read, in bytes: no page that people work from is near it. */
const MAX_BYTES = 1_000_000;

/** What a notice of a text that git does not have says. */
export const MISSING = 'missing from this clone';

/** Bytes asked of one process: git's whole answer is held in memory. */
const BYTES_PER_BATCH = 32_000_000;

export interface BlobSource {
  readonly git: GitCommand;
  /** Blobs that a partial clone lacks: asking for one ends git. */
  missing(): Promise<ReadonlySet<string>>;
  /** A path to name the blob by. */
  pathOf(id: string): string | undefined;
}

/** Who is told of blobs that are left out. */
export interface BlobListener {
  note(notice: string): void;
  /** One of `missing`. */
  noteMissing(id: string): void;
}

/** Texts of blobs. What cannot be had or is no text is left out and told, in the order of the ids. */
export async function readBlobTexts({ git, missing, pathOf }: BlobSource, ids: Iterable<string>, { note, noteMissing }: BlobListener): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const lost = await missing();
  const named = [...new Set(ids)].filter((id) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id));
  for (const id of named) if (lost.has(id)) noteMissing(id);
  const wanted = named.filter((id) => !lost.has(id));
  if (wanted.length === 0) return texts;
  const sizes = parseBatchCheck(await git.catFile(BLOB_SIZE_ARGUMENTS, `${wanted.join('\n')}\n`));
  const answers = wanted.map((id, index) => ({ id, ...(sizes[index] ?? { type: undefined, size: 0 }) }));
  const reasons = new Map<string, string>();
  for (const { id, type, size } of answers) {
    if (type !== 'blob') reasons.set(id, `is ${MISSING}`);
    else if (size > MAX_BYTES) reasons.set(id, 'is larger than 1 MB');
  }
  for (const batch of batches(answers.filter(({ id }) => !reasons.has(id)))) {
    for (const [id, bytes] of await readBatch(git, batch)) {
      const reason = reasonAgainst(bytes);
      if (reason) reasons.set(id, reason);
      else texts.set(id, bytes.toString('utf8'));
    }
  }
  for (const id of wanted) if (reasons.has(id)) note(`A version of ${pathOf(id) ?? id} ${reasons.get(id)}: what changed in it is not shown`);
  return texts;
}

async function readBatch(git: GitCommand, ids: readonly string[]): Promise<[string, Buffer][]> {
  const answers = parseBatch(await git.catFile(BLOB_ARGUMENTS, `${ids.join('\n')}\n`));
  return ids.map((id, index) => {
    const bytes = answers[index]?.bytes;
    if (!bytes) throw new Error(`Unexpected answer of git cat-file, expected the contents of ${id}`);
    return [id, bytes];
  });
}

/** The objects of a commit's history that a partial clone lacks. */
export async function findMissing(git: GitCommand, head: string): Promise<Set<string>> {
  const listed = (await git.text(missingArguments(head))).split('\n');
  return new Set(listed.filter((line) => line.startsWith('?')).map((line) => line.slice(1)));
}

export function describeMissing(count: number): string {
  return `${count} older ${count === 1 ? 'text is' : 'texts are'} ${MISSING}: what changed in ${count === 1 ? 'it' : 'them'} is not shown`;
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
