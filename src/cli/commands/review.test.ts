import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeTemporaryFolder, makeTemporaryRepository, type TemporaryRepository } from '../../history/temporary-repository.ts';
import { fakeTerminal } from '../fake-terminal.ts';
import { run } from '../run.ts';

const ROUTE = '---\ntitle: Route a lead\nowner: revops-lead\noutputs: [{ what: Assigned lead, format: Lead.Owner set }]\n---\n\n## Steps\n\n1. Open the lead.\n2. Set the owner.\n';
const QUALIFY = `---
# kept
title: Qualify a lead
owner: sdr   # kept too
dependsOn:
  - { sop: route-lead, output: Assigned lead }  # why
  - sop: route-lead
    step: 2
---

## Steps

1. Call the lead within 15 minutes.
2. Note the answer.
`;
const ROLES = 'sdr: { title: SDR, holders: [{ handle: "@ada", since: 2026-01-01 }], backup: ae }\nae: { title: AE, holders: [{ handle: "@bob", since: 2026-01-01 }] }\nrevops-lead: { title: RevOps lead }\n';
const LEAD = 'content/sops/sales/qualify-lead.mdx';
const FLAGS = ['--by', '@ada', '--method', 'ran', '--sampled', 'lead 1', '--outcome', 'confirmed'];
let repository: TemporaryRepository;

beforeEach(() => {
  repository = makeTemporaryRepository();
  repository.commit('Base', { 'content/sops/revops/route-lead.mdx': ROUTE, [LEAD]: QUALIFY, 'content/roles.yaml': ROLES });
});
afterEach(() => repository.remove());

const read = (file = LEAD) => readFileSync(path.join(repository.folder, file), 'utf8');
const edit = (file: string, from: string, to: string) => repository.write({ [file]: read(file).replace(from, to) });

async function review(args: readonly string[], { folder = repository.folder, answers }: { folder?: string; answers?: readonly string[] } = {}) {
  const terminal = fakeTerminal(folder, { today: '2026-11-22', ...(answers ? { answers } : {}) });
  const code = await run(['review', 'qualify-lead', ...args], terminal);
  return { code, output: terminal.output(), errors: terminal.errors() };
}

describe('sop review', () => {
  test('seals the record and pins what the SOP takes; every other line stays', async () => {
    const { code, output } = await review(FLAGS);
    expect([code, output]).toEqual([0, `Qualify a lead
  content/sops/sales/qualify-lead.mdx
  Not reviewed before.
  What it takes from elsewhere:
    "Assigned lead" of route-lead: not looked at in a review yet
    step 2 of route-lead: not looked at in a review yet
Reviewed on 2026-11-22 by @ada (ran), sealed in content/sops/sales/qualify-lead.mdx, with 2 fingerprints of what it takes
`]);
    const print = '"v1:[0-9a-f]{32}"';
    expect(read()).toMatch(new RegExp(`^---\\n# kept\\ntitle: Qualify a lead\\nowner: sdr   # kept too\\ndependsOn:\\n  - { sop: route-lead, output: Assigned lead, fingerprint: ${print} }  # why\\n  - sop: route-lead\\n    step: 2\\n    fingerprint: ${print}\\nlastReviewed: 2026-11-22\\nreview:\\n`));
    expect(read().endsWith(QUALIFY.slice(QUALIFY.indexOf('\n## Steps')))).toBe(true);
    expect((await review(FLAGS)).output).toContain('What it tells people to do is unchanged since.\nReviewed');
  });

  test('shows in words what changed since the last review, in the SOP and in what it takes', async () => {
    await review(FLAGS, {});
    repository.commit('Review', {});
    edit('content/sops/revops/route-lead.mdx', 'Lead.Owner set', 'Lead.Owner and Lead.Status set');
    edit('content/sops/revops/route-lead.mdx', '1. Open the lead.\n2. ', '1. Open the lead.\n2. Read it.\n3. ');
    edit(LEAD, '15 minutes', '10 minutes');
    edit(LEAD, '2. Note the answer.', '2. Note the answer.\n3. Save.');
    repository.commit('Work', {});
    const { output } = await review(FLAGS);
    expect(output).toContain(`  Last reviewed on 2026-11-22 by @ada (ran, confirmed).
  Changed since then:
    retrain   Step 1 reworded: "15 minutes" -> "10 minutes"
    retrain   Step 3 added: "Save."
  What it takes from elsewhere:
    "Assigned lead" of route-lead: changed since it was last looked at
      Output "Assigned lead": format "Lead.Owner set" -> "Lead.Owner and Lead.Status set"
Reviewed on`);
    // A step that only moved keeps its fingerprint, and is called by the number that it has now.
    expect(read()).toMatch(/step: 3\n {4}fingerprint/);
    expect(output).toMatch(/\n {2}step 2 of route-lead is step 3 now, and is called so\n$/);
  });

  test('takes no other step for one that is gone, and knows one that was moved and reworded', async () => {
    const route = 'content/sops/revops/route-lead.mdx';
    repository.write({ [route]: ROUTE.replace('2. Set the owner.', '2. Set the owner of the lead to the SDR.\n3. Tell the manager about it in the channel.') });
    await review(FLAGS);
    repository.commit('Review', {});
    edit(route, '2. Set the owner of the lead to the SDR.\n3. ', '2. ');
    repository.commit('Take it out', {});
    const before = read();
    expect(await review(FLAGS)).toMatchObject({ code: 2, output: expect.stringContaining('step 2 of route-lead: gone\n') as string, errors: expect.stringContaining(`${LEAD}:7:5 step 2 of route-lead is gone; another step may have its number now.`) as string });
    expect(read()).toBe(before);
    edit(route, '1. Open the lead.\n', '1. Open the lead.\n2. Read the note.\n3. Set the owner of the lead to the AE.\n');
    edit(route, '2. Tell', '4. Tell');
    repository.commit('Bring it back in other words', {});
    expect((await review(FLAGS)).output).toMatch(/step 2 of route-lead is step 3 now/);
    expect(read()).toMatch(/step: 3\n/);
  });

  test('refuses an entry that cannot be read, rather than pin the wrong thing', async () => {
    edit(LEAD, '    step: 2\n', '    step: 4.2\n');
    const before = read();
    expect(await review(FLAGS)).toMatchObject({ code: 2, errors: expect.stringContaining(`${LEAD}:8:11 dependsOn.1.step cannot be read: expected the number of a step`) as string });
    expect(read()).toBe(before);
  });

  test('tells of a gate only what concerns the gate', async () => {
    const route = 'content/sops/revops/route-lead.mdx';
    repository.write({ [route]: ROUTE.replace('---\n\n', 'gates: [{ name: Ready, requiredFields: [Lead.Email] }]\n---\n\n'), [LEAD]: QUALIFY.replace(/dependsOn:[^]*?---/, 'dependsOn: [{ sop: route-lead, term: Ready }]\n---') });
    await review(FLAGS);
    repository.commit('Review', {});
    edit(route, '[Lead.Email]', '[Lead.Email, Lead.Phone]');
    edit(route, 'Open the lead', 'Close the lead');
    repository.commit('Work', {});
    expect((await review([...FLAGS, '--dry-run'])).output).toContain('"Ready" of route-lead: changed since it was last looked at\n      Gate "Ready" now requires Lead.Phone\nWould');
  });

  test('lists the reviews before the last one, which only git remembers', async () => {
    for (const day of ['2026-09-01', '2026-10-01']) {
      await review([...FLAGS, '--as-of', day]);
      repository.commit(`Review of ${day}`, {});
    }
    await review(['--by', '@bob', '--method', 'observed', '--sampled', 'x', '--outcome', 'changed', '--as-of', '2026-11-01']);
    expect((await review([...FLAGS, '--dry-run'])).output).toContain(
      'Last reviewed on 2026-11-01 by @bob (observed, changed).\n  Earlier reviews: 2026-10-01 by @ada (ran, confirmed); 2026-09-01 by @ada (ran, confirmed).\n  What it tells people to do is unchanged since.\n',
    );
  });

  test('says why it cannot show what changed, and reviews all the same', async () => {
    edit(LEAD, '15 minutes', '12 minutes');
    await review(FLAGS);
    edit(LEAD, '12 minutes', '10 minutes');
    expect((await review([...FLAGS, '--dry-run'])).output).toContain('What it tells people to do has changed since. The text that was reviewed is in no commit, so it cannot be compared.');
    repository.commit('Both', {});
    const clone = makeTemporaryFolder();
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${repository.folder}`, clone]);
    const { code, output } = await review(FLAGS, { folder: clone });
    expect([code, output]).toEqual([0, expect.stringContaining('has changed since. Unexpected shallow clone')]);
  });

  test('asks again after a slip of the hand, and gives up after three', async () => {
    expect(await review([], { answers: ['@eve', 'ada', 'runned', 'Ran', '', 'lead 1, lead 2', 'confirmed'] })).toMatchObject({ code: 0, output: expect.stringContaining('@eve does not hold the owner role sdr') as string });
    expect(read()).toMatch(/method: ran\n {2}sampled:\n {4}- lead 1\n {4}- lead 2\n {2}outcome: confirmed/);
    const before = read();
    expect(await review([], { answers: ['@ada', 'a', 'b', 'c'] })).toMatchObject({ code: 2, errors: expect.stringContaining('--method got "c", expected one of read, observed, ran, dry-run.') as string });
    expect(read()).toBe(before);
  });

  test('refuses what it cannot write without loss, and a file that was saved meanwhile', async () => {
    edit(LEAD, '  - { sop: route-lead, output: Assigned lead }  # why\n', '  - &one { sop: route-lead, output: Assigned lead }\n  - *one\n');
    const odd = read();
    expect(await review(FLAGS)).toMatchObject({ code: 2, errors: expect.stringContaining('was not written') as string });
    expect(read()).toBe(odd);
    repository.write({ [LEAD]: QUALIFY });
    const terminal = fakeTerminal(repository.folder, { today: '2026-11-22', answers: [] });
    const answers = ['@ada', 'ran', 'x', 'confirmed'];
    const ask = () => {
      edit(LEAD, '15 minutes', '12 minutes');
      return Promise.resolve(answers.shift() ?? '');
    };
    expect(await run(['review', 'qualify-lead'], { ...terminal, ask })).toBe(2);
    expect(terminal.errors()).toContain('changed while this ran');
    expect(read()).toBe(QUALIFY.replace('15 minutes', '12 minutes'));
  });
});
