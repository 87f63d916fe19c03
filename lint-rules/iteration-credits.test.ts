import { expect, test } from 'vitest';
import { lintSop } from '../src/lint/lint-playbook.ts';
import { creditOf } from '../src/lint/score.ts';
import { parseSop } from '../src/sop/parse-sop.ts';
import { EXAMPLE_TODAY, examplePlaybook } from './example-playbook.ts';
import { RULES } from './index.ts';

function judge(ruleName: string, ...lines: string[]) {
  const sop = parseSop(`---\n${lines.join('\n')}\n---\n`, { path: 'sops/revops/route-lead.mdx' });
  const findings = lintSop(sop, examplePlaybook(), { rules: RULES.filter(({ name }) => name === ruleName), today: EXAMPLE_TODAY });
  return [Number(creditOf(findings).toFixed(3)), ...new Set(findings.flatMap(({ gate }) => gate ?? []))];
}

const METRIC = '{ name: Speed, report: "BI: Speed", op: "<=", target: 5, unit: min, actAt: 15 }';
const ENTRY = '{ version: 1.0.0, date: 2026-01-05, what: First version, why: New work, approvedBy: cro }';

test.each([
  ['review-cadence', ['owner: sdr', 'reviewEvery: P90D'], [1]],
  ['review-cadence', ['owner: sdr'], [0, 'unmaintained']],
  ['review-cadence', ['owner: sdr', 'reviewEvery: soon'], [0]],
  ['review-cadence', ['owner: sdr', 'reviewEvery: P2Y'], [0.5]],
  ['review-cadence', ['reviewEvery: P90D'], [0.5]],
  ['feedback-channel', ['feedback: { channel: x, triage: sdr, respond: P1D }'], [1]],
  ['feedback-channel', ['feedback: { channel: x, triage: sdr }'], [0.55]],
  ['feedback-channel', ['feedback: { channel: x }'], [0.37]],
  ['feedback-channel', ['feedback: {}'], [0]],
  ['feedback-channel', ['title: x'], [0]],
  ['metric-target', [`metrics: [${METRIC}]`], [1]],
  ['metric-target', [`metrics: [${METRIC}, { name: Errors }]`], [0.55]],
  ['metric-target', ['metrics: [{ name: Calls made per day, report: x, op: ">=", target: 5, unit: calls, actAt: 2 }]'], [0.5]],
  ['metric-target', [`metrics: [${METRIC}, { name: Calls made per day, report: x, op: ">=", target: 5, unit: calls, actAt: 2 }]`], [1]],
  ['metric-target', ['metrics: none'], [0]],
  ['metric-target', ['metrics: []'], [0]],
  ['change-log-quality', [`changelog: [${ENTRY}]`], [1]],
  ['change-log-quality', [`changelog: [${ENTRY.replace('First version', 'Minor updates')}]`], [0.5]],
  ['change-log-quality', [`changelog: [${ENTRY.replace(', why: New work', '')}]`], [0.55]],
  ['change-log-quality', ['version: 2.0.0', `changelog: [${ENTRY}]`], [0.55]],
  ['change-log-quality', ['title: x'], [0, 'unmaintained']],
  ['change-log-quality', ['changelog: []'], [0, 'unmaintained']],
  ['change-log-quality', ['changelog: see git'], [0]],
])('%s leaves of %j the credit and gate that it should', (rule, lines, expected) => {
  expect(judge(rule, ...lines)).toEqual(expected);
});

test.each(['Various fixes', 'misc updates', 'Updates', 'Minor changes to the document', 'Updated the SOP.', 'n/a', 'Reviewed and updated wording', '-'])(
  'change-log-quality calls "%s" an entry that says nothing',
  (what) => {
    expect(judge('change-log-quality', `changelog: [${ENTRY.replace('First version', `"${what}"`)}]`)).toEqual([0.5]);
  },
);

test.each(['First version', 'Step 4: limit raised to 15 minutes', 'Fallback queue added', 'Owner changed to the RevOps lead', 'New approval tier above 30 %'])(
  'change-log-quality lets "%s" pass',
  (what) => {
    expect(judge('change-log-quality', `changelog: [${ENTRY.replace('First version', `"${what}"`)}]`)).toEqual([1]);
  },
);
