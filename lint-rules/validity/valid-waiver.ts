import { defineRule } from '../../src/lint/rule.ts';
import { readWaivers, WAIVER_SYNTAX, type Waiver } from '../../src/lint/waivers.ts';

const STEPS = (comment: string) => `## Steps\n\n1. Call the lead soon.\n   ${comment}\n`;
const GOOD = '{/* sop-waive vague-term: the dialler sets the time | owner: sdr | expires: 2027-01-31 */}';

export default defineRule<undefined, readonly Waiver[]>({
  name: 'valid-waiver',
  severity: 'error',
  weight: 'unweighted',
  summary: 'A waiver names a rule, a reason, the role that answers for it and the day it ends',
  why: 'A waiver without an end is a rule switched off for good, and nobody knows by whom. One that has expired says that nobody came back.',
  remedy: 'Give the waiver the name of a rule, a reason, a role id of roles.yaml and the day it ends (YYYY-MM-DD). Once it has expired, mend what it covered, or set a new day and say in the reason why it needs more time.',
  source: `Deviation permits and concessions, ISO 9000:2015, 3.12.4 and 3.12.5; in the text: ${WAIVER_SYNTAX}`,
  examples: [
    {
      title: 'In the frontmatter for the whole SOP, in a step for that step',
      sop: `---\nwaivers: [{ rule: sla-measurable, reason: The contract sets no limit yet, owner: cro, expires: 2027-01-31 }]\n---\n\n${STEPS(GOOD)}`,
      expect: [],
    },
    {
      title: 'The last day, and the day after it',
      sop: `---\nwaivers:\n  - { rule: sla-measurable, reason: No limit yet, owner: cro, expires: 2026-11-22 }\n  - { rule: vague-term, reason: No limit yet, owner: cro, expires: 2026-11-21 }\n---\n`,
      expect: ['4:5 Unexpected waiver of vague-term that expired on 2026-11-21, expected its repair, or a new date with a reason: cro answers for it'],
    },
    {
      title: 'No reason, no owner, no date, an unknown part',
      sop: ['| owner: sdr | expires: 2027-01-31', ' why | expires: 2027-01-31', ' why | owner: sdr', ' why | owner: sdr | expires: 2027-01-31 | until: then'].map((rest) => `{/* sop-waive vague-term:${rest} */}\n\nText.\n`).join('\n'),
      expect: [
        `1:1 Unexpected waiver of vague-term without a reason, expected ${WAIVER_SYNTAX}`,
        `5:1 Unexpected waiver of vague-term without an owner, expected ${WAIVER_SYNTAX}`,
        `9:1 Unexpected waiver of vague-term without an expiry date, expected ${WAIVER_SYNTAX}`,
        `13:1 Unexpected "until: then" in a waiver, expected ${WAIVER_SYNTAX}`,
      ],
    },
    {
      title: 'A day that does not exist, a role that nobody knows, a rule that nobody can waive',
      sop: STEPS(GOOD.replace('2027-01-31', '2027-02-31')) + STEPS(GOOD.replace('sdr', 'sdrs')) + STEPS(GOOD.replace('vague-term', 'mdx-fence')),
      expect: [
        `4:4 Unexpected expiry date "2027-02-31" of a waiver, expected ${WAIVER_SYNTAX}`,
        '8:4 Unexpected owner "sdrs" of a waiver, expected an id of roles.yaml (did you mean "sdr"?)',
        '12:4 Unexpected waiver of mdx-fence, expected none: nobody can waive this rule',
      ],
    },
    { title: 'A waiver that is shown as code is none', sop: '## Notes\n\nWrite `{/* sop-waive vague-term */}`.\n', expect: [] },
  ],
  *check(sop, { registries }) {
    const { waivers, problems } = readWaivers(sop, registries);
    yield* problems;
    if (waivers.length > 0 && !registries.roles) yield { notChecked: 'the playbook has no roles.yaml, so owners of waivers were not looked up' };
  },
  facts(sop, { registries }) {
    const { waivers } = readWaivers(sop, registries);
    return waivers.length > 0 ? waivers : undefined;
  },
  *judge(waivers, { today }) {
    for (const { rule, owner, expires, place } of waivers) {
      if (today !== undefined && expires < today) {
        yield { place, message: `Unexpected waiver of ${rule} that expired on ${expires}, expected its repair, or a new date with a reason: ${owner} answers for it` };
      }
    }
  },
});
