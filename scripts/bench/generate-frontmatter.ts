import { fingerprintOfValue } from '../../src/sop/fingerprint.ts';
import { nameSop, type SopPlan } from './plan-sop.ts';
import type { YamlValue } from './render-yaml.ts';
import { DOCUMENTS, STATUS_VALUES } from './vocabulary.ts';

/** The SOPs that an SOP speaks of. */
export interface Neighbours {
  /** Indexes of SOPs that it links to. */
  readonly related: readonly number[];
  /** The SOP whose output it takes up. */
  readonly source: SopPlan | undefined;
}

type Mapping = Record<string, YamlValue | undefined>;

/** The frontmatter of an SOP without its review; some lack a part, as some do everywhere. */
export function generateFrontmatter(plan: SopPlan, { related, source }: Neighbours): Mapping {
  const { random, main, other } = plan;
  const lacks = (share: number) => random.chance(share);
  const object = main.objects[0] ?? '';
  return {
    title: plan.title,
    owner: plan.owner,
    kind: random.pick(['routine', 'handoff', 'data-cycle']),
    status: plan.isDraft ? 'draft' : 'active',
    version: '1.1.0',
    trigger: [{ event: `${object} appears in the list view ${main.views[0]}`, system: main.id, when: [{ metric: `${object}.Status`, op: '=', value: random.pick(STATUS_VALUES) }] }],
    cadence: random.pick(['per event', 'daily', 'weekly']),
    inputs: inputs(plan, lacks(0.08)),
    outputs: [
      decidedRecord(plan),
      { what: `Filed ${random.pick(DOCUMENTS)}`, format: `File attached to the ${object}`, recipient: lacks(0.06) ? undefined : plan.owner },
    ],
    systems: [other.id],
    dependsOn: source && [{ sop: source.id, output: decidedRecord(source).what, fingerprint: lacks(0.04) ? `v1:${'0'.repeat(32)}` : fingerprintOfValue(decidedRecord(source)) }],
    sla: [{ what: `Decision: ${plan.title}`, start: `${object} appears in the list view ${main.views[0]}`, within: `PT${random.int(1, 12)}H`, hours: random.pick(['business', 'clock']) }],
    escalation: lacks(0.07) ? undefined : escalation(plan),
    gates: lacks(0.5) ? undefined : [gate(plan, object)],
    metrics: lacks(0.06) ? undefined : metrics(plan),
    raci: { responsible: [plan.worker], accountable: plan.owner, informed: [plan.partner] },
    impact: { revenue: random.int(1, 5), keyPerson: random.int(1, 5) },
    reviewEvery: lacks(0.04) ? undefined : 'P90D',
    reviewOn: lacks(0.08) ? undefined : [`${plan.main.reports[0]} shows more than ${random.int(3, 20)} % of late cases in a week`, `The ${plan.main.name} gets a new status or field`],
    feedback: lacks(0.05) ? undefined : { channel: plan.channel, triage: plan.owner, respond: `P${random.int(1, 4)}D` },
    related: related.map((index) => nameSop(index).id),
    changelog: changelog(plan),
  };
}

/** The output that other SOPs take up. */
function decidedRecord({ main, fields, partner, channel }: SopPlan) {
  const [object] = main.objects;
  return { what: `${object} with a decision`, format: `${object}.Status and ${fields[0]} set`, recipient: partner, channel };
}

function inputs({ main, other, fields, random }: SopPlan, isFlawed: boolean): YamlValue {
  return [
    { what: `${main.objects[0]} to decide on`, system: main.id, location: `List view: ${main.views[0]}` },
    { what: `History of the ${main.objects[1]}`, system: main.id, location: fields[1] },
    { what: `Figures of the last ${random.int(4, 12)} weeks`, system: other.id, location: isFlawed ? undefined : `Report: ${other.reports[0]}` },
  ];
}

function escalation({ random, owner, partner, channel, fields }: SopPlan): YamlValue {
  return [
    { when: `${fields[0]} is empty ${random.int(2, 6)} hours after the alert`, to: owner, channel, within: `PT${random.int(10, 55)}M` },
    { when: `${fields[2]} differs by more than ${random.int(5, 40)} % from the paper`, to: partner, channel, within: `PT${random.int(1, 8)}H` },
  ];
}

function gate({ fields, random }: SopPlan, object: string): YamlValue {
  return {
    name: 'Decided',
    entry: [{ field: `${object}.Status`, op: '=', value: 'Checked' }],
    exit: [{ field: fields[0] ?? '', op: 'is set' }, { field: fields[3] ?? '', op: '>=', value: random.int(10, 90), unit: 'items' }],
    requiredFields: [fields[0] ?? '', fields[3] ?? ''],
  };
}

function metrics({ main, random, title }: SopPlan): YamlValue {
  const target = random.int(88, 97);
  return [
    { name: `Share in time: ${title}`, report: `${main.name}: ${main.reports[0]}`, op: '>=', target, unit: '%', actAt: target - random.int(4, 12) },
    { name: `Median time: ${title}`, report: `${main.name}: ${main.reports[1]}`, op: '<=', target: random.int(2, 5), unit: 'hours', actAt: random.int(6, 9) },
  ];
}

function changelog({ random, fields, owner, site }: SopPlan): YamlValue {
  return [
    {
      version: '1.1.0',
      date: `2026-${random.pick(['07', '08'])}-${random.int(10, 28)}`,
      what: random.chance(0.06) ? 'Various updates' : `Limit for ${fields[2]} lowered in step ${random.int(2, 6)}`,
      why: `${random.int(2, 9)} of ${random.int(30, 60)} cases in ${site} came back`,
      approvedBy: owner,
    },
    { version: '1.0.0', date: `2026-0${random.int(1, 4)}-${random.int(10, 28)}`, what: 'First version of the steps and the limits', why: `New hires in ${site} asked for it`, approvedBy: owner },
  ];
}
