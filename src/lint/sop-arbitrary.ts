import fc from 'fast-check';

/**
 * SOPs to try the score on: every part is written well, written badly in one of several ways, or left out. They name
 * the roles, systems and terms of the example playbook.
 */
export interface Blueprint {
  /** By slot: 0 is well written, what follows are its flaws. */
  readonly choices: readonly number[];
  /** How many of the steps are there. */
  readonly steps: number;
  readonly isNumbered: boolean;
  readonly isHandoff: boolean;
}

/** Frontmatter: what is good first, then its flaws; empty is left out. */
const KEYS: readonly (readonly string[])[] = [
  ['owner: revops-lead', '', 'owner: Maria Lopez', 'owner: [revops-lead, sdr]'],
  [
    'trigger: [{ event: Lead is created by form fill, system: crm, when: [{ metric: Lead.Status, op: "=", value: New }] }]',
    '',
    'trigger: [{ event: Every Monday }]',
    'trigger: [{ event: Lead is created by form fill, when: [{ metric: Lead.Status, op: "=", value: New }] }]',
  ],
  [
    'inputs: [{ what: New lead, system: crm, location: "List view: Unrouted leads" }, { what: Report, system: bi, location: "Report: Speed to lead" }]',
    'inputs: [{ what: New lead, system: crm }, { what: Report, system: bi, location: "Report: Speed to lead" }]',
    'inputs: [{ what: New lead, system: crm, location: The spreadsheet }, { what: Rule, system: routing }]',
  ],
  [
    'outputs: [{ what: Assigned lead, format: Lead.Owner set, recipient: sdr }]',
    '',
    'outputs: [{ what: Assigned lead, format: Lead.Owner set }]',
    'outputs: [{ what: Assigned lead, format: Lead.Owner set, channel: Stakeholders }]',
  ],
  [
    'escalation: [{ when: no rule matches, to: sales-manager, channel: "#revops-alerts", within: PT15M }]',
    '',
    'escalation: [{ when: no rule matches, to: sales-manager }]',
  ],
  ['sla: [{ what: Lead is assigned, start: Lead is created, within: PT5M, hours: business }]', '', 'sla: [{ what: Lead is assigned, within: PT5M }]'],
  [
    'gates: [{ name: Ready, entry: [{ field: Lead.Status, op: "=", value: New }], exit: [{ field: Lead.Owner, op: is set }], requiredFields: [Lead.Owner] }]',
    '',
    'gates: [{ name: Ready, entry: [{ field: Lead.Status, op: "=", value: New }], exit: [], requiredFields: [Lead.Owner] }]',
  ],
  ['raci: { responsible: [sdr], accountable: revops-lead }', '', 'raci: { responsible: [sdr, closer], accountable: revops-lead }'],
  [
    'metrics: [{ name: Share of leads assigned within 5 minutes, report: "BI: Speed to lead", op: ">=", target: 98, unit: "%", actAt: 95 }]',
    '',
    'metrics: [{ name: Share of leads assigned within 5 minutes, report: "BI: Speed to lead" }]',
    'metrics: [{ name: Calls made per week, report: "BI: Speed to lead", op: ">=", target: 98, unit: calls, actAt: 95 }]',
  ],
  ['feedback: { channel: "#revops-help", triage: revops-analyst, respond: P2D }', '', 'feedback: { channel: "#revops-help" }'],
  ['reviewEvery: P90D', '', 'reviewEvery: P400D', 'reviewEvery: quarterly'],
  ['reviewOn: [Routing error rate above 2 % in a week]', '', 'reviewOn: [as needed]'],
  [
    'changelog: [{ version: 1.1.0, date: 2026-11-02, what: Queue added at step 3, why: 3 % of leads matched no rule, approvedBy: cro }]',
    '',
    'changelog: [{ version: 1.1.0, date: 2026-11-02, what: updates, why: 3 % of leads matched no rule, approvedBy: cro }]',
    'changelog: [{ version: 1.1.0, date: 2026-11-02, what: Queue added at step 3 }]',
  ],
];

const STEPS: readonly (readonly string[])[] = [
  ['**SDR:** Open the lead in the list view **Unrouted leads**.', '**SDR:** Open the lead in the appropriate list view.', '**SDR:** Open the lead and call the number and log the call.'],
  ['**SDR:** Call the number within 5 minutes.', '**SDR:** Call the number within 5.', '**SDR:** Call the number promptly.', '**SDR:** Ask Maria for the number.'],
  ['**SDR:** If the number is empty, send an e-mail. Otherwise, call.', '**SDR:** If the number is empty, send an e-mail.', '**SDR:** TODO'],
  ['**RevOps analyst:** Set `Lead.Owner`.', '**RevOps analyst:** Set `Lead.Owner` as needed.', '**RevOps analyst:** Set `Lead.Owner` after the QZX.'],
  ['**RevOps analyst:** Compare `Lead.Owner` with the report **Speed to lead**.', '**RevOps analyst:** Compare `Lead.Owner` with the report **Speed to lead**, etc.'],
  ['**SDR:** Post the lead in **#revops-help**.', '**SDR:** Post the lead in **#revops-help** where possible.'],
];

const SECTIONS: readonly (readonly string[])[] = [
  ['## Exceptions\n\n- If the CRM is down, write the lead down and enter it within 30 minutes. Otherwise, go on.', '## Exceptions\n\nTBD', '## Exceptions'],
  ['## Notes\n\nMinutes count because a buyer answers the first caller. See the [report](https://example.com/r).', '## Notes\n\nSee [the steps](#step-9).'],
  [
    '## Example\n\n1. Step 1: lead S-101 of 2026-11-16 stands in the list view Unrouted leads.\n2. Step 2: the SDR calls the number at 09:02, 3 minutes after 08:59.\n\nResult: `Lead.Owner` is set after 4 minutes.',
    '',
    '## Example\n\nA lead is called.',
  ],
];

const SLOTS = [...KEYS, ...STEPS, ...SECTIONS];

export const blueprints: fc.Arbitrary<Blueprint> = fc.record({
  choices: fc.tuple(...SLOTS.map((texts) => fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(texts.length - 1) }))),
  steps: fc.integer({ min: 0, max: STEPS.length }),
  isNumbered: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  isHandoff: fc.boolean(),
});

/** The file's text, without a review. */
export function renderBlueprint({ choices, steps, isNumbered, isHandoff }: Blueprint): string {
  const chosen = (slots: readonly (readonly string[])[], from: number) => slots.map((texts, index) => texts[choices[from + index] ?? 0] ?? '');
  const keys = ['title: Route a new lead', 'version: 1.1.0', 'impact: { revenue: 3, keyPerson: 3 }', ...(isHandoff ? ['kind: handoff'] : []), ...chosen(KEYS, 0)];
  const items = chosen(STEPS, KEYS.length).slice(0, steps).map((step, index) => `${isNumbered ? `${index + 1}.` : '-'} ${step}`);
  const [exceptions = '', notes = '', example = ''] = chosen(SECTIONS, KEYS.length + STEPS.length);
  const sections = [`## Steps\n\n${items.join('\n')}`.trim(), exceptions, example, notes].filter((section) => section !== '');
  return `---\n${keys.filter((key) => key !== '').join('\n')}\n---\n\n${sections.join('\n\n')}\n`;
}

/** The same with one flaw mended; undefined where there is none. `pick` says which. */
export function mendOne(blueprint: Blueprint, pick: number): Blueprint | undefined {
  const shown = (slot: number) => slot < KEYS.length || slot >= KEYS.length + STEPS.length || slot < KEYS.length + blueprint.steps;
  const flawed = blueprint.choices.flatMap((choice, slot) => (choice > 0 && shown(slot) ? [slot] : []));
  const mended = flawed[pick % Math.max(1, flawed.length)];
  return mended === undefined ? undefined : { ...blueprint, choices: blueprint.choices.with(mended, 0) };
}

const QUALITIES = ['Clarity', 'Excellence', 'Alignment', 'Ownership', 'Momentum', 'When it comes to growth, focus', 'In the end, trust'];
const ROLES_PLAYED = ['is at the heart of', 'has always been part of', 'makes the difference in', 'stands behind', 'runs through'];
const ENDS = ['everything that matters here', 'the way people like to work', 'a journey that never ends', 'what great organisations are known for'];

/** Sentences that say nothing: no role, system, number or action. */
export const fluff: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...QUALITIES), fc.constantFrom(...ROLES_PLAYED), fc.constantFrom(...ENDS)), { minLength: 1, maxLength: 30 })
  .map((sentences) => sentences.map((parts) => `${parts.join(' ')}.`).join(' '));
