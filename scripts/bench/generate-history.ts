import { editSop, reformatSop } from './edit-sop.ts';
import { generateRegistries } from './generate-registries.ts';
import { generateSop } from './generate-sops.ts';
import { nameSop, planSop } from './plan-sop.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';
import { DEPARTMENTS } from './vocabulary.ts';

/** What a commit did to one file; paths from the top of the repository. */
export type FileEdit = { readonly path: string; readonly text: string } | { readonly path: string; readonly movedFrom: string } | { readonly path: string; readonly isRemoved: true };

export interface InventedCommit {
  /** Places of its parents among all commits, counted from 1; the first commit has none. */
  readonly parents: readonly number[];
  /** `Name <address>`. */
  readonly author: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly message: string;
  readonly files: readonly FileEdit[];
}

export interface HistoryRequest {
  /** At least `FEWEST_SOPS`. */
  readonly sops: number;
  readonly commits: number;
  readonly seed: number;
}

const PEOPLE = ['Ada Abel', 'Bo Blum', 'Cleo Costa', 'Dirk Daan', 'Eva Eklund', 'Finn Faber', 'Gil Gomes', 'Hana Horn', 'Ilse Ibsen', 'Jon Janda', 'Kim Kuiper', 'Lea Lind'];
const BOT = 'format-service[bot] <bot@example.com>';
const START = Date.UTC(2020, 0, 6) / 1000;
const SPAN = 6 * 365 * 86_400;
/** A playbook of fewer has too little to tell apart. */
export const FEWEST_SOPS = 10;
/** The part of the SOPs that the first commit brings. */
const FIRST_SHARE = 0.6;

/**
 * The commits of an invented playbook, oldest first, the same on every run: a first import, then edits, SOPs added,
 * moved and removed, pull requests merged or squashed, bots, and now and then a commit over many files.
 */
export function* generateHistory({ sops, commits, seed }: HistoryRequest): Generator<InventedCommit> {
  const random = seededRandom(seed * 7919 + 11);
  const shelf = makeShelf(sops, seed, random);
  const first = Math.floor(sops * FIRST_SHARE);
  let made = 0;
  let tip = 0;
  const timeOf = (place: number) => START + Math.floor((SPAN * place) / commits);
  const dayOf = () => new Date(timeOf(made + 1) * 1000).toISOString().slice(0, 10);
  const commit = (parents: readonly number[], author: string, message: string, files: readonly FileEdit[]): InventedCommit => ({ parents, author, message, files, time: timeOf(++made) });
  yield commit([], person(random), 'Bring the manual into git', [...registries(), { path: '.gitignore', text: 'node_modules/\n' }, ...Array.from({ length: first }, () => shelf.add())]);
  tip = made;
  while (made < commits) {
    const left = commits - made;
    if (left > 3 && random.chance(0.08)) {
      yield* pullRequest();
      continue;
    }
    yield commit([tip], ...mainlineCommit(shelf, random, dayOf(), random.chance((sops - shelf.added) / left)));
    tip = made;
  }

  /** A branch of one to three commits, another commit beside it on the main line, and the merge. */
  function* pullRequest(): Generator<InventedCommit> {
    const base = tip;
    const index = shelf.pick();
    const author = person(random);
    let side = base;
    let files: readonly FileEdit[] = [];
    for (let count = Math.min(random.int(1, 3), commits - made - 2); count > 0; count--) {
      const { file, subject } = shelf.edit(index, dayOf());
      yield commit([side], author, subject, (files = [file]));
      side = made;
    }
    const beside = shelf.edit(shelf.pick(index), dayOf());
    yield commit([base], person(random), beside.subject, [beside.file]);
    tip = made;
    yield commit([tip, side], person(random), `Merge pull request #${made} from team/topic-${made}\n\nWhat was agreed`, files);
    tip = made;
  }
}

type Told = [author: string, message: string, files: readonly FileEdit[]];

function mainlineCommit(shelf: Shelf, random: SeededRandom, day: string, isNew: boolean): Told {
  if (isNew) return [person(random), 'Write down one more procedure', [shelf.add()]];
  if (random.chance(0.001)) return [person(random), 'Format many pages', shelf.some(random.int(21, 60)).map(shelf.format)];
  if (random.chance(0.03)) return [BOT, 'Format pages', shelf.some(random.int(1, 4)).map(shelf.format)];
  if (random.chance(0.04)) return [person(random), 'Set up the checks', [{ path: 'checks.yml', text: `minutes: ${random.int(1, 1e9)}\n` }]];
  if (random.chance(0.01)) return [person(random), 'Move a procedure', [shelf.move(shelf.pick())]];
  if (shelf.size > FEWEST_SOPS && random.chance(0.002)) return [person(random), 'Take a procedure away', [shelf.remove(shelf.pick())]];
  const edits = shelf.some(random.chance(0.15) ? random.int(2, 3) : 1).map((index) => shelf.edit(index, day));
  const number = random.chance(0.4) ? ` (#${random.int(1, 99_999)})` : '';
  const helper = random.chance(0.1) ? `\n\nCo-authored-by: ${person(random)}` : '';
  return [person(random), `${edits[0]?.subject}${number}${helper}`, edits.map(({ file }) => file)];
}

type Shelf = ReturnType<typeof makeShelf>;

/** The SOPs as they are at one commit, by index. */
function makeShelf(count: number, seed: number, random: SeededRandom) {
  const sops = new Map<number, { path: string; text: string }>();
  let added = 0;
  const at = (index: number) => sops.get(index) as { path: string; text: string };
  const write = (index: number, text: string): FileEdit => {
    at(index).text = text;
    return { path: at(index).path, text };
  };
  /** Some SOPs are edited more often than others. */
  const pick = (except?: number): number => {
    const index = Math.min(random.int(0, added - 1), random.int(0, added - 1));
    return sops.has(index) && index !== except ? index : pick(except);
  };
  return {
    get added() {
      return added;
    },
    get size() {
      return sops.size;
    },
    pick,
    some: (wanted: number) => [...new Set(Array.from({ length: wanted }, () => pick()))],
    add: (): FileEdit => {
      const index = added++;
      const { file, text } = generateSop(index, count, seed);
      sops.set(index, { path: `content/${file}`, text });
      return { path: `content/${file}`, text };
    },
    edit: (index: number, day: string) => {
      const { text, subject } = editSop(at(index).text, { plan: planSop(index, seed), random, day });
      return { file: write(index, text), subject };
    },
    format: (index: number) => write(index, reformatSop(at(index).text)),
    move: (index: number): FileEdit => {
      const movedFrom = at(index).path;
      const path = `content/sops/${random.pick(DEPARTMENTS).folder}/${nameSop(index).id}-v${random.int(2, 999_999)}.mdx`;
      at(index).path = path;
      return { path, movedFrom };
    },
    remove: (index: number): FileEdit => {
      const { path } = at(index);
      sops.delete(index);
      return { path, isRemoved: true };
    },
  };
}

function registries(): FileEdit[] {
  return Object.entries(generateRegistries()).map(([name, text]) => ({ path: `content/${name}`, text }));
}

function person(random: SeededRandom): string {
  const name = random.pick(PEOPLE);
  return `${name} <${name.toLowerCase().replace(' ', '.')}@example.com>`;
}
