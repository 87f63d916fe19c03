import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSop, type Sop } from '../sop/parse-sop.ts';
import { compareSops } from './compare-sops.ts';
import { EDITED_SOP as TEXT } from './single-edits.ts';

const PATH = 'sops/revops/route-lead.mdx';

const sop = (text: string, path = PATH): Sop => parseSop(text, { path });
const told = (before: string, after: string) => compareSops(sop(before), sop(after)).map(({ type, text }) => `${type} | ${text}`);

function edit(from: string | RegExp, to: string, text = TEXT): string {
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`Nothing to replace: ${String(from)}`);
  return edited;
}

describe('an edit of two things is told as two', () => {
  test.each<[name: string, after: string, expected: string[]]>([
    ['trigger replaced', edit(/ {2}- event[^]*?(?= {2}- { event)/, '  - { event: Chat ends, system: chat }\n'), [
      'trigger-added | Trigger added: Chat ends (chat)', 'trigger-removed | Trigger removed: Web form creates a lead (crm, Lead.Status = New)',
    ]],
    ['system replaced', edit('[crm, routing]', '[crm, bi]'), ['system-added | System added: bi', 'system-removed | System removed: routing']],
    ['bound between two tiers', edit('max: 10, approver', 'max: 15, approver').replace('min: 10,', 'min: 15,'), [
      'approval-changed | Limit of sales-manager for discount changed: 0 to 10 % -> 0 to 15 %', 'approval-changed | Limit of cro for discount changed: 10 to 30 % -> 15 to 30 %',
    ]],
    ['exception replaced', edit(/- \*\*Customer.*\n/, '- **Tool stops:** Wait.\n'), ['exception-added | Exception added: "Tool stops: Wait."', 'exception-removed | Exception removed: "Customer asks for help: Assign the lead to the CSM."']],
    ['step split between two roles', edit(/6\. .*\n/, '6. **SDR:** Set the status of the lead to Working.\n7. **AE:** Write the outcome of the call into the field Notes.\n'), [
      'step-split | Step 6 of "Take the lead" split into 6 and 7', 'step-actor-changed | Step 7 of "Take the lead" is now done by: SDR -> AE',
    ]],
  ])('%s', (_, after, expected) => {
    expect(told(TEXT, after)).toEqual(expected);
  });
});

test('a change names the part it stands in, and both values', () => {
  expect(compareSops(sop(TEXT), sop(edit('15 minutes of', '10 minutes of')))).toEqual([{
    type: 'step-reworded', severity: 'retrain', part: 'Take the lead', text: 'Step 4 of "Take the lead" reworded: "15 minutes" -> "10 minutes"',
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

test('where numbers come once, a step is named without its heading', () => {
  const one = edit(/\n### Audit the week[^]*?(?=\n## Decisions)/, '');
  expect(told(one, one.replace('15 minutes of', '10 minutes of'))).toEqual(['step-reworded | Step 4 reworded: "15 minutes" -> "10 minutes"']);
});

describe('what is written differently and means the same is no change', () => {
  test.each<[string, string]>([
    ['line ends of Windows and a byte order mark', `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`],
    ['bare carriage returns', TEXT.replaceAll('\n', '\r')],
    ['bullets', edit(/^- /gm, '* ')],
    ['a reflowed step', edit('Call the lead within', 'Call the lead\n   within')],
    ['a padded table', edit('| If | Then |', '| If   | Then  |')],
    ['quotes and order of keys', edit('owner: revops-lead\nkind: handoff', 'kind: "handoff"\nowner: \'revops-lead\'')],
    ['a block instead of a line', edit('[{ metric: Lead.Status, op: "=", value: New }]', '\n      - metric: Lead.Status\n        op: "="\n        value: New')],
    ['emphasis', edit('the lead in the CRM', 'the **lead** in the _CRM_')],
    ['a duration in other units', edit('PT4H, hours', 'PT240M, hours')],
    ['the order of those informed', edit('[sales-manager, cro]', '[cro, sales-manager]')],
    ['the order of the fields of a gate', edit('[Lead.Email, Lead.Domain]', '[Lead.Domain, Lead.Email]')],
    ['numbers of the list', edit(/^\d\. /gm, '1. ')],
    ['a status that is implied', edit('status: active\n', '')],
    ['remarks', edit('owner: revops-lead', '# who keeps it\nowner: revops-lead').replace('## Steps', '{/* the steps */}\n\n## Steps').replace('in the CRM.', 'in the {/* new */}CRM.')],
    ['a link by reference', `${edit('(exceptions.mdx)', '[list]')}\n[list]: exceptions.mdx\n`],
    ['a hard line break', edit('by email. Do', 'by email.\\\n   Do')],
    ['a rule across the page', edit('## Decisions', '---\n\n## Decisions')],
  ])('%s', (_, after) => {
    expect(told(TEXT, after)).toEqual([]);
  });
});

test('broken frontmatter is told, not taken for the loss of everything', () => {
  const broken = edit('owner: revops-lead', 'owner: "revops-lead');
  expect(told(TEXT, broken)).toEqual(['frontmatter-broken | Frontmatter became unreadable: its YAML is broken']);
  expect(told(broken, TEXT)).toEqual(['frontmatter-repaired | Frontmatter repaired: its YAML can be read again']);
});

test('malformed values are compared as they are', () => {
  const odd = edit(/sla:\n.*\n.*\n/, 'sla: 4 hours\n').replace(/raci:.*/, 'raci: [sdr]').replace(/trigger:[^]*?(?=cadence)/, 'trigger: 7\n');
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
