import { defineRule } from '../../src/lint/rule.ts';

const waiver = (rule: string) => `{/* sop-waive ${rule}: the dialler sets the time | owner: sdr | expires: 2027-01-31 */}`;

export default defineRule({
  name: 'unused-waiver',
  severity: 'error',
  weight: 'unweighted',
  summary: 'Every waiver in force covers a finding',
  why: 'A waiver that covers nothing today hides the next mistake made in its place.',
  remedy: 'Remove the waiver if what it covered has been mended. If not, correct the name of the rule, or move the comment to the line above the passage that it is for.',
  source: 'ESLint, --report-unused-disable-directives; the findings of all other rules',
  examples: [
    { title: 'Waivers that cover a finding in their own step and below themselves', sop: `## Steps\n\n1. Call the lead soon.\n   ${waiver('vague-term')}\n\n## Exceptions\n\n${waiver('vague-term')}\n\nCall the manager promptly.\n`, expect: [] },
    {
      title: 'The finding is gone',
      sop: `## Steps\n\n1. Call the lead within 5 minutes.\n   ${waiver('vague-term')}\n`,
      expect: ['4:4 Unexpected waiver of vague-term, expected a finding of that rule in what it covers: remove the waiver'],
    },
    {
      title: 'Above a list it covers the first item alone',
      sop: `## Steps\n\n${waiver('vague-term')}\n\n1. Call the lead within 5 minutes.\n2. Call again soon.\n`,
      expect: ['3:1 Unexpected waiver of vague-term, expected a finding of that rule in what it covers: remove the waiver'],
    },
    {
      title: 'A rule that does not exist, and one that finds nothing in the whole SOP',
      sop: `---\nwaivers: [{ rule: no-placeholder, reason: Old, owner: cro, expires: 2027-01-31 }]\n---\n\n${waiver('vage-term')}\n\nText.\n`,
      expect: [
        '2:11 Unexpected waiver of no-placeholder, expected a finding of that rule in this SOP: remove the waiver',
        '5:1 Unexpected waiver of "vage-term", expected the name of a rule (did you mean "vague-term"?)',
      ],
    },
    { title: 'One that has expired is reported by another rule', sop: `${waiver('vague-term').replace('2027', '2026')}\n\nText.\n`, expect: [] },
  ],
  // applyWaivers makes these findings: it alone knows what all other rules found.
});
