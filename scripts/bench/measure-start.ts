import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeTemporaryRepository } from '../../src/history/temporary-repository.ts';
import { AS_OF, generateSop, writeGeneratedPlaybook } from './generate-sops.ts';
import { clearSopCache, sopCommand } from './lint-peers.ts';
import type { StartResult } from './lint-result.ts';
import { measureProcess, type Command } from './measure-process.ts';
import { medianOf } from './measurement.ts';

const SMALL_PLAYBOOK = 25;
const RUNS = 5;
const RUNS_ON_MANY = 3;
const LINT = ['lint', '--as-of', AS_OF];

/**
 * Times what people and pull requests wait for: the help, one file, one changed file.
 *
 * @param sops how many SOPs the large repository holds.
 */
export async function measureStart(sops: number, seed: number, tell: (doing: string) => void): Promise<StartResult[]> {
  tell('start-up');
  const small = makeProject(SMALL_PLAYBOOK, seed);
  const large = makeProject(sops, seed);
  try {
    const help = await timed('help', 'sop --help', sopCommand(small.folder, '--help'));
    const lintOne = sopCommand(small.folder, ...LINT, oneFile(SMALL_PLAYBOOK, seed));
    const one = await timed('one-file', `sop lint FILE in a playbook of ${SMALL_PLAYBOOK}, no cache`, lintOne, () => clearSopCache(small.folder));
    const again = await timed('one-file-warm', `sop lint FILE in a playbook of ${SMALL_PLAYBOOK}, cache filled`, lintOne);
    tell(`one changed SOP of ${sops.toLocaleString('en')} with --since`);
    const many = await measureChange(large, sops, seed);
    return [help, one, again, ...many];
  } finally {
    small.remove();
    large.remove();
  }
}

type Project = ReturnType<typeof makeTemporaryRepository>;

function makeProject(sops: number, seed: number): Project {
  const project = makeTemporaryRepository();
  process.once('exit', () => project.remove());
  writeGeneratedPlaybook(path.join(project.folder, 'content'), { count: sops, seed });
  project.commit('Write the playbook', { '.gitignore': 'node_modules/\n' });
  mkdirSync(path.join(project.folder, 'node_modules'));
  return project;
}

async function measureChange(project: Project, sops: number, seed: number): Promise<StartResult[]> {
  const { folder } = project;
  const [cache, kept] = [path.join(folder, 'node_modules/.cache'), path.join(folder, 'node_modules/.kept')];
  await measureProcess(sopCommand(folder, ...LINT));
  if (existsSync(cache)) cpSync(cache, kept, { recursive: true });
  const { file, text } = generateSop(0, sops, seed);
  project.commit('Change one SOP', { [`content/${file}`]: text.replace('## Notes\n', '## Notes\n\n- This line is new.\n') });
  const restore = () => {
    rmSync(cache, { recursive: true, force: true });
    if (existsSync(kept)) cpSync(kept, cache, { recursive: true });
  };
  const since = sopCommand(folder, ...LINT, '--since', 'HEAD~1');
  const count = sops.toLocaleString('en');
  return [
    await timed('since-warm', `sop lint --since, one of ${count} changed, cache filled`, since, restore, RUNS_ON_MANY),
    await timed('since-cold', `sop lint --since, one of ${count} changed, no cache`, since, () => clearSopCache(folder), 1),
    await timed('one-file-of-many', `sop lint FILE in a playbook of ${count}, cache filled`, sopCommand(folder, ...LINT, `content/${file}`), restore, RUNS_ON_MANY),
  ];
}

function oneFile(count: number, seed: number): string {
  return `content/${generateSop(0, count, seed).file}`;
}

async function timed(id: StartResult['id'], label: string, command: Command, prepare: () => void = () => {}, runs = RUNS): Promise<StartResult> {
  const measured = [];
  for (let run = 0; run <= runs; run++) {
    prepare();
    const result = await measureProcess(command);
    if (result.exitCode !== 0 && result.exitCode !== 1) throw new Error(`Unexpected exit code ${result.exitCode} of ${label}, expected 0 or 1`);
    if (run > 0 || runs === 1) measured.push(result); // The first fills the disk's and the engine's own caches.
    if (runs === 1) break;
  }
  const median = medianOf(measured);
  if (!median) throw new RangeError('Unexpected absence of runs, expected at least one');
  return { id, label, median };
}
