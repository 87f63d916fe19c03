import { absentPart } from '../../src/lint/absent-part.ts';
import { appliesTo, kindWithoutPart } from '../../src/lint/applicable-parts.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { Frontmatter } from '../../src/sop/schema.ts';
import { APPROVALS } from '../words/statements.ts';

type Approval = NonNullable<Frontmatter['approvals']>[number];
type Tier = Approval['tiers'][number];

const LIST = 'approvals:\n  - measure: discount\n    unit: "%"\n    limit: 30\n    tiers:\n';

export default defineRule({
  name: 'approval-ranges',
  severity: 'error',
  weight: { obligation: 6 },
  summary: 'Approval tiers cover everything from 0 to the limit once, each with a role and a time',
  why: 'A request that falls between two tiers belongs to nobody, and one that falls into two goes to whoever says yes.',
  remedy: 'Let the first tier under "approvals:" start at 0, each further one where the tier before ends, and the last one end at the limit. Give each an approver and a time: { min: 0, max: 10, approver: sales-manager, sla: PT4H }.',
  source: 'Delegation-of-authority practice; decision-table practice (complete and without overlap)',
  examples: [
    {
      title: 'Each tier starts where the one before ends; its upper bound belongs to it',
      sop: `---\n${LIST}      - { min: 0, max: 10, approver: sales-manager, sla: PT4H }\n      - { min: 10, max: 30, approver: cro, sla: PT8H }\n---\n`,
      expect: [],
    },
    {
      title: 'A gap, a tier without a time, and an end before the limit',
      sop: `---\n${LIST}      - { min: 1, max: 10, approver: sales-manager, sla: PT4H }\n      - { min: 12, max: 20, approver: cro }\n---\n`,
      expect: [
        '7:16 Unexpected start of the tiers at 1 %, expected 0 %',
        '8:9 Unexpected tier from 12 to 20 % without a time limit, expected "sla:", such as PT4H',
        '8:16 Unexpected gap from 10 to 12 %, expected "min: 10", where the tier before ends',
        '8:25 Unexpected end of the tiers at 20 %, expected the limit of 30 %',
      ],
    },
    {
      title: 'Two tiers for one amount, tiers out of order, and one without an end before the last',
      sop: `---\n${LIST}      - { min: 0, max: 15, approver: sdr, sla: PT4H }\n      - { min: 10, max: 20, approver: sales-manager, sla: PT4H }\n      - { min: 20, approver: cro, sla: PT4H }\n      - { min: 5, max: 30, approver: cro, sla: PT4H }\n---\n`,
      expect: [
        '8:16 Unexpected overlap from 10 to 15 %, expected "min: 15", where the tier before ends',
        '9:9 Unexpected tier from 20 % without an end, expected "max:", because another tier follows',
        '10:16 Unexpected tier from 5 % behind one from 20 %, expected the tiers in rising order',
      ],
    },
    {
      title: 'No tiers where the kind of SOP asks for them; the last tier may be open',
      sop: '---\nkind: approval\n---\n\n## Steps\n\n1. **SDR:** A discount needs approval from the CRO.\n',
      expect: ['7:24 Unexpected approval tiers only in the text, expected "approvals:" with tiers from 0 to the limit, each with an approver and an "sla:", in the frontmatter'],
    },
    {
      title: 'No tiers, and no kind that says whether anybody approves',
      sop: '---\ntitle: Route a lead\n---\n',
      expect: ['1:1 Unexpected absence of approval tiers, expected "approvals:" with tiers from 0 to the limit, each with an approver and an "sla:", or "kind:" of a procedure that has none, such as routine'],
    },
    {
      title: 'A kind without approvals',
      sop: '---\nkind: routine\n---\n',
      expect: [],
    },
  ],
  *check(sop) {
    const approvals = sop.meta.approvals ?? [];
    if (approvals.length === 0 && appliesTo(sop, 'approvals')) {
      yield absentPart(sop, {
        key: 'approvals',
        named: 'approval tiers',
        expected: '"approvals:" with tiers from 0 to the limit, each with an approver and an "sla:"',
        statement: APPROVALS,
        otherwise: kindWithoutPart(sop),
      });
    }
    for (const approval of approvals) yield* checkTiers(sop, approval);
  },
});

function* checkTiers(sop: Sop, { tiers, unit, limit }: Approval): Generator<Hit, void, undefined> {
  for (const [index, tier] of tiers.entries()) {
    const before = tiers[index - 1];
    if (tier.sla === undefined) yield { place: sop.placeOf(tier), message: `Unexpected tier ${rangeOf(tier, unit)} without a time limit, expected "sla:", such as PT4H` };
    const start = before ? flawBetween(before, tier, unit) : tier.min > 0 && `Unexpected start of the tiers at ${tier.min} ${unit}, expected 0 ${unit}`;
    if (start) yield { place: sop.placeOf(tier, 'min'), message: start };
    const isLast = index === tiers.length - 1;
    if (isLast && tier.max !== undefined && tier.max < limit) {
      yield { place: sop.placeOf(tier, 'max'), message: `Unexpected end of the tiers at ${tier.max} ${unit}, expected the limit of ${limit} ${unit}` };
    } else if (!isLast && tier.max === undefined) {
      yield { place: sop.placeOf(tier), message: `Unexpected tier ${rangeOf(tier, unit)} without an end, expected "max:", because another tier follows` };
    }
  }
}

/** What is wrong where one tier follows another. */
function flawBetween(before: Tier, tier: Tier, unit: string): string | undefined {
  if (tier.min < before.min) return `Unexpected tier from ${tier.min} ${unit} behind one from ${before.min} ${unit}, expected the tiers in rising order`;
  if (before.max === undefined || tier.min === before.max) return undefined;
  const [kind, from, to] = tier.min > before.max ? ['gap', before.max, tier.min] : ['overlap', tier.min, before.max];
  return `Unexpected ${kind} from ${from} to ${to} ${unit}, expected "min: ${before.max}", where the tier before ends`;
}

function rangeOf({ min, max }: Tier, unit: string): string {
  return max === undefined ? `from ${min} ${unit}` : `from ${min} to ${max} ${unit}`;
}
