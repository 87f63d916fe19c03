import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offersOf } from '../../sop/offers.ts';
import { parseSop } from '../../sop/parse-sop.ts';
import { fakeTerminal } from '../fake-terminal.ts';
import { run } from '../run.ts';

const ROUTE = '---\ntitle: Route a lead\nowner: revops-lead\noutputs: [{ what: Assigned lead }]\n---\n\n## Steps\n\n1. Open the lead.\n';
const [pin] = offersOf(parseSop(ROUTE, { path: 'route-lead.mdx' })).outputs[0]?.slice(1) ?? [];
const FILES: Readonly<Record<string, string>> = {
  'sops/revops/route-lead.mdx': ROUTE,
  'sops/sales/qualify-lead.mdx': `---\ntitle: Qualify "a" lead\nowner: sdr\nreview: { date: 2026-11-02, by: "@sdr", dependencies: ["${pin}"] }\noutputs: [{ what: Deal }]\ndependsOn: [{ sop: route-lead, output: Assigned lead, fingerprint: "${pin}" }, { term: MQL }]\n---\n`,
  'sops/sales/close-deal.mdx': '---\ntitle: Close a deal\nowner: ae\nreview: { date: 2026-11-02, by: "@ae", dependencies: ["v1:old"] }\ndependsOn: [{ sop: qualify-lead, output: Deal, fingerprint: "v1:old" }, { sop: qualify-lead, step: 3 }, { sop: nowhere }]\n---\n',
  'sops/sales/rest.mdx': '---\ntitle: Rest\n---\n',
  'roles.yaml': 'sdr: { title: SDR }\n',
  'glossary.yaml': 'MQL: { meaning: A lead with 60 points }\n',
};
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sopwright-deps-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, 'content', name)), { recursive: true });
    writeFileSync(path.join(folder, 'content', name), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function deps(...args: string[]) {
  const terminal = fakeTerminal(folder);
  const code = await run(['deps', ...args], terminal);
  return { code, output: terminal.output(), errors: terminal.errors() };
}

describe('sop deps', () => {
  test('prints who takes what from whom, and what has changed since it was looked at', async () => {
    expect((await deps()).output).toBe(`Route a lead (route-lead)
  gives  "Assigned lead" to Qualify "a" lead (SDR)

Close a deal (close-deal)
  takes  "Deal" from Qualify "a" lead  [suspect: changed since the last review]
  takes  step 3 from Qualify "a" lead  [not found under this name: see sop lint]
  takes  all of it from nowhere  [not there]

Qualify "a" lead (qualify-lead)
  takes  "Assigned lead" from Route a lead
  takes  "MQL" from the glossary  [not looked at in a review yet]
  gives  "Deal" to Close a deal (ae)  [suspect: changed since the last review]
  gives  step 3 to Close a deal (ae)  [not found under this name: see sop lint]

Neither take nor give: rest

5 dependencies: 1 suspect, 1 not looked at yet, 2 not there. Look at each, then run sop review with the id of the SOP that takes it.
`);
  });

  test('of one SOP, prints what a change of it may reach further on', async () => {
    expect((await deps('route-lead')).output).toBe(`Route a lead (route-lead)
  gives  "Assigned lead" to Qualify "a" lead (SDR)

A change here may reach, further on:
  Close a deal (close-deal), through qualify-lead

1 dependency, each as it was last reviewed.
`);
    expect((await deps('rest')).output).toBe('Rest (rest)\n  takes nothing from other SOPs and gives nothing to them\n\nNo dependencies. An SOP names what it takes in dependsOn.\n');
  });

  test('prints JSON in its fixed shape', async () => {
    expect(JSON.parse((await deps('route-lead', '--format', 'json')).output)).toEqual({
      version: 1,
      dependencies: [{ sop: 'qualify-lead', owner: 'sdr', from: 'route-lead', kind: 'output', name: 'Assigned lead', state: 'current', reviewed: pin, now: pin }],
    });
  });

  test('prints a Mermaid graph in which no title can end its label', async () => {
    expect((await deps('qualify-lead', '--format', 'mermaid')).output).toBe(`graph LR
  n1["Route a lead"]
  n2["Qualify #34;a#34; lead"]
  n3["Glossary"]
  n4["Close a deal"]
  n1 -->|"Assigned lead"| n2
  n3 -.->|"MQL"| n2
  n2 -.->|"Deal"| n4
  n2 -.->|"step 3"| n4
`);
  });

  test('refuses an id that no SOP has, with the one that was meant', async () => {
    expect(await deps('route-led')).toMatchObject({ code: 2, errors: expect.stringContaining('did you mean "route-lead"?') as string });
  });
});
