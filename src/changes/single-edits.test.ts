import { describe, expect, test } from 'vitest';
import { fingerprintOfPart, normativeParts, type PartKind } from '../sop/fingerprint.ts';
import { parseSop, type Sop } from '../sop/parse-sop.ts';
import { compareSops } from './compare-sops.ts';
import { EDITED_SOP, SINGLE_EDITS } from './single-edits.ts';

const sop = (text: string): Sop => parseSop(text, { path: 'sops/revops/route-lead.mdx' });

const printsByKind = (of: Sop) => Map.groupBy(normativeParts(of).map((part) => ({ kind: part.kind, print: fingerprintOfPart(part) })), ({ kind }) => kind);

function touchedKinds(before: Sop, after: Sop): PartKind[] {
  const [old, now] = [printsByKind(before), printsByKind(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((kind) => JSON.stringify(old.get(kind)) !== JSON.stringify(now.get(kind)));
}

test('the corpus holds enough edits, each with a name of its own', () => {
  expect(new Set(SINGLE_EDITS.map(({ name }) => name)).size).toBe(SINGLE_EDITS.length);
  expect(SINGLE_EDITS.length).toBeGreaterThanOrEqual(120);
});

test('the SOP that is edited has every part that the schema knows', () => {
  const edited = sop(EDITED_SOP);
  expect([edited.schemaIssues, edited.mdxProblems]).toEqual([[], []]);
  const kinds: readonly PartKind[] = ['owner', 'trigger', 'cadence', 'input', 'output', 'escalation', 'sla', 'gate', 'approval', 'raci', 'step', 'decision', 'exception', 'prerequisite'];
  expect([...printsByKind(edited).keys()].toSorted()).toEqual(kinds.toSorted());
});

describe('one edit is one change, and no other', () => {
  test.each(SINGLE_EDITS)('$name', ({ edit, from = String, expect: expected, touches }) => {
    const before = from(EDITED_SOP);
    const [old, now] = [sop(before), sop(edit(before))];
    expect(compareSops(old, now).map(({ type, severity, text }) => ({ type, text, severity }))).toEqual([expected]);
    expect(touchedKinds(old, now).toSorted()).toEqual(touches.toSorted());
  });
});
