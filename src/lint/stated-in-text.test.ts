import { expect, test } from 'vitest';
import { parseSop } from '../sop/parse-sop.ts';
import { findStated, type StatedPart } from './stated-in-text.ts';

function lineOf(text: string, part: StatedPart): number | undefined {
  return findStated(parseSop(text, { path: 'x.mdx' }), part)?.line;
}

test.each<[StatedPart, string]>([
  ['owner', '**Process owner:** RevOps lead'],
  ['owner', 'The RevOps lead is accountable for this policy.'],
  ['owner', '| Owner | Version |\n|---|---|\n\n| Maintainers | RevOps |\n|---|---|'],
  ['review date', '*Last updated: 3 May 2026*'],
  ['review date', '| Revision date | 2026-05-03 |\n|---|---|'],
  ['review cadence', 'This procedure is reviewed every six months.'],
  ['review cadence', 'The recovery plan is tested annually in July.'],
  ['review cadence', 'The lead holds a quarterly rehearsal of this plan.'],
  ['review trigger', 'Follow the usual incident follow-up.'],
  ['review trigger', 'Update this runbook after each incident.'],
  ['review trigger', 'Hold a short retrospective within 5 days.'],
  ['version', 'Version: 2.1'],
  ['change log', '## Revision history\n\n- 2026: First version.'],
  ['feedback', 'If something is missing from this page, tell #revops-help.'],
  ['feedback', 'Open an issue if you find any docs missing.'],
  ['contact', 'For help, reach out to #revops-help.'],
  ['metric', '## Metrics\n\nShare of leads called.'],
  ['metric', 'Our target is 95 % within a day.'],
  ['metric', 'Metrics are compiled in the dashboard.'],
  ['approval', 'Any changes to the release process are announced beforehand.'],
  ['approval', 'Changes to this policy need the approval of the CFO.'],
])('a text states its %s: %s', (part, text) => {
  expect(lineOf(text, part)).toBeTypeOf('number');
});

test.each<[StatedPart, string]>([
  ['owner', 'The record owner is responsible for the lead.'],
  ['owner', 'Owner: '],
  ['review date', 'The lead was last updated.'],
  ['review cadence', 'Review the pipeline every week.'],
  ['review trigger', 'Update the lead after each call.'],
  ['review trigger', 'The lead joined after an incident.'],
  ['version', 'Install version 2.1 of the tool.'],
  ['change log', '## Revision history\n\n## Notes\n\nNone.'],
  ['feedback', 'Send the feedback of the customer to the product team.'],
  ['contact', 'Ask the customer three questions.'],
  ['metric', 'Call the goal owner.'],
  ['approval', 'Ask for approval of the discount.'],
])('other things are not its %s: %s', (part, text) => {
  expect(lineOf(text, part)).toBeUndefined();
});

test('what another team writes into its frontmatter counts, where it says something', () => {
  expect(lineOf('---\ntitle: x\nreview_in: 6 months\n---\n', 'review cadence')).toBe(3);
  expect(lineOf('---\nowner:\n---\n', 'owner')).toBeUndefined();
});

test('an example states nothing', () => {
  expect(lineOf('## Example\n\nVersion: 2.1\n', 'version')).toBeUndefined();
});
