import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSop, type Sop } from '../sop/parse-sop.ts';
import { compareSops } from './compare-sops.ts';

const PATH = 'sops/revops/route-lead.mdx';

const TEXT = `---
title: Route a new inbound lead
owner: revops-lead
status: active
version: 1.0.0
trigger:
  - event: Web form creates a lead
    system: crm
    when: [{ metric: Lead.Status, op: "=", value: New }]
cadence: per event
inputs:
  - { what: New lead, system: crm, location: "List view: Unrouted leads" }
outputs:
  - { what: Assigned lead, format: Lead.Owner set, recipient: sdr }
systems: [crm, routing]
sla:
  - { start: lead created, within: PT4H, hours: business }
escalation:
  - { when: No rule matches, to: revops-lead, channel: "#revops-alerts", within: PT15M }
gates:
  - name: To Demo
    exit:
      - { field: Lead.Score, op: ">=", value: 60, unit: points }
    requiredFields: [Lead.Email, Lead.Domain]
approvals:
  - measure: discount
    unit: "%"
    limit: 100
    tiers:
      - { min: 0, max: 10, approver: sales-manager, sla: PT4H }
      - { min: 10, max: 100, approver: cro }
metrics:
  - { name: Median speed to lead, report: "BI: Speed to lead", op: "<=", target: 5, unit: min, actAt: 15 }
raci: { responsible: [sdr], accountable: revops-lead, informed: [sales-manager, cro] }
feedback: { channel: "#revops-help", triage: revops-analyst, respond: P2D }
related: [lead-sla]
lastReviewed: 2026-11-02
review: { date: 2026-11-02, by: "@revops-lead", method: ran }
changelog:
  - { version: 1.0.0, date: 2026-11-02, what: First version }
---

## Purpose

Give every lead one owner.

## Before you start

- You can open the routing console.

## Steps

1. **SDR:** Open the lead in the CRM.
2. **SDR:** Check that the country of the lead is set.
3. **SDR:** Copy the country from the website of the company.
4. **SDR:** Call the lead within 15 minutes of the alert.
5. **SDR:** Set the status of the lead to Working.

## Decisions

| If | Then |
|---|---|
| The SDR has fewer than 30 open leads | Assign the lead |

## Exceptions

- **Customer asks for help:** Assign the lead to the CSM.
`;

const sop = (text: string, path = PATH): Sop => parseSop(text, { path });
const told = (before: string, after: string) => compareSops(sop(before), sop(after)).map(({ type, text }) => `${type} | ${text}`);

function edit(from: string | RegExp, to: string, text = TEXT): string {
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`Nothing to replace: ${String(from)}`);
  return edited;
}

const STEP = (number: number) => TEXT.split('\n').find((line) => line.startsWith(`${number}. `)) ?? '';

describe('one edit is told as one change, with before and after', () => {
  test.each<[name: string, after: string, expected: string[]]>([
    ['owner', edit('owner: revops-lead', 'owner: sales-ops-manager'), ['owner-changed | Owner changed: revops-lead -> sales-ops-manager']],
    ['title', edit('title: Route a new inbound lead', 'title: Route a lead'), ['title-changed | Title changed: "Route a new inbound lead" -> "Route a lead"']],
    ['status', edit('status: active', 'status: deprecated'), ['status-changed | Status changed: active -> deprecated']],
    ['cadence', edit('cadence: per event', 'cadence: daily'), ['cadence-changed | Cadence changed: "per event" -> daily']],
    ['trigger', edit('value: New', 'value: Open'), ['trigger-changed | Trigger "Web form creates a lead": condition Lead.Status = New -> Lead.Status = Open']],
    ['trigger added', edit('cadence:', '  - { event: Import ends, system: crm }\ncadence:'), ['trigger-added | Trigger added: Import ends (crm)']],
    ['trigger removed', edit(/ {2}- event[^]*?(?=cadence)/, '  - { event: Import ends, system: crm }\n'), [
      'trigger-added | Trigger added: Import ends (crm)', 'trigger-removed | Trigger removed: Web form creates a lead (crm, Lead.Status = New)',
    ]],
    ['input', edit('Unrouted leads', 'New leads'), ['input-changed | Input "New lead": location "List view: Unrouted leads" -> "List view: New leads"']],
    ['input added', edit('outputs:', '  - { what: Territory list, system: routing }\noutputs:'), ['input-added | Input added: Territory list (routing)']],
    ['output', edit('recipient: sdr', 'recipient: sales-manager'), ['output-changed | Output "Assigned lead": recipient sdr -> sales-manager']],
    ['output removed', edit(/outputs:\n.*\n/, ''), ['output-removed | Output removed: Assigned lead (Lead.Owner set, sdr)']],
    ['system', edit('[crm, routing]', '[crm, bi]'), ['system-added | System added: bi', 'system-removed | System removed: routing']],
    ['sla tightened', edit('within: PT4H, hours', 'within: PT2H, hours'), ['sla-tightened | SLA tightened: 4 hours -> 2 hours']],
    ['sla loosened', edit('within: PT4H, hours', 'within: P1D, hours'), ['sla-loosened | SLA loosened: 4 hours -> 1 day']],
    ['sla hours', edit('hours: business', 'hours: clock'), ['sla-changed | SLA: hours business -> clock']],
    ['sla added', edit('escalation:', '  - { what: Lead is called, start: lead created, within: PT1H }\nescalation:'), ['sla-added | SLA added: Lead is called, 1 hour']],
    ['sla removed', edit(/sla:\n.*\n/, ''), ['sla-removed | SLA removed: lead created, 4 hours (business hours)']],
    ['escalation', edit('to: revops-lead, channel', 'to: cro, channel'), ['escalation-changed | Escalation "No rule matches": goes to revops-lead -> cro']],
    ['gate', edit('value: 60', 'value: 70'), ['gate-changed | Gate "To Demo", exit: Lead.Score >= 60 points -> Lead.Score >= 70 points']],
    ['gate fields', edit('[Lead.Email, Lead.Domain]', '[Lead.Email, Lead.Budget]'), [
      'gate-field-added | Gate "To Demo" now requires Lead.Budget', 'gate-field-removed | Gate "To Demo" no longer requires Lead.Domain',
    ]],
    ['gate criterion', edit('    requiredFields', '      - { artefact: Call summary, system: crm }\n    requiredFields'), ['gate-criterion-added | Gate "To Demo", exit added: Call summary in crm']],
    ['gate removed', edit(/gates:[^]*?(?=approvals)/, ''), ['gate-removed | Gate removed: To Demo (to leave: Lead.Score >= 60 points)']],
    ['approver', edit('approver: sales-manager', 'approver: sales-director'), ['approver-changed | Approver of discount 0 to 10 % changed: sales-manager -> sales-director']],
    ['approval limits', edit('max: 10, approver', 'max: 15, approver').replace('min: 10,', 'min: 15,'), [
      'approval-changed | Limit of sales-manager for discount changed: 0 to 10 % -> 0 to 15 %', 'approval-changed | Limit of cro for discount changed: 10 to 100 % -> 15 to 100 %',
    ]],
    ['approval time', edit('approver: sales-manager, sla: PT4H', 'approver: sales-manager, sla: PT8H'), ['approval-changed | Time to approve discount 0 to 10 % changed: 4 hours -> 8 hours']],
    ['metric', edit('target: 5,', 'target: 3,'), ['metric-changed | Metric "Median speed to lead": target <= 5 min -> <= 3 min']],
    ['raci', edit('accountable: revops-lead', 'accountable: cro'), ['raci-changed | Accountable changed: revops-lead -> cro']],
    ['feedback', edit('respond: P2D', 'respond: P1D'), ['feedback-changed | Feedback is answered within changed: 2 days -> 1 day']],
    ['related', edit('[lead-sla]', '[lead-sla, qualify-lead]'), ['related-added | Related SOP added: qualify-lead']],
    ['unknown key', edit('related:', 'colour: red\nrelated:'), ['editorial | colour: nothing -> red']],
    ['step reworded', edit('15 minutes', '10 minutes'), ['step-reworded | Step 4 reworded: "15 minutes" -> "10 minutes"']],
    ['step added', edit('3. **SDR:**', '3. **SDR:** Check the account match.\n4. **SDR:**'), ['step-added | Step 3 added: "SDR: Check the account match."']],
    ['step removed', edit(`${STEP(2)}\n`, ''), ['step-removed | Step 2 removed: "SDR: Check that the country of the lead is set."']],
    ['steps swapped', edit(`${STEP(3)}\n${STEP(4)}`, `${STEP(4).replace('4.', '3.')}\n${STEP(3).replace('3.', '4.')}`), ['steps-reordered | Steps 3 and 4 changed places']],
    ['step moved', edit(`${STEP(1)}\n`, '').replace(STEP(5), `${STEP(5)}\n${STEP(1)}`).replace('2. **SDR', '1. **SDR'), ['step-moved | Step moved from 1 to 5: "Open the lead in the CRM."']],
    ['actor', edit('4. **SDR:**', '4. **AE:**'), ['step-actor-changed | Step 4 is now done by: SDR -> AE']],
    ['step unnumbered', edit(STEP(5), `\n- ${STEP(5).slice(3)}`), ['step-unnumbered | Step 5 is no longer a numbered step: "Set the status of the lead to Working."']],
    ['decision', edit('fewer than 30', 'fewer than 25'), ['decision-changed | Decision "The SDR has fewer than 25 open leads" changed: "30 open" -> "25 open"']],
    ['exception', edit(/- \*\*Customer.*\n/, '- **Twice:** Merge both.\n'), ['exception-added | Exception added: "Twice: Merge both."', 'exception-removed | Exception removed: "Customer asks for help: Assign the lead to the CSM."']],
    ['prerequisite', edit('- You can open', '- You know the rules by heart.\n- You can open'), ['prerequisite-added | Prerequisite added: "You know the rules by heart."']],
    ['purpose', edit('one owner', 'exactly one owner'), ['editorial | Purpose edited']],
    ['heading', edit('## Purpose', '## The purpose'), ['section-renamed | Section renamed: "Purpose" -> "The purpose"']],
    ['heading in other words', edit('## Steps', '## How to do it'), ['section-renamed | Section renamed: "Steps" -> "How to do it"']],
    ['review', edit('lastReviewed: 2026-11-02', 'lastReviewed: 2027-02-01').replace('date: 2026-11-02, by', 'date: 2027-02-01, by'), ['reviewed | Reviewed 2027-02-01 by @revops-lead (ran)']],
    ['date alone', edit('lastReviewed: 2026-11-02', 'lastReviewed: 2027-02-01'), ['reviewed | Review date moved to 2027-02-01, without a review record']],
    ['date back', edit('lastReviewed: 2026-11-02', 'lastReviewed: 2026-10-01'), ['review-edited | Review date changed: 2026-11-02 -> 2026-10-01']],
    ['record', edit('method: ran', 'method: read'), ['review-edited | Review record edited']],
    ['version', edit('version: 1.0.0\ntrigger', 'version: 1.0.1\ntrigger'), ['version-changed | Version changed: 1.0.0 -> 1.0.1']],
    ['change log', edit('changelog:', 'changelog:\n  - { version: 1.1.0, date: 2027-01-01, what: Queue added, why: Leads got lost }').replace('version: 1.0.0\ntrigger', 'version: 1.1.0\ntrigger'), [
      'change-logged | Change log entry 1.1.0: "Queue added", because: "Leads got lost"',
    ]],
    ['link', edit('the routing console', '[the routing console](https://a.example)'), ['link-changed | Prerequisite "You can open the routing console.": link added -> https://a.example']],
  ])('%s', (_, after, expected) => {
    expect(told(TEXT, after)).toEqual(expected);
  });
});

test('what people do differently is told from what they should know and from the rest', () => {
  const severity = (after: string) => compareSops(sop(TEXT), sop(after)).map((change) => change.severity);
  expect(severity(edit('PT4H, hours', 'PT2H, hours'))).toEqual(['retrain']);
  expect(severity(edit('PT4H, hours', 'PT8H, hours'))).toEqual(['notify']);
  expect(severity(edit('owner: revops-lead', 'owner: cro'))).toEqual(['notify']);
  expect(severity(edit('Copy the country', 'Copy  the country').replace('website of the', 'websites of the'))).toEqual(['editorial']);
});

test('a change names the part it stands in, and both values', () => {
  expect(compareSops(sop(TEXT), sop(edit('15 minutes', '10 minutes')))).toEqual([{
    type: 'step-reworded', severity: 'retrain', part: 'Steps', text: 'Step 4 reworded: "15 minutes" -> "10 minutes"',
    before: 'Call the lead within 15 minutes of the alert.', after: 'Call the lead within 10 minutes of the alert.',
  }]);
});

test('an SOP that comes, goes, is renamed or moved is told so', () => {
  const one = (before: Sop | undefined, after: Sop | undefined) => compareSops(before, after).map(({ text }) => text);
  expect(one(undefined, sop(TEXT))).toEqual(['SOP added: Route a new inbound lead']);
  expect(one(undefined, sop(edit('status: active', 'status: draft')))).toEqual(['SOP added as a draft: Route a new inbound lead']);
  expect(one(sop(TEXT), undefined)).toEqual(['SOP removed: Route a new inbound lead']);
  expect(one(sop(TEXT), sop(TEXT, 'sops/sales/assign-lead.mdx'))).toEqual(['SOP renamed: route-lead -> assign-lead', 'SOP moved: sops/revops -> sops/sales']);
  expect(one(undefined, undefined)).toEqual([]);
});

test('decisions in another order are told, and exceptions in another order are editorial', () => {
  const rows = ['| The lead has no country | Ask the owner of the account |', '| The SDR has fewer than 30 open leads | Assign the lead |'];
  const table = edit(`${rows[1]}\n`, `${rows.join('\n')}\n`);
  const turned = compareSops(sop(table), sop(edit(rows.join('\n'), rows.toReversed().join('\n'), table)));
  expect(turned.map(({ severity, text }) => [severity, text])).toEqual([['notify', 'Decisions stand in another order']]);
  const two = edit('to the CSM.', 'to the CSM.\n- **Same person twice:** Merge both leads.');
  const swapped = edit(/(- \*\*Customer.*)\n(- \*\*Same.*)/, '$2\n$1', two);
  expect(compareSops(sop(two), sop(swapped)).map(({ severity, text }) => [severity, text])).toEqual([['editorial', 'Exceptions stand in another order']]);
});

test('where numbers come twice, a step is named with its heading', () => {
  const two = edit('## Decisions', '### Audit\n\n1. **SDR:** Export 20 leads.\n\n## Decisions');
  expect(told(two, two.replace('20 leads', '30 leads'))).toEqual(['step-reworded | Step 1 of "Audit" reworded: "20 leads" -> "30 leads"']);
});

describe('what is written differently and means the same is no change', () => {
  test.each<[string, string]>([
    ['line ends of Windows and a byte order mark', `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`],
    ['bare carriage returns', TEXT.replaceAll('\n', '\r')],
  ])('%s', (_, after) => {
    expect(told(TEXT, after)).toEqual([]);
  });

  test.each<[string, string]>([
    ['bullets', edit(/^- /gm, '* ')],
    ['a reflowed step', edit('Call the lead within', 'Call the lead\n   within')],
    ['a padded table', edit('| If | Then |', '| If   | Then  |')],
    ['quotes and order of keys', edit('owner: revops-lead\nstatus: active', 'status: "active"\nowner: \'revops-lead\'')],
    ['a block instead of a line', edit('[{ metric: Lead.Status, op: "=", value: New }]', '\n      - metric: Lead.Status\n        op: "="\n        value: New')],
    ['emphasis', edit('the lead in the CRM', 'the **lead** in the _CRM_')],
    ['a duration in other units', edit('PT4H, hours', 'PT240M, hours')],
    ['the order of those informed', edit('[sales-manager, cro]', '[cro, sales-manager]')],
    ['numbers of the list', edit(/^\d\. /gm, '1. ')],
  ])('%s', (_, after) => {
    const changes = compareSops(sop(TEXT), sop(after));
    expect(changes.filter(({ severity }) => severity !== 'editorial')).toEqual([]);
    expect(changes.map(({ text }) => text)).toEqual([expect.stringMatching(/^Formatting only: no change in meaning$|^Frontmatter edited in details$/)]);
  });
});

test('broken frontmatter is told, not taken for the loss of everything', () => {
  const broken = edit('owner: revops-lead', 'owner: "revops-lead');
  expect(told(TEXT, broken)).toEqual(['frontmatter-broken | Frontmatter became unreadable: its YAML is broken']);
  expect(told(broken, TEXT)).toEqual(['frontmatter-repaired | Frontmatter repaired: its YAML can be read again']);
});

test('malformed values are compared as they are', () => {
  const odd = edit('sla:\n  - { start: lead created, within: PT4H, hours: business }', 'sla: 4 hours').replace(/raci:.*/, 'raci: [sdr]').replace(/trigger:[^]*?(?=cadence)/, 'trigger: 7\n');
  expect(told(odd, edit('sla: 4 hours', 'sla: 2 hours', odd))).toEqual(['sla-changed | SLA: text "4 hours" -> "2 hours"']);
  expect(() => [told(TEXT, odd), told(odd, TEXT)]).not.toThrow();
});

test('no text whatever makes comparing throw, and a text and itself never differ', () => {
  const piece = fc.constantFrom('---\n', 'owner: ', 'a: [\n', '## Steps\n', '1. Do it\n', '- x\n', '| a |\n|---|\n', '```\n', '<X>\n', '{1}\n', '\n', '**A:** b\n', 'gates: [1, {name: 2}]\n', 'sla: {within: 3}\n', '\u0000');
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(fc.property(text, text, (one, other) => {
    expect(compareSops(sop(one), sop(one))).toEqual([]);
    expect(compareSops(sop(one), sop(other))).toBeInstanceOf(Array);
  }), { seed: 7, numRuns: 150 });
});
