import { expect, test } from 'vitest';
import { makeInMemoryHistory } from '../history/in-memory-history.ts';
import { changeLogOf } from '../history/read-change-log.ts';
import { groupEntries, headlineOfGroup } from './group-entries.ts';

const sop = (name: string, more = '', minutes = 5) => `---\ntitle: ${name}\nowner: cro\n${more}---\n\n## Steps\n\n1. Wait ${minutes} minutes.\n`;
const names = ['a', 'b', 'c', 'd'];
const files = (text: (name: string) => string, some = names) => Object.fromEntries(some.map((name) => [`sops/x/${name}.mdx`, text(name)]));

test('a commit that changes nothing in the work of several SOPs is told once, and what changes the work of each stands alone', async () => {
  const { entries } = await changeLogOf(makeInMemoryHistory([
    { files: files((name) => sop(name)) },
    { files: { ...files((name) => sop(name, `related: [${name}x]\n`), names.slice(0, 3)), 'sops/x/d.mdx': sop('d', 'related: [z]\n', 10) } },
    { files: files((name) => sop(name, 'related: [same]\n'), ['a', 'b']) },
  ]));
  const told = groupEntries(entries).map((group) => `${group.map(({ sop: { id } }) => id).join()}: ${headlineOfGroup(group)}`);
  expect(told).toEqual([
    'a: Related SOP added: same; Related SOP removed: ax', 'b: Related SOP added: same; Related SOP removed: bx',
    'a,b,c: Records and wording only: nothing changes in the work', 'd: Step 1 reworded: "5 minutes" -> "10 minutes"; Related SOP added: z',
    'a: SOP added: a', 'b: SOP added: b', 'c: SOP added: c', 'd: SOP added: d',
  ]);
});
