import { z } from 'zod';
import { isIsoDate, isIsoDuration } from './iso-time.ts';

/**
 * The one schema of an SOP's frontmatter. The linter, the site's content collection and the JSON Schema
 * for editors (`public/schema/sop.json`) are all derived from it. It checks shape; whether what is said
 * is good enough for a reader is for the lint rules.
 */

const text = z.string().trim().min(1, 'expected some text');
const AN_ID = 'expected an id: lower-case letters, digits and hyphens, such as revops-lead';
const id = z
  .string(AN_ID)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, AN_ID)
  .meta({ examples: ['revops-lead'] });
const isoDate = z
  .string()
  .refine(isIsoDate, 'expected a date that exists, written YYYY-MM-DD, such as 2026-11-02')
  .meta({ format: 'date', examples: ['2026-11-02'] });
const isoDuration = z
  .string()
  .refine(isIsoDuration, 'expected an ISO duration: PT15M is 15 minutes, PT4H is 4 hours, P90D is 90 days')
  .meta({ pattern: '^P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?!$)(\\d+H)?(\\d+M)?(\\d+S)?)?$', examples: ['PT15M', 'PT4H', 'P90D'] });
const THREE_NUMBERS = 'expected three numbers, such as 1.2.0';
const semver = z
  .string(THREE_NUMBERS)
  .regex(/^\d+\.\d+\.\d+$/, THREE_NUMBERS)
  .meta({ examples: ['1.2.0'] });
const handle = z
  .string()
  .regex(/^@[A-Za-z0-9][A-Za-z0-9-]*$/, 'expected a handle, such as "@revops-lead" (in quotes)')
  .meta({ examples: ['@revops-lead'] });
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const oneToFive = z.int().min(1).max(5);

const comparison = z.enum(['=', '!=', '<', '<=', '>', '>=', 'is set', 'is not set', 'in', 'changes']);

const trigger = z.strictObject({
  event: text.describe('What happens, as someone could see it happen: "Lead is created by form fill"'),
  system: id.optional().describe('The system in which it is seen: an id of systems.yaml'),
  when: z
    .array(z.strictObject({ metric: text, op: comparison, value: scalar.optional(), unit: text.optional() }))
    .optional()
    .describe('Conditions, each a field or metric with a comparison and a value'),
  calendarReason: text.optional().describe('Why the calendar starts this work, when no event in a system does'),
});

const input = z.strictObject({
  what: text.describe('What the reader needs in hand'),
  system: id.optional().describe('The system that holds it: an id of systems.yaml'),
  location: text.optional().describe('Where in that system: the report, list view, object or field'),
});

const output = z.strictObject({
  what: text.describe('What exists afterwards that did not exist before'),
  format: text.optional().describe('Its form: a document, or the Object.Field that is set'),
  recipient: id.optional().describe('The role that receives it: an id of roles.yaml'),
  channel: text.optional().describe('The channel it goes to, such as "#revops-alerts"'),
});

const escalation = z.strictObject({
  when: text.describe('The condition under which the reader stops and calls for help'),
  to: id.describe('The role to call: an id of roles.yaml'),
  channel: text.optional().describe('How to reach it'),
  within: isoDuration.optional().describe('How long the reader may wait before calling'),
});

const sla = z.strictObject({
  what: text.optional().describe('What must have happened by then'),
  start: text.describe('What starts the clock'),
  within: isoDuration.describe('How long it may take'),
  hours: z.enum(['business', 'clock']).optional().describe('Business hours or clock hours'),
});

const metric = z.strictObject({
  name: text,
  report: text.optional().describe('Where it is read: "BI: Speed to lead"'),
  op: z.enum(['<', '<=', '=', '>=', '>']).optional(),
  target: z.number().optional(),
  unit: text.optional(),
  actAt: z.number().optional().describe('The value at which someone acts'),
});

const feedback = z.strictObject({
  channel: text.optional().describe('Where a reader reports a mistake in this SOP'),
  triage: id.optional().describe('The role that answers: an id of roles.yaml'),
  respond: isoDuration.optional().describe('How soon it answers'),
});

/** The record of one review. */
export const reviewSchema = z.strictObject({
  date: isoDate,
  by: handle.describe('Who reviewed; holds the owner role or its backup'),
  method: z.enum(['read', 'observed', 'ran', 'dry-run']).optional().describe('How it was checked'),
  sampled: z.array(text).optional().describe('The records on which it was checked'),
  outcome: z.enum(['confirmed', 'changed']).optional(),
  note: text.optional(),
  fingerprint: text.optional().describe('The content reviewed; written by `sop review`'),
  dependencies: z.array(text).optional().describe('What was taken from elsewhere, as it read then; written by `sop review`'),
  seal: text.optional().describe('Seals this record; written by `sop review`'),
});

const changelogEntry = z.strictObject({
  version: semver,
  date: isoDate,
  what: text.describe('What changed, and where'),
  why: text.optional().describe('Why it changed'),
  approvedBy: id.optional().describe('The role that approved: an id of roles.yaml'),
});

const criterion = z
  .strictObject({
    field: text.optional().describe('Object.Field of the systems registry'),
    op: comparison.optional(),
    value: scalar.optional(),
    unit: text.optional(),
    artefact: text.optional().describe('A named document or record that must exist'),
    system: id.optional(),
  })
  .refine((value) => (value.field === undefined) !== (value.artefact === undefined), 'expected either a field or an artefact');

const gate = z.strictObject({
  name: text,
  entry: z.array(criterion).optional(),
  exit: z.array(criterion).optional(),
  requiredFields: z.array(text).optional(),
});

const approval = z.strictObject({
  measure: text,
  unit: text,
  limit: z.number(),
  tiers: z
    .array(z.strictObject({ min: z.number(), max: z.number().optional(), approver: id, sla: isoDuration.optional(), note: text.optional() }))
    .min(1),
});

const raci = z.strictObject({
  responsible: z.array(id).min(1),
  accountable: id,
  consulted: z.array(id).optional(),
  informed: z.array(id).optional(),
});

const STEP_NUMBER = 'expected the number of a step, such as 4; in quotes where it has a point ("4.2") or a heading before it ("Assign the lead: 6")';
const dependency = z
  .strictObject({
    sop: id.optional().describe('The SOP that something is taken from; left out for a term of the glossary'),
    output: text.optional().describe('An output of that SOP, as it is called there'),
    step: z.union([text, z.int().min(1)], STEP_NUMBER).optional().describe('A step of that SOP: its number, as 4 or "Assign the lead: 6"'),
    term: text.optional().describe('A term of glossary.yaml; with sop, a gate, time limit, approval, decision or exception of that SOP, as it is called there'),
    fingerprint: text.optional().describe('What it said at the last review; written by `sop review`'),
  })
  .refine(({ sop, term }) => sop !== undefined || term !== undefined, 'expected the SOP that something is taken from, or a term of the glossary')
  .refine(({ sop, output, step }) => sop !== undefined || (output === undefined && step === undefined), 'expected the SOP that the output or step belongs to')
  .refine(({ output, step, term }) => [output, step, term].filter((part) => part !== undefined).length <= 1, 'expected one of output, step and term: write an entry for each');

const waiver = z.strictObject({ rule: id, reason: text, owner: id, expires: isoDate });

const CADENCES = ['per event', 'real time', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;
export const KINDS = ['handoff', 'approval', 'review-meeting', 'data-cycle', 'escalation', 'routine', 'lifecycle', 'incident'] as const;
export const STATUSES = ['draft', 'active', 'deprecated', 'retired'] as const;

const frontmatterShape = z.strictObject({
  title: text.describe('What the reader will have done, as an instruction: "Route a new inbound lead"'),
  owner: id.describe('The one role that keeps this SOP right: an id of roles.yaml'),
  trigger: z.array(trigger).min(1, 'expected at least one event that starts this work'),
  cadence: z
    .union([z.enum(CADENCES), isoDuration], `expected one of ${CADENCES.join(', ')}, or an ISO duration such as P14D`)
    .describe(`How often it runs: ${CADENCES.join(', ')}, or an ISO duration`),
  inputs: z.array(input).min(1, 'expected at least one input'),
  outputs: z.array(output).min(1, 'expected at least one output'),
  lastReviewed: isoDate.optional().describe('The date of the last review; `sop review` writes it'),
  status: z.enum(STATUSES).optional().describe('draft, active (when left out), deprecated or retired'),
  successor: id.optional().describe('The SOP that replaces a deprecated or retired one'),
  kind: z.enum(KINDS).optional().describe('What kind of procedure this is; decides which parts it must have'),
  version: semver.optional(),
  escalation: z.array(escalation).optional(),
  sla: z.array(sla).optional(),
  reviewEvery: isoDuration.optional().describe('How often it is reviewed: P90D is every 90 days'),
  reviewOn: z.array(text).optional().describe('Events that force a review before its time'),
  metrics: z.array(metric).optional(),
  feedback: feedback.optional(),
  impact: z
    .strictObject({ revenue: oneToFive, keyPerson: oneToFive })
    .optional()
    .describe('1 to 5 each: how much revenue depends on it, and how much it depends on one person'),
  review: reviewSchema.optional().describe('The record of the last review; `sop review` writes it'),
  changelog: z.array(changelogEntry).optional().describe('Newest first'),
  raci: raci.optional(),
  gates: z.array(gate).optional(),
  approvals: z.array(approval).optional(),
  systems: z.array(id).optional().describe('Further systems that the steps use'),
  dependsOn: z.array(dependency).optional().describe('What this SOP takes from other SOPs and from the glossary'),
  related: z.array(id).optional().describe('Ids of related SOPs'),
  waivers: z.array(waiver).optional(),
});

/** A draft may leave out lastReviewed; everything else may not. */
export const frontmatterSchema = frontmatterShape.refine((value) => value.status === 'draft' || value.lastReviewed !== undefined, {
  path: ['lastReviewed'],
  message: 'expected lastReviewed, the date of the last review (only a draft may leave it out)',
});

/** What a page can show of an SOP: whatever is well-formed. What is missing or malformed is for the linter to say. */
export const shownFrontmatterSchema = frontmatterShape.partial().required({ title: true });

export type Frontmatter = z.infer<typeof frontmatterSchema>;
export type SopStatus = (typeof STATUSES)[number];
export type ReviewRecord = z.infer<typeof reviewSchema>;

/** JSON Schema (draft 7, which editors' YAML support reads) of the frontmatter. */
export function frontmatterJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(frontmatterShape, { target: 'draft-7', io: 'input' });
  return {
    ...schema,
    title: 'Frontmatter of an SOP',
    if: { properties: { status: { const: 'draft' } }, required: ['status'] },
    else: { required: ['lastReviewed'] },
  };
}
