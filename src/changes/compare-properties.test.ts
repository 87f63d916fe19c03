import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintOf } from '../sop/fingerprint.ts';
import { parseSop, type Sop } from '../sop/parse-sop.ts';
import { compareSops } from './compare-sops.ts';
import { EDITED_SOP, SINGLE_EDITS } from './single-edits.ts';

const sop = (text: string): Sop => parseSop(text, { path: 'sops/a/a.mdx' });

function expectAgreement(one: string, other: string): void {
  const [before, after] = [sop(one), sop(other)];
  const changes = compareSops(before, after);
  if (changes.length === 0) expect(fingerprintOf(after), `no change told\n${one}\n=====\n${other}`).toBe(fingerprintOf(before));
  if (fingerprintOf(before) === fingerprintOf(after)) {
    expect(changes.filter(({ severity }) => severity === 'retrain'), `same fingerprint\n${one}\n=====\n${other}`).toEqual([]);
  }
}

/** Edits one after another, those that no longer apply left out. */
const apply = (text: string, edits: readonly ((text: string) => string)[]) =>
  edits.reduce((edited, edit) => {
    try {
      return edit(edited);
    } catch {
      return edited;
    }
  }, text);

const edits = fc.subarray(SINGLE_EDITS.map(({ edit }) => edit), { maxLength: 4 });

test('a comparison tells nothing only where no normative part differs, whatever was edited', () => {
  fc.assert(fc.property(edits, edits, (some, others) => expectAgreement(apply(EDITED_SOP, some), apply(EDITED_SOP, others))), { seed: 3, numRuns: 150 });
});

const words = fc.constantFrom('Open the lead.', '**SDR:** Open the lead.', 'SDR: Open the lead.', 'Call *the* lead within 5 minutes.', '[Call](a.mdx) the lead.', 'Set `Lead.Owner`.', '**Set** it to [x].', 'a {/* b */} c', 'a {1} c', 'Then,\\\nwait.');
const blocks = fc.constantFrom(
  '## Steps', '### Audit', '## Decisions', '## Exceptions', '## Before you start', '## Notes', '# Route', '## Decisions\n\n| If | Then |\n|---|---|\n| a | b |', '---', '[x]: https://a.example', '{/* hm */}',
  '> Keep it.', '```\ncode\n```', '<Callout kind="warning">\n\nMind it.\n\n</Callout>', '<Callout kind="note" title="Hm">\n\nMind it.\n\n</Callout>', '   - a part', '   1. a part', '   more of it', '',
);
const line = fc.oneof(blocks, words.map((text) => `1. ${text}`), words.map((text) => `- ${text}`), words);
const yaml = fc.subarray(['owner: cro', 'owner: sdr', 'sla: [{ start: a, within: PT1H }]', 'sla: [{ start: a, within: PT60M }]', 'raci: { informed: [a, b] }', 'raci: { informed: [b, a] }', 'inputs: [{ what: a }, { what: b }]', 'inputs: [{ what: b, more: 1 }]', 'gates: [{ name: a, odd: 1 }]', 'approvals: [{ measure: a, odd: 1 }]', 'metrics: [{ name: a, op: "<" }]']);
const text = fc.tuple(yaml, fc.array(line, { maxLength: 9 })).map(([keys, lines]) => `---\n${keys.filter((key, index) => keys.findIndex((other) => other.split(':')[0] === key.split(':')[0]) === index).join('\n')}\n---\n\n## Steps\n\n1. Begin.\n\n${lines.join('\n\n')}\n`);

test('a comparison tells nothing only where no normative part differs, whatever is written', () => {
  const pair = fc.oneof(fc.tuple(text, text), text.chain((one) => fc.tuple(fc.constant(one), fc.constantFrom(...variants(one)))));
  fc.assert(fc.property(pair, ([one, other]) => expectAgreement(one, other)), { seed: 5, numRuns: 600 });
});

/** A text with one of its lines gone, doubled, or in the place of its neighbour. */
function variants(of: string): string[] {
  const parts = of.split('\n\n');
  return [of, ...parts.flatMap((_, index) => (index === 0 ? [] : [parts.toSpliced(index, 1), parts.toSpliced(index, 0, parts[index] ?? ''), parts.toSpliced(index, 2, ...parts.slice(index, index + 2).toReversed())].map((each) => each.join('\n\n'))))];
}
