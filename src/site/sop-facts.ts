import { durationInWords } from '../sop/iso-time.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Frontmatter } from '../sop/schema.ts';
import type { Site } from './site.ts';
import { systemIds, systemName } from './sop-card.ts';
import type { Fact } from './view-models.ts';

type Line = Fact['lines'][number];
type Trigger = Frontmatter['trigger'][number];
type Gate = NonNullable<Frontmatter['gates']>[number];
type Criterion = NonNullable<Gate['entry']>[number];
type Approval = NonNullable<Frontmatter['approvals']>[number];
type Metric = NonNullable<Frontmatter['metrics']>[number];

/** The facts of an SOP's header, those that a reader needs first at the top. Facts with nothing to say are left out. */
export function sopFacts(sop: Sop, site: Site): Fact[] {
  const { meta } = sop;
  const facts: Fact[] = [
    { key: 'trigger', label: 'Starts when', lines: (meta.trigger ?? []).map((trigger) => triggerLine(trigger, site)) },
    { key: 'cadence', label: 'How often', lines: meta.cadence === undefined ? [] : [{ text: cadenceInWords(meta.cadence) }] },
    {
      key: 'inputs',
      label: 'You need',
      lines: (meta.inputs ?? []).map(({ what, system, location }) => line(what, join([system && systemName(system, site), location], ' · '))),
    },
    {
      key: 'outputs',
      label: 'You deliver',
      lines: (meta.outputs ?? []).map(({ what, format, recipient, channel }) =>
        line(what, join([format, join([recipient && `to ${roleName(recipient, site)}`, channel && `in ${channel}`], ' ')], ' · ')),
      ),
    },
    {
      key: 'sla',
      label: 'Time limit',
      lines: (meta.sla ?? []).map(({ what, start, within, hours }) =>
        line(`${durationInWords(within)}${what ? `: ${what}` : ''}`, `From: ${start}${hours ? ` (${hours} hours)` : ''}`),
      ),
    },
    {
      key: 'escalation',
      label: 'Call for help',
      lines: (meta.escalation ?? []).map(({ when, to, channel, within }) =>
        line(`${roleName(to, site)}${channel ? ` in ${channel}` : ''}${within ? `, within ${durationInWords(within)}` : ''}`, `When: ${when}`, roleHrefOf(to, site)),
      ),
    },
    { key: 'approvals', label: 'Who approves', lines: (meta.approvals ?? []).flatMap((approval) => approvalLines(approval, site)) },
    { key: 'gates', label: 'Gates', lines: (meta.gates ?? []).map(gateLine) },
    { key: 'raci', label: 'Who is involved', lines: raciLines(sop, site) },
    {
      key: 'systems',
      label: 'Systems',
      lines: systemIds(sop).map((id) => line(systemName(id, site), site.playbook.systems?.entries.get(id)?.access ?? '')),
    },
    { key: 'metrics', label: 'Measured by', lines: (meta.metrics ?? []).map(metricLine) },
    { key: 'feedback', label: 'Report a mistake', lines: feedbackLines(sop, site) },
  ];
  return facts.filter((fact) => fact.lines.length > 0);
}

/** `per event` stays; `P90D` becomes "every 90 days". */
export function cadenceInWords(cadence: string): string {
  const words = durationInWords(cadence);
  return words === cadence ? sentence(cadence) : `Every ${words.replace(/^1 /, '')}`;
}

function triggerLine({ event, system, when = [], calendarReason }: Trigger, site: Site): Line {
  const conditions = when.map(({ metric, op, value, unit }) => join([metric, op, value === undefined ? '' : String(value), unit], ' '));
  const place = system ? `Seen in ${systemName(system, site)}` : '';
  return line(event, join([place, conditions.length > 0 ? `when ${conditions.join(' and ')}` : '', calendarReason], ' · '));
}

function approvalLines({ measure, unit, tiers }: Approval, site: Site): Line[] {
  return tiers.map(({ min, max, approver, sla, note }) => {
    const range = max === undefined ? `${withUnit(min, unit)} and above` : `${withUnit(min, unit)} to ${withUnit(max, unit)}`;
    return line(`${sentence(measure)} ${range}: ${roleName(approver, site)}`, join([sla && `within ${durationInWords(sla)}`, note], ' · '), roleHrefOf(approver, site));
  });
}

function gateLine({ name, entry = [], exit = [], requiredFields = [] }: Gate): Line {
  const parts = [
    entry.length > 0 ? `Entry: ${entry.map(criterionInWords).join('; ')}` : '',
    exit.length > 0 ? `Exit: ${exit.map(criterionInWords).join('; ')}` : '',
    requiredFields.length > 0 ? `Required: ${requiredFields.join(', ')}` : '',
  ];
  return line(name, join(parts, ' · '));
}

function criterionInWords({ field, artefact, op, value, unit }: Criterion): string {
  return join([field ?? artefact, op, value === undefined ? '' : String(value), unit], ' ');
}

function raciLines({ meta: { raci } }: Sop, site: Site): Line[] {
  if (!raci) return [];
  const names = (ids: readonly string[] | undefined) => (ids ?? []).map((id) => roleName(id, site)).join(', ');
  const groups = [
    ['Does the work', names(raci.responsible)],
    ['Answers for it', names([raci.accountable])],
    ['Asked before', names(raci.consulted)],
    ['Told after', names(raci.informed)],
  ] as const;
  return groups.flatMap(([label, text]) => (text === '' ? [] : [line(text, label)]));
}

function metricLine({ name, report, op, target, unit, actAt }: Metric): Line {
  const goal = target === undefined ? '' : `target ${join([op, withUnit(target, unit)], ' ')}`;
  return line(name, join([goal, actAt === undefined ? '' : `someone acts at ${withUnit(actAt, unit)}`, report], ' · '));
}

function feedbackLines({ meta: { feedback } }: Sop, site: Site): Line[] {
  if (!feedback) return [];
  const { channel, triage, respond } = feedback;
  const who = triage ? `${roleName(triage, site)} answers` : '';
  const text = channel ?? who;
  const detail = join([channel ? who : '', respond ? `within ${durationInWords(respond)}` : ''], ' ');
  return text === '' ? [] : [line(text, detail, roleHrefOf(triage, site))];
}

function roleName(id: string, site: Site): string {
  return site.roles.linkTo(id).label;
}

function roleHrefOf(id: string | undefined, site: Site): string | undefined {
  return id === undefined ? undefined : site.roles.linkTo(id).href;
}

function withUnit(value: number, unit: string | undefined): string {
  return join([value.toLocaleString('en'), unit], ' ');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function join(parts: readonly (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}

function line(text: string, detail = '', href?: string): Line {
  return { text, ...(detail === '' ? {} : { detail }), ...(href === undefined ? {} : { href }) };
}
