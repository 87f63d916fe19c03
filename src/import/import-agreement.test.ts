import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import { lintPlaybook } from '../lint/lint-playbook.ts';
import { makePlaybook } from '../playbook/playbook.ts';
import { parseSop, type Sop } from '../sop/parse-sop.ts';
import { importDocument } from './import-document.ts';

const path = 'sops/revops/route-lead.mdx';

const OBLIGATIONS = new Set(RULES.flatMap(({ name, weight }) => (typeof weight === 'object' && 'obligation' in weight ? [name] : [])));

/** What is held against an SOP by rules about what must be there, and its scores. */
function judged(sop: Sop) {
  const [report] = lintPlaybook(makePlaybook({ sops: [sop] }), { rules: RULES, today: '2026-11-22' }).sops;
  const unmet = report?.findings.filter(({ rule }) => OBLIGATIONS.has(rule)) ?? [];
  return { scores: Object.values(report?.scores ?? {}), unmet: unmet.map(({ rule, message }) => `${rule} ${message}`).toSorted() };
}

const sentence = fc.constantFrom('Open the lead in the CRM', 'Call the lead soon', 'If the lead is lost, close it', 'Send the quote within 5 days', 'Ask Maria for the queue', 'See [the guide](guide.md)', 'Set `Lead.Status`', 'TODO', 'Wait until it syncs');
const label = fc.constantFrom('Owner: RevOps Lead', '**Owner:** Maria Lopez', 'Last reviewed: 2026-03-01', 'Review cycle: annually', 'Version: 1.2', 'Feedback: #revops-help', 'Escalation: contact the CRO within 2 hours');
const list = (marker: (index: number) => string) => fc.array(sentence, { minLength: 1, maxLength: 6 }).map((items) => items.map((item, index) => `${marker(index)} ${item}.`).join('\n'));
const block = fc.oneof(
  label,
  sentence.map((text) => `${text}.`),
  list((index) => `${index + 1}.`),
  list(() => '-'),
  list((index) => `${'abcdef'[index]}.`),
  list((index) => `Step ${index + 1}:`),
  list(() => '[ ]'),
  list((index) => `3.${index + 1}`),
  fc.array(sentence, { minLength: 3, maxLength: 5 }).map((items) => items.map((item, index) => `${index + 1}. ${item}.`).join(' ')),
  fc.array(sentence, { minLength: 1, maxLength: 4 }).map((items) => `<ol>${items.map((item) => `<li>${item}.</li>`).join('\n')}</ol>`),
  fc.constantFrom('## Steps', '# Process', '### Exceptions', '**Escalation**', '## Trigger', '## Inputs', 'Outputs\n-------', '## Revision history', '## Notes'),
  sentence.map((text) => `!!! note\n    ${text}.`),
);

test('a document is judged like the SOP that it becomes', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 10 }), (blocks) => {
      const { sop, render } = importDocument(`${blocks.join('\n\n')}\n`, { path });
      const [document, imported] = [judged(sop), judged(parseSop(render(), { path }))];
      expect(imported.unmet).toEqual(document.unmet);
      // A word of the body may explain an acronym that the frontmatter then repeats.
      for (const [index, score] of imported.scores.entries()) expect(Math.abs(score - (document.scores[index] ?? 0))).toBeLessThan(2);
    }),
    { seed: 20261122, numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) },
  );
});
