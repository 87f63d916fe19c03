import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeInMemoryHistory, type InMemoryCommit } from '../history/in-memory-history.ts';
import type { History } from '../history/history.ts';
import { changeLogOf } from '../history/read-change-log.ts';
import type { Comparison } from './comparison.ts';

/** Texts that come back again and again, so that pairs of them do: whole ones, broken ones, one without a title, one that cannot be read. */
const TEXTS = [
  '---\ntitle: Route\nowner: cro\n---\n\n## Steps\n\n1. Open the lead.\n2. Call the lead within 15 minutes.\n',
  '---\ntitle: Route\nowner: sdr\n---\n\n## Steps\n\n1. Open the lead.\n2. Call the lead within 10 minutes.\n',
  '---\ntitle: Way\nowner: sdr\nstatus: draft\n---\n\n## Steps\n\n1. Open the lead.\n',
  '---\ntitle: Route\nowner: [cro\n---\n\n## Steps\n\n1. Open the lead.\n',
  '---\ntitle: Path\nsla: [\n---\n\n## Steps\n\n1. Call the lead within 10 minutes.\n',
  '---\nowner: cro\n---\n\n## Steps\n\n1. Open the lead.\n',
  'No frontmatter at all\n',
  'LOST',
];
const FILES = ['sops/revops/route.mdx', 'sops/revops/way.mdx', 'sops/templates/route.mdx', 'sops/sales/route.mdx'];

const operation = fc.record({ file: fc.integer({ min: 0, max: FILES.length - 1 }), text: fc.integer({ min: -1, max: TEXTS.length - 1 }), isMove: fc.boolean(), to: fc.integer({ min: 0, max: FILES.length - 1 }) });
type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

/** Edits, moves and removals of files that are there; anything else adds one. */
function commitsOf(operations: readonly Operation[]): InMemoryCommit[] {
  const live = new Set<string>();
  return operations.map(({ file, text, isMove, to }) => {
    const [from = '', target = ''] = [FILES[file], FILES[to]];
    const content = TEXTS[text];
    if (isMove && live.has(from) && !live.has(target)) {
      live.delete(from);
      live.add(target);
      return { files: content === undefined ? {} : { [target]: content }, moved: { [target]: from } };
    }
    if (content === undefined && live.delete(from)) return { files: { [from]: null } };
    live.add(from);
    return { files: { [from]: content ?? TEXTS[0] ?? '' } };
  });
}

function historyOf(operations: readonly Operation[]): History {
  const history = makeInMemoryHistory(commitsOf(operations));
  return { ...history, readBlobs: async (ids) => new Map([...(await history.readBlobs(ids))].filter(([, text]) => text !== 'LOST')) };
}

const series = fc.array(operation, { minLength: 1, maxLength: 12 });

test('the change log is the same with what was kept of other branches as without it', async () => {
  await fc.assert(
    fc.asyncProperty(series, series, series, async (trunk, one, other) => {
      const kept = new Map<string, Comparison>();
      await changeLogOf(historyOf([...trunk, ...one]), { cache: kept });
      await changeLogOf(historyOf(one), { cache: kept });
      const own = [...trunk, ...other];
      const cold = await changeLogOf(historyOf(own));
      expect(await changeLogOf(historyOf(own), { cache: kept })).toEqual(cold);
      expect(await changeLogOf(historyOf(own), { cache: kept })).toEqual(cold);
    }),
    { numRuns: 300 },
  );
});

test('a text with broken YAML that comes back after other values is compared with those', async () => {
  const [first = '', second = '', , broken = ''] = TEXTS;
  const [file = ''] = FILES;
  const log = (texts: readonly string[], cache?: Map<string, Comparison>) => changeLogOf(makeInMemoryHistory(texts.map((text) => ({ files: { [file]: text } }))), { cache });
  const kept = new Map<string, Comparison>();
  await log([first, broken, first], kept);
  const { entries } = await log([second, broken, first], kept);
  expect(entries[0]?.changes.map(({ text }) => text)).toContain('Owner changed: sdr -> cro');
  expect(entries).toEqual((await log([second, broken, first])).entries);
});
