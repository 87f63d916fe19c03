import { sealOf, type PartKind } from '../sop/fingerprint.ts';
import type { ReviewRecord } from '../sop/schema.ts';
import type { ChangeSeverity } from './change.ts';

/** An SOP with every part that the schema knows, on which each edit is made. */
export const EDITED_SOP = `---
title: Route a new inbound lead
owner: revops-lead
kind: handoff
status: active
version: 1.0.0
trigger:
  - event: Web form creates a lead
    system: crm
    when: [{ metric: Lead.Status, op: "=", value: New }]
  - { event: Import of the trade fair ends, system: crm, calendarReason: The fair ends on a fixed day }
cadence: per event
inputs:
  - { what: New lead, system: crm, location: "List view: Unrouted leads" }
  - { what: Territory table, system: routing, location: "Report: Territories" }
outputs:
  - { what: Assigned lead, format: Lead.Owner set, recipient: sdr, channel: "#new-leads" }
systems: [crm, routing]
sla:
  - { what: The lead has an owner, start: lead created, within: PT4H, hours: business }
  - { what: The owner calls, start: lead assigned, within: PT15M, hours: clock }
escalation:
  - { when: No rule matches, to: revops-lead, channel: "#revops-alerts", within: PT15M }
gates:
  - name: To Demo
    entry:
      - { field: Lead.Owner, op: is set }
    exit:
      - { field: Lead.Score, op: ">=", value: 60, unit: points }
      - { artefact: Call summary, system: crm }
    requiredFields: [Lead.Email, Lead.Domain]
approvals:
  - measure: discount
    unit: "%"
    limit: 100
    tiers:
      - { min: 0, max: 10, approver: sales-manager, sla: PT4H }
      - { min: 10, max: 30, approver: cro, note: with the margin stated }
metrics:
  - { name: Median speed to lead, report: "BI: Speed to lead", op: "<=", target: 5, unit: min, actAt: 15 }
raci: { responsible: [sdr], accountable: revops-lead, consulted: [csm], informed: [sales-manager, cro] }
impact: { revenue: 5, keyPerson: 4 }
feedback: { channel: "#revops-help", triage: revops-analyst, respond: P2D }
dependsOn:
  - { sop: qualify-lead, output: Qualified lead, fingerprint: "v1:0123456789abcdef0123456789abcdef" }
related: [lead-sla]
waivers:
  - { rule: sla-measurable, reason: The routing tool keeps no log, owner: revops-lead, expires: 2027-01-31 }
reviewEvery: P90D
reviewOn: [Routing error rate above 2 % in a week]
lastReviewed: 2026-11-02
review: { date: 2026-11-02, by: "@revops-lead", method: ran, sampled: [lead 1, lead 7, lead 9], outcome: confirmed }
changelog:
  - { version: 1.0.0, date: 2026-11-02, what: First version, why: Nobody had written it down, approvedBy: cro }
---

## Purpose

Give every lead one owner within the day.

## Before you start

- You can open the routing console.
- You have 30 minutes without meetings.

## Steps

### Take the lead

1. **SDR:** Open the lead in the CRM.
2. **SDR:** Check that the country of the lead is set. Otherwise, copy it from the website of the company.
3. **SDR:** Score the lead by size and by interest:
   1. Give 20 points to a company of 200 people or more.
   2. Give 30 points to a request for a demo.
4. **SDR:** Call the lead within 15 minutes of the alert.
5. **SDR:** Send the deck by email. Do not attach the price list.
6. **SDR:** Set the status of the lead to Working, and write the outcome of the call into the field Notes.

### Audit the week

1. **RevOps analyst:** Export the leads of the past 7 days.
2. **RevOps analyst:** Compare the owner of 20 leads with the rules.
3. **RevOps analyst:** Read [the list of exceptions](exceptions.mdx), and mark each lead that is on it.
4. **RevOps analyst:** Post the count of wrong owners in the channel.

Keep the export for one year.

## Decisions

| If | Then | Otherwise |
|---|---|---|
| The SDR has fewer than 30 open leads | Assign the lead | Go on with the next row |
| The lead has no country | Ask the owner of the account | Go on with the next row |
| The company is a customer | Assign the lead to the CSM | Put the lead into the fallback queue |

## Exceptions

- **Customer asks for help:** Assign the lead to the CSM.
- **Same person twice:** Merge both leads, then go to step 4.

## Example

Lead 17 came in at 09:00 and had an owner at 09:02. Step 4 took three minutes.

## Notes

- The limits are choices of this team.
`;

/** One edit of `EDITED_SOP`, and the one change that it is. */
export interface SingleEdit {
  readonly name: string;
  /** Text to text. */
  readonly edit: (text: string) => string;
  /** What the SOP is like before the edit, where that differs from `EDITED_SOP`. */
  readonly from?: (text: string) => string;
  readonly expect: { readonly type: string; readonly text: string; readonly severity: ChangeSeverity };
  /** The kinds of normative part whose text differs afterwards; none of an edit that no fingerprint holds. */
  readonly touches: readonly PartKind[];
}

/** Replaces the one occurrence of a text; more or none is a mistake in the corpus. */
export function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`Expected one "${from}", found ${parts.length - 1}`);
    return parts.join(to);
  };
}

function all(...edits: readonly ((text: string) => string)[]): (text: string) => string {
  return (text) => edits.reduce((edited, edit) => edit(edited), text);
}

type Row = readonly [name: string, edit: SingleEdit['edit'], severity: ChangeSeverity, type: string, text: string, touches?: readonly PartKind[], from?: SingleEdit['from']];

const REVIEW = 'review: { date: 2026-11-02, by: "@revops-lead", method: ran, sampled: [lead 1, lead 7, lead 9], outcome: confirmed }';
const RECORD: ReviewRecord = { date: '2026-11-02', by: '@revops-lead', method: 'ran', sampled: ['lead 1', 'lead 7', 'lead 9'], outcome: 'confirmed' };

/** The record with a seal that holds. */
const sealed = (more: Partial<ReviewRecord> = {}): string => `review: ${JSON.stringify({ ...RECORD, ...more, seal: sealOf({ ...RECORD, ...more }) })}`;
const withSeal = swap(REVIEW, sealed());

const STEP_1 = '1. **SDR:** Open the lead in the CRM.\n';
const STEP_4 = '4. **SDR:** Call the lead within 15 minutes of the alert.\n';
const STEP_5 = '5. **SDR:** Send the deck by email. Do not attach the price list.\n';
const STEP_6 = '6. **SDR:** Set the status of the lead to Working, and write the outcome of the call into the field Notes.\n';
const AUDIT_3 = '3. **RevOps analyst:** Read [the list of exceptions](exceptions.mdx), and mark each lead that is on it.\n';
const AUDIT_4 = '4. **RevOps analyst:** Post the count of wrong owners in the channel.\n';
const ROW_1 = '| The SDR has fewer than 30 open leads | Assign the lead | Go on with the next row |\n';
const ROW_2 = '| The lead has no country | Ask the owner of the account | Go on with the next row |\n';
const TWICE = '- **Same person twice:** Merge both leads, then go to step 4.\n';
const CUSTOMER = '- **Customer asks for help:** Assign the lead to the CSM.\n';

const FRONTMATTER: readonly Row[] = [
  ['owner', swap('owner: revops-lead\nkind', 'owner: sales-ops-manager\nkind'), 'notify', 'owner-changed', 'Owner changed: revops-lead -> sales-ops-manager', ['owner']],
  ['title', swap('title: Route a new inbound lead', 'title: Assign a lead'), 'notify', 'title-changed', 'Title changed: "Route a new inbound lead" -> "Assign a lead"'],
  ['kind', swap('kind: handoff', 'kind: routine'), 'editorial', 'kind-changed', 'Kind changed: handoff -> routine'],
  ['deprecated with a successor', swap('status: active', 'status: deprecated\nsuccessor: assign-lead'), 'notify', 'status-changed', 'Status changed: active -> deprecated, replaced by assign-lead'],
  ['retired', swap('status: active', 'status: retired'), 'notify', 'status-changed', 'Status changed: active -> retired'],
  ['draft made active', swap('status: draft', 'status: active'), 'notify', 'status-changed', 'Status changed: draft -> active', [], swap('status: active', 'status: draft')],
  ['draft made active by leaving the status out', swap('status: draft\n', ''), 'notify', 'status-changed', 'Status changed: draft -> active', [], swap('status: active', 'status: draft')],
  ['successor', swap('successor: assign-lead', 'successor: sort-lead'), 'notify', 'successor-changed', 'Successor changed: assign-lead -> sort-lead', [], swap('status: active', 'status: deprecated\nsuccessor: assign-lead')],
  ['version only', swap('version: 1.0.0\ntrigger', 'version: 1.0.1\ntrigger'), 'editorial', 'version-changed', 'Version changed: 1.0.0 -> 1.0.1'],
  ['cadence', swap('cadence: per event', 'cadence: daily'), 'retrain', 'cadence-changed', 'Cadence changed: "per event" -> daily', ['cadence']],
  ['condition of a trigger', swap('value: New', 'value: Open'), 'retrain', 'trigger-changed', 'Trigger "Web form creates a lead": condition Lead.Status = New -> Lead.Status = Open', ['trigger']],
  ['system of a trigger', swap('system: crm\n    when', 'system: website\n    when'), 'retrain', 'trigger-changed', 'Trigger "Web form creates a lead": system crm -> website', ['trigger']],
  ['event of a trigger', swap('Web form creates', 'Web form or chat creates'), 'retrain', 'trigger-changed', 'Trigger changed: "Web form creates a lead" -> "Web form or chat creates a lead"', ['trigger']],
  ['calendar reason', swap('on a fixed day', 'on a Friday'), 'retrain', 'trigger-changed', 'Trigger "Import of the trade fair ends": calendar reason "The fair ends on a fixed day" -> "The fair ends on a Friday"', ['trigger']],
  ['trigger added', swap('cadence:', '  - { event: Chat ends, system: chat }\ncadence:'), 'retrain', 'trigger-added', 'Trigger added: Chat ends (chat)', ['trigger']],
  ['trigger removed', swap('  - { event: Import of the trade fair ends, system: crm, calendarReason: The fair ends on a fixed day }\n', ''), 'retrain', 'trigger-removed', 'Trigger removed: Import of the trade fair ends (crm, The fair ends on a fixed day)', ['trigger']],
  ['location of an input', swap('Unrouted leads', 'New leads'), 'retrain', 'input-changed', 'Input "New lead": location "List view: Unrouted leads" -> "List view: New leads"', ['input']],
  ['system of an input', swap('{ what: Territory table, system: routing', '{ what: Territory table, system: bi'), 'retrain', 'input-changed', 'Input "Territory table": system routing -> bi', ['input']],
  ['name of an input', swap('what: Territory table', 'what: Territory list'), 'retrain', 'input-changed', 'Input changed: "Territory table" -> "Territory list"', ['input']],
  ['input added', swap('outputs:', '  - { what: Price list, system: cpq }\noutputs:'), 'retrain', 'input-added', 'Input added: Price list (cpq)', ['input']],
  ['input removed', swap('  - { what: Territory table, system: routing, location: "Report: Territories" }\n', ''), 'retrain', 'input-removed', 'Input removed: Territory table (routing, Report: Territories)', ['input']],
  ['recipient of an output', swap('recipient: sdr', 'recipient: sales-manager'), 'retrain', 'output-changed', 'Output "Assigned lead": recipient sdr -> sales-manager', ['output']],
  ['form of an output', swap('Lead.Owner set, recipient', 'Lead.Owner and Lead.Tier set, recipient'), 'retrain', 'output-changed', 'Output "Assigned lead": format "Lead.Owner set" -> "Lead.Owner and Lead.Tier set"', ['output']],
  ['channel of an output', swap('channel: "#new-leads"', 'channel: "#sales"'), 'retrain', 'output-changed', 'Output "Assigned lead": channel #new-leads -> #sales', ['output']],
  ['output added', swap('systems:', '  - { what: Weekly count, recipient: cro }\nsystems:'), 'retrain', 'output-added', 'Output added: Weekly count (cro)', ['output']],
  ['system added', swap('[crm, routing]', '[crm, routing, bi]'), 'notify', 'system-added', 'System added: bi'],
  ['system removed', swap('[crm, routing]', '[crm]'), 'notify', 'system-removed', 'System removed: routing'],
  ['SLA tightened', swap('within: PT4H, hours', 'within: PT2H, hours'), 'retrain', 'sla-tightened', 'SLA "The lead has an owner" tightened: 4 hours -> 2 hours', ['sla']],
  ['SLA loosened', swap('within: PT15M, hours', 'within: PT30M, hours'), 'notify', 'sla-loosened', 'SLA "The owner calls" loosened: 15 minutes -> 30 minutes', ['sla']],
  ['hours of an SLA', swap('hours: business', 'hours: clock'), 'retrain', 'sla-changed', 'SLA "The lead has an owner": hours business -> clock', ['sla']],
  ['clock of an SLA', swap('start: lead created', 'start: form sent'), 'retrain', 'sla-changed', 'SLA "The lead has an owner": clock start "lead created" -> "form sent"', ['sla']],
  ['SLA added', swap('escalation:', '  - { what: The audit is posted, start: week ends, within: P1D }\nescalation:'), 'retrain', 'sla-added', 'SLA added: The audit is posted, 1 day', ['sla']],
  ['SLA removed', swap('  - { what: The owner calls, start: lead assigned, within: PT15M, hours: clock }\n', ''), 'notify', 'sla-removed', 'SLA removed: The owner calls, 15 minutes (clock hours)', ['sla']],
  ['role of an escalation', swap('to: revops-lead, channel', 'to: cro, channel'), 'retrain', 'escalation-changed', 'Escalation "No rule matches": goes to revops-lead -> cro', ['escalation']],
  ['channel of an escalation', swap('"#revops-alerts"', '"#it-incidents"'), 'retrain', 'escalation-changed', 'Escalation "No rule matches": channel #revops-alerts -> #it-incidents', ['escalation']],
  ['time limit of an escalation', swap('"#revops-alerts", within: PT15M', '"#revops-alerts", within: PT5M'), 'retrain', 'escalation-changed', 'Escalation "No rule matches": time limit 15 minutes -> 5 minutes', ['escalation']],
  ['escalation added', swap('gates:', '  - { when: The CRM is down, to: it-lead }\ngates:'), 'retrain', 'escalation-added', 'Escalation added: The CRM is down (it-lead)', ['escalation']],
  ['threshold of a gate', swap('value: 60', 'value: 70'), 'retrain', 'gate-changed', 'Gate "To Demo", exit: Lead.Score >= 60 points -> Lead.Score >= 70 points', ['gate']],
  ['operator of a gate', swap('op: ">="', 'op: ">"'), 'retrain', 'gate-changed', 'Gate "To Demo", exit: Lead.Score >= 60 points -> Lead.Score > 60 points', ['gate']],
  ['field of a gate', swap('Lead.Owner, op: is set', 'Lead.Owner, op: is not set'), 'retrain', 'gate-changed', 'Gate "To Demo", entry: Lead.Owner is set -> Lead.Owner is not set', ['gate']],
  ['criterion of a gate removed', swap('      - { artefact: Call summary, system: crm }\n', ''), 'retrain', 'gate-criterion-removed', 'Gate "To Demo", exit removed: Call summary in crm', ['gate']],
  ['criterion of a gate added', swap('    requiredFields', '      - { field: Lead.Budget, op: is set }\n    requiredFields'), 'retrain', 'gate-criterion-added', 'Gate "To Demo", exit added: Lead.Budget is set', ['gate']],
  ['field required', swap('[Lead.Email, Lead.Domain]', '[Lead.Email, Lead.Domain, Lead.Budget]'), 'retrain', 'gate-field-added', 'Gate "To Demo" now requires Lead.Budget', ['gate']],
  ['field no longer required', swap('[Lead.Email, Lead.Domain]', '[Lead.Email]'), 'retrain', 'gate-field-removed', 'Gate "To Demo" no longer requires Lead.Domain', ['gate']],
  ['gate renamed', swap('name: To Demo', 'name: To the demo'), 'retrain', 'gate-changed', 'Gate changed: "To Demo" -> "To the demo"', ['gate']],
  ['approver', swap('approver: sales-manager', 'approver: sales-director'), 'retrain', 'approver-changed', 'Approver of discount 0 to 10 % changed: sales-manager -> sales-director', ['approval']],
  ['bound of a tier', swap('max: 30', 'max: 40'), 'retrain', 'approval-changed', 'Limit of cro for discount changed: 10 to 30 % -> 10 to 40 %', ['approval']],
  ['time to approve', swap('approver: sales-manager, sla: PT4H', 'approver: sales-manager, sla: PT8H'), 'retrain', 'approval-changed', 'Time to approve discount 0 to 10 % changed: 4 hours -> 8 hours', ['approval']],
  ['note on a tier', swap('with the margin stated', 'with the margin and the term stated'), 'retrain', 'approval-changed', 'Note on discount 10 to 30 % changed: "with the margin stated" -> "with the margin and the term stated"', ['approval']],
  ['limit of an approval', swap('limit: 100', 'limit: 80'), 'retrain', 'approval-changed', 'Approval of discount: limit 100 -> 80', ['approval']],
  ['tier added', swap('note: with the margin stated }\n', 'note: with the margin stated }\n      - { min: 30, max: 100, approver: ceo }\n'), 'retrain', 'approval-changed', 'Approval tier added: discount 30 to 100 % by ceo', ['approval']],
  ['target of a metric', swap('target: 5,', 'target: 3,'), 'notify', 'metric-changed', 'Metric "Median speed to lead": target <= 5 min -> <= 3 min'],
  ['unit of a metric', swap('unit: min,', 'unit: h,'), 'notify', 'metric-changed', 'Metric "Median speed to lead": target <= 5 min -> <= 5 h'],
  ['value to act at', swap('actAt: 15', 'actAt: 10'), 'notify', 'metric-changed', 'Metric "Median speed to lead": value to act at 15 -> 10'],
  ['accountable role', swap('accountable: revops-lead', 'accountable: cro'), 'notify', 'raci-changed', 'Accountable changed: revops-lead -> cro', ['raci']],
  ['informed roles', swap('informed: [sales-manager, cro]', 'informed: [sales-manager]'), 'notify', 'raci-changed', 'Informed changed: sales-manager, cro -> sales-manager', ['raci']],
  ['impact', swap('keyPerson: 4', 'keyPerson: 2'), 'editorial', 'impact-changed', 'Key-person impact changed: 4 -> 2'],
  ['feedback channel', swap('"#revops-help"', '"#sales-help"'), 'notify', 'feedback-changed', 'Feedback channel changed: #revops-help -> #sales-help'],
  ['who answers feedback', swap('triage: revops-analyst', 'triage: revops-lead'), 'notify', 'feedback-changed', 'Feedback is answered by changed: revops-analyst -> revops-lead'],
  ['output depended on', swap('output: Qualified lead', 'output: Scored lead'), 'editorial', 'dependency-changed', 'Dependency "qualify-lead": output "Qualified lead" -> "Scored lead"'],
  ['pin renewed by hand', swap('v1:0123456789abcdef0123456789abcdef', 'v1:fedcba9876543210fedcba9876543210'), 'editorial', 'dependency-fingerprint-changed', 'Fingerprint of "Qualified lead" of qualify-lead changed without a review'],
  ['dependency added', swap('related:', '  - { term: MQL }\nrelated:'), 'editorial', 'dependency-added', 'Dependency added: MQL'],
  ['related SOP', swap('[lead-sla]', '[lead-sla, qualify-lead]'), 'editorial', 'related-added', 'Related SOP added: qualify-lead'],
  ['waiver added', swap('reviewEvery:', '  - { rule: metric-measurable, reason: No report yet, owner: revops-lead, expires: 2027-03-31 }\nreviewEvery:'), 'editorial', 'waiver-added', 'Waiver added: metric-measurable (No report yet, revops-lead, 2027-03-31)'],
  ['waiver made longer', swap('expires: 2027-01-31', 'expires: 2027-06-30'), 'editorial', 'waiver-changed', 'Waiver "sla-measurable": expires 2027-01-31 -> 2027-06-30'],
  ['review interval', swap('reviewEvery: P90D', 'reviewEvery: P30D'), 'editorial', 'review-interval-changed', 'Review interval changed: 90 days -> 30 days'],
  ['event that forces a review', swap('reviewOn: [', 'reviewOn: [Territories change, '), 'editorial', 'review-trigger-added', 'Review trigger added: Territories change'],
  ['review', all(swap('lastReviewed: 2026-11-02', 'lastReviewed: 2027-02-01'), swap(REVIEW, sealed({ date: '2027-02-01' }))), 'editorial', 'reviewed', 'Reviewed 2027-02-01 by @revops-lead (ran)'],
  ['review on the same day', swap(sealed(), sealed({ by: '@cro', method: 'read' })), 'editorial', 'reviewed', 'Reviewed again 2026-11-02 by @cro (read)', [], withSeal],
  ['review date alone', swap('lastReviewed: 2026-11-02', 'lastReviewed: 2027-02-01'), 'editorial', 'review-date-moved', 'Review date moved to 2027-02-01 without a sealed review'],
  ['review by hand', all(swap('lastReviewed: 2026-11-02', 'lastReviewed: 2027-02-01'), swap('date: 2026-11-02, by', 'date: 2027-02-01, by')), 'editorial', 'review-date-moved', 'Review date moved to 2027-02-01 without a sealed review'],
  ['review by hand under an old seal', all(swap('lastReviewed: 2026-11-02', 'lastReviewed: 2027-02-01'), swap('"date":"2026-11-02"', '"date":"2027-02-01"')), 'notify', 'review-date-moved', 'Review date moved to 2027-02-01 without a sealed review: its seal is broken', [], withSeal],
  ['review date put back', swap('lastReviewed: 2026-11-02', 'lastReviewed: 2026-10-01'), 'editorial', 'review-edited', 'Review date changed: 2026-11-02 -> 2026-10-01'],
  ['review record without a seal', swap('method: ran', 'method: read'), 'editorial', 'review-edited', 'Review record edited'],
  ['review record amended', swap(sealed(), sealed({ note: 'Quick' })), 'editorial', 'review-edited', 'Review record amended; its seal holds', [], withSeal],
  ['sealed review record', swap('"method":"ran"', '"method":"read"'), 'notify', 'review-edited', 'Review record edited by hand: its seal is broken', [], withSeal],
  ['change log entry with its version', all(swap('changelog:\n', 'changelog:\n  - { version: 1.1.0, date: 2027-01-01, what: Queue added }\n'), swap('version: 1.0.0\ntrigger', 'version: 1.1.0\ntrigger')), 'editorial', 'change-logged', 'Change log entry 1.1.0: "Queue added"'],
  ['change log entry only', swap('changelog:\n', 'changelog:\n  - { version: 1.1.0, date: 2027-01-01, what: Queue added, approvedBy: cro }\n'), 'editorial', 'change-logged', 'Change log entry 1.1.0: "Queue added" (approved by cro)'],
  ['change log entry edited', swap('what: First version', 'what: First version of the steps'), 'editorial', 'changelog-edited', 'Change log entry 1.0.0 edited'],
  ['unknown key', swap('related:', 'colour: red\nrelated:'), 'editorial', 'editorial', 'colour: nothing -> red'],
  ['unknown key of a record', swap('what: New lead, system', 'what: New lead, colour: red, system'), 'retrain', 'input-changed', 'Input "New lead": colour nothing -> red', ['input']],
];

const TAKE = 'of "Take the lead"';

const STEPS: readonly Row[] = [
  ['threshold in a step', swap('15 minutes of the alert', '10 minutes of the alert'), 'retrain', 'step-reworded', `Step 4 ${TAKE} reworded: "15 minutes" -> "10 minutes"`, ['step']],
  ['unit in a step', swap('15 minutes of the alert', '15 seconds of the alert'), 'retrain', 'step-reworded', `Step 4 ${TAKE} reworded: "15 minutes" -> "15 seconds"`, ['step']],
  ['points in a sub-step', swap('Give 20 points', 'Give 25 points'), 'retrain', 'step-reworded', `Step 3.1 ${TAKE} reworded: "20 points" -> "25 points"`, ['step']],
  ['role that acts', swap('4. **SDR:**', '4. **AE:**'), 'retrain', 'step-actor-changed', `Step 4 ${TAKE} is now done by: SDR -> AE`, ['step']],
  ['role that acts removed', swap('4. **SDR:** Call', '4. Call'), 'retrain', 'step-actor-changed', `Step 4 ${TAKE} no longer says who acts: SDR`, ['step']],
  ['role that acts no longer bold', swap('4. **SDR:** Call', '4. SDR: Call'), 'editorial', 'editorial', `Step 4 ${TAKE} no longer names its actor in bold: SDR`],
  ['verb', swap('Export the leads', 'Print the leads'), 'retrain', 'step-reworded', 'Step 1 of "Audit the week" reworded: "Export" -> "Print"', ['step']],
  ['verb in mid-step', swap('Otherwise, copy it', 'Otherwise, take it'), 'retrain', 'step-reworded', `Step 2 ${TAKE} reworded: "copy" -> "take"`, ['step']],
  ['system in a step', swap('Open the lead in the CRM', 'Open the lead in the Routing tool'), 'retrain', 'step-reworded', `Step 1 ${TAKE} reworded: "CRM" -> "Routing tool"`, ['step']],
  ['value in a step', swap('to Working,', 'to Open,'), 'retrain', 'step-reworded', `Step 6 ${TAKE} reworded: "Working" -> "Open"`, ['step']],
  ['negation added', swap('Call the lead within', 'Do not call the lead within'), 'retrain', 'step-reworded', `Step 4 ${TAKE} reworded: "Do not" added`, ['step']],
  ['negation removed', swap('Do not attach', 'Attach'), 'retrain', 'step-reworded', `Step 5 ${TAKE} reworded: "Do not" removed`, ['step']],
  ['detail added', swap('Send the deck by email', 'Send the short deck by email'), 'notify', 'step-reworded', `Step 5 ${TAKE} reworded: "short" added`, ['step']],
  ['misspelling', swap('webiste of the company', 'website of the company'), 'editorial', 'step-reworded', `Step 2 ${TAKE} reworded: "webiste" -> "website"`, ['step'], swap('website of the company', 'webiste of the company')],
  ['another word that looks alike', swap('country of the lead', 'county of the lead'), 'notify', 'step-reworded', `Step 2 ${TAKE} reworded: "country" -> "county"`, ['step']],
  ['plural', swap('website of the company', 'websites of the company'), 'notify', 'step-reworded', `Step 2 ${TAKE} reworded: "website" -> "websites"`, ['step']],
  ['command', swap('rm -rf a', 'rm -rf / a'), 'retrain', 'step-text-changed', 'Text under "Audit the week" reworded: "/" added', ['step'], swap('Keep the export', '```\nrm -rf a\n```\n\nKeep the export')],
  ['quotes of a command', swap('rm "a b"', 'rm a b'), 'retrain', 'step-text-changed', 'Text under "Audit the week" reworded: "rm "a b"" -> "rm a b"', ['step'], swap('Keep the export', '```\nrm "a b"\n```\n\nKeep the export')],
  ['capitals', swap('the field Notes', 'the field notes'), 'editorial', 'editorial', `Step 6 ${TAKE}: capitals or punctuation`, ['step']],
  ['step added', swap(STEP_5, `5. **SDR:** Thank the lead for the call.\n${STEP_5.replace('5.', '6.')}`), 'retrain', 'step-added', `Step 5 ${TAKE} added: "SDR: Thank the lead for the call."`, ['step']],
  [
    'step added with every number and reference behind it',
    all(
      swap(STEP_4 + STEP_5 + STEP_6, `4. **SDR:** Read the website of the company.\n${STEP_4.replace('4.', '5.')}${STEP_5.replace('5.', '6.')}${STEP_6.replace('6.', '7.')}`),
      swap('go to step 4', 'go to step 5'),
      swap('Step 4 took', 'Step 5 took'),
    ),
    'retrain', 'step-added', `Step 4 ${TAKE} added: "SDR: Read the website of the company."`, ['step', 'exception'],
  ],
  ['step added at the end', swap(AUDIT_4, `${AUDIT_4}5. **RevOps analyst:** Close the export.\n`), 'retrain', 'step-added', 'Step 5 of "Audit the week" added: "RevOps analyst: Close the export."', ['step']],
  ['step removed', swap(STEP_5 + STEP_6, STEP_6.replace('6.', '5.')), 'retrain', 'step-removed', `Step 5 ${TAKE} removed: "SDR: Send the deck by email. Do not attach the price list."`, ['step']],
  ['sub-step added', swap('a demo.\n', 'a demo.\n   3. Give 10 points to a visit at the fair.\n'), 'retrain', 'step-added', `Step 3.3 ${TAKE} added: "Give 10 points to a visit at the fair."`, ['step']],
  ['sub-step removed', swap('   2. Give 30 points to a request for a demo.\n', ''), 'retrain', 'step-removed', `Step 3.2 ${TAKE} removed: "Give 30 points to a request for a demo."`, ['step']],
  [
    'step split in two',
    swap(STEP_6, '6. **SDR:** Set the status of the lead to Working.\n7. **SDR:** Write the outcome of the call into the field Notes.\n'),
    'notify', 'step-split', `Step 6 ${TAKE} split into 6 and 7`, ['step'],
  ],
  [
    'step split in two with another value',
    swap(STEP_6, '6. **SDR:** Set the status of the lead to Contacted.\n7. **SDR:** Write the outcome of the call into the field Notes.\n'),
    'retrain', 'step-split', `Step 6 ${TAKE} split into 6 and 7, and reworded: "Working" -> "Contacted"`, ['step'],
  ],
  [
    'two steps merged',
    swap(AUDIT_3 + AUDIT_4, `${AUDIT_3.trimEnd().slice(0, -1)}, and post the count of wrong owners in the channel.\n`),
    'notify', 'steps-merged', 'Steps 3 and 4 of "Audit the week" merged into 3', ['step'],
  ],
  ['steps swapped', swap(STEP_4 + STEP_5, STEP_5.replace('5.', '4.') + STEP_4.replace('4.', '5.')), 'retrain', 'steps-reordered', `Steps 4 and 5 ${TAKE} changed places`, ['step']],
  ['step moved', all(swap(STEP_1, ''), swap(STEP_4, `${STEP_4}${STEP_1.replace('1.', '5.')}`), swap('2. **SDR', '1. **SDR')), 'retrain', 'step-moved', `Step moved from 1 to 4 ${TAKE}: "Open the lead in the CRM."`, ['step']],
  [
    'step moved and reworded',
    all(swap(STEP_4, ''), swap(STEP_1, `${STEP_4.replace('4.', '1.').replace('15', '10')}${STEP_1.replace('1.', '2.')}`)),
    'retrain', 'step-moved', `Step moved from 4 to 1 ${TAKE} and reworded: "15 minutes" -> "10 minutes"`, ['step'],
  ],
  [
    'step moved to another list',
    all(swap(STEP_5, ''), swap(AUDIT_4, `${AUDIT_4}${STEP_5}`)),
    'retrain', 'step-moved', 'Step moved from 5 of "Take the lead" to 5 of "Audit the week": "Send the deck by email. Do not attach the price list."', ['step'],
  ],
  [
    'last step moved to the head of the next list',
    all(swap(STEP_6, ''), swap('1. **RevOps analyst:** Export', `1.${STEP_6.slice(2)}2. **RevOps analyst:** Export`)),
    'notify', 'step-moved', 'Step moved from 6 of "Take the lead" to 1 of "Audit the week": "Set the status of the lead to Working, and write the outcome of the call into the field Notes."', ['step'],
  ],
  ['sub-step made a step', swap('   2. Give 30 points', '4. Give 30 points'), 'notify', 'step-moved', `Step moved from 3.2 to 4 ${TAKE}: "Give 30 points to a request for a demo."`, ['step']],
  ['step unnumbered', swap(AUDIT_4, `\n- ${AUDIT_4.slice(3)}`), 'notify', 'step-unnumbered', 'Step 4 of "Audit the week" is no longer a numbered step: "Post the count of wrong owners in the channel."', ['step']],
  ['text among the steps', swap('one year', 'two years'), 'retrain', 'step-text-changed', 'Text under "Audit the week" reworded: "one year" -> "two years"', ['step']],
  ['text among the steps added', swap('one year.', 'one year.\n\nTell nobody else.'), 'retrain', 'step-text-added', 'Text under "Audit the week" added: "Tell nobody else."', ['step']],
  ['bullets for the numbers of sub-steps', all(swap('   1. Give', '   - Give'), swap('   2. Give', '   - Give')), 'editorial', 'editorial', 'Steps laid out differently, in the same words', ['step']],
  ['link of a step', swap('(exceptions.mdx)', '(../exceptions.mdx)'), 'editorial', 'link-changed', 'Step 3 of "Audit the week": link exceptions.mdx -> ../exceptions.mdx'],
];

const BODY: readonly Row[] = [
  ['threshold of a decision', swap('fewer than 30', 'fewer than 25'), 'retrain', 'decision-changed', 'Decision "The SDR has fewer than 25 open leads" changed: "30 open" -> "25 open"', ['decision']],
  ['outcome of a decision', swap('| Assign the lead |', '| Call the lead |'), 'retrain', 'decision-changed', 'Decision "The SDR has fewer than 30 open leads" changed: "Assign" -> "Call"', ['decision']],
  ['outcomes of a decision swapped', swap('| Assign the lead to the CSM | Put the lead into the fallback queue |', '| Put the lead into the fallback queue | Assign the lead to the CSM |'), 'retrain', 'decision-changed', 'Decision "The company is a customer" changed: its outcomes changed places', ['decision']],
  ['decision added', swap(ROW_1, `${ROW_1}| The lead is a student | Reject the lead | Go on with the next row |\n`), 'retrain', 'decision-added', 'Decision added: "The lead is a student | Reject the lead | Go on with the next row"', ['decision']],
  ['decision removed', swap(ROW_2, ''), 'retrain', 'decision-removed', 'Decision removed: "The lead has no country | Ask the owner of the account | Go on with the next row"', ['decision']],
  ['decisions reordered', swap(ROW_1 + ROW_2, ROW_2 + ROW_1), 'notify', 'decisions-reordered', 'Decisions stand in another order', ['decision']],
  ['exception changed', swap('Assign the lead to the CSM.', 'Assign the lead to the AE.'), 'retrain', 'exception-changed', 'Exception "Customer asks for help: Assign the lead to the AE." changed: "CSM" -> "AE"', ['exception']],
  ['exception added', swap(TWICE, `${TWICE}- **Tool stops:** Assign by hand.\n`), 'retrain', 'exception-added', 'Exception added: "Tool stops: Assign by hand."', ['exception']],
  ['exception removed', swap(CUSTOMER, ''), 'retrain', 'exception-removed', 'Exception removed: "Customer asks for help: Assign the lead to the CSM."', ['exception']],
  ['exceptions reordered', swap(CUSTOMER + TWICE, TWICE + CUSTOMER), 'editorial', 'exceptions-reordered', 'Exceptions stand in another order', ['exception']],
  ['exceptions numbered', all(swap('- **Customer', '1. **Customer'), swap('- **Same', '2. **Same')), 'editorial', 'editorial', 'Exceptions laid out differently, in the same words', ['exception']],
  ['prerequisite changed', swap('30 minutes without', '20 minutes without'), 'retrain', 'prerequisite-changed', 'Prerequisite "You have 20 minutes without meetings." changed: "30 minutes" -> "20 minutes"', ['prerequisite']],
  ['prerequisite added', swap('- You can open', '- You know the rules by heart.\n- You can open'), 'retrain', 'prerequisite-added', 'Prerequisite added: "You know the rules by heart."', ['prerequisite']],
  ['prerequisite removed', swap('- You can open the routing console.\n', ''), 'retrain', 'prerequisite-removed', 'Prerequisite removed: "You can open the routing console."', ['prerequisite']],
  ['purpose', swap('one owner within', 'exactly one owner within'), 'editorial', 'editorial', 'Purpose edited'],
  ['example', swap('Lead 17', 'Lead 18'), 'editorial', 'editorial', 'Example edited'],
  ['notes', swap('choices of this team', 'choices of each team'), 'editorial', 'editorial', 'Notes edited: "this" -> "each"'],
  ['section renamed', swap('### Audit the week', '### Check the week'), 'editorial', 'section-renamed', 'Section renamed: "Audit the week" -> "Check the week"', ['step']],
  ['number in a heading over steps', swap('### Audit 9 leads', '### Audit 90 leads'), 'retrain', 'section-renamed', 'Section renamed: "Audit 9 leads" -> "Audit 90 leads"', ['step'], swap('### Audit the week', '### Audit 9 leads')],
  ['number in another heading', swap('## Further 9 leads', '## Further 90 leads'), 'editorial', 'section-renamed', 'Section renamed: "Further 9 leads" -> "Further 90 leads"', [], (text) => `${text}\n## Further 9 leads\n\nThe handbook of the tool.\n`],
  ['section renamed beyond recognition', swap('### Take the lead', '### Reach who asked'), 'editorial', 'section-renamed', 'Section renamed: "Take the lead" -> "Reach who asked"', ['step']],
  ['section of its own for some steps', swap(STEP_5, `\n### Write to the lead\n\n${STEP_5}`), 'editorial', 'section-added', 'Section added: "Write to the lead"', ['step']],
  ['heading removed', swap('### Take the lead\n\n', ''), 'editorial', 'section-removed', 'Section removed: "Take the lead"', ['step']],
  ['sections reordered', (text) => text.replace(/(## Exceptions[^]*?)(## Example[^]*?)(?=## Notes)/, '$2$1'), 'editorial', 'sections-reordered', 'Sections stand in another order'],
  ['note added as a section', (text) => `${text}\n## Further reading\n\nThe handbook of the tool.\n`, 'editorial', 'editorial', 'Text under "Further reading" added: "The handbook of the tool."'],
  ['link in notes', swap('choices of this team', '[choices](limits.mdx) of this team'), 'editorial', 'link-changed', 'Notes: link to limits.mdx added'],
];

/** Edits that people make, each of them one change and no other. */
export const SINGLE_EDITS: readonly SingleEdit[] = [...FRONTMATTER, ...STEPS, ...BODY].map(([name, edit, severity, type, text, touches = [], from]) => ({
  name, edit, expect: { type, text, severity }, touches, ...(from ? { from } : {}),
}));
