import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlaybook } from '../playbook/read-playbook.ts';
import { durationInWords, durationMinutes } from '../sop/iso-time.ts';
import { parseSop, type Sop } from '../sop/parse-sop.ts';
import type { Step } from '../sop/steps.ts';
import { compareSops } from './compare-sops.ts';
import { namesOf } from './names.ts';

const PLAYBOOK = readPlaybook('content', path.resolve(import.meta.dirname, '../..'));
const NAMES = namesOf(PLAYBOOK);

interface ShippedEdit {
  readonly after: string;
  readonly expected: readonly [type: string, severity: string, text: string];
}

const numbered = (sop: Sop) => {
  const hasTwice = new Set(sop.steps.map(({ number }) => number)).size < sop.steps.length;
  return (step: Step) => `Step ${step.number}${hasTwice ? ` of "${clip(step.section.title, 50)}"` : ''}`;
};

const clip = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, text.slice(0, length - 1).lastIndexOf(' '))}…`);

/** Every second step in turn, so that firsts, lasts and those in between come up. */
const chosen = (sop: Sop) => sop.steps.filter((step, index) => index % 2 === 0 && step.substeps.length === 0);

const wording = ({ node }: Step, text: string) => text.slice(node.position?.start.offset, node.position?.end.offset);

function droppedSteps(sop: Sop): ShippedEdit[] {
  return chosen(sop).map((step) => {
    const { actor, passages } = step;
    const said = passages.map(({ text }) => text).join(' ').replace(/\s+/g, ' ').trim();
    return {
      after: sop.text.replace(`${wording(step, sop.text)}\n`, ''),
      expected: ['step-removed', 'retrain', `${numbered(sop)(step)} removed: "${clip(actor ? `${actor.name}: ${said}` : said, 100)}"`],
    };
  });
}

function otherNumbers(sop: Sop): ShippedEdit[] {
  return sop.steps.flatMap((step): ShippedEdit[] => {
    const source = wording(step, sop.text);
    const [match, number = ''] = / (\d+) (?:minutes?|hours?|days?|weeks?|leads?|deals?|accounts?|points?)\b/.exec(source) ?? [];
    if (match === undefined || step.substeps.length > 0) return [];
    const unit = match.trim().slice(number.length + 1);
    return [{
      after: sop.text.replace(source, source.replace(match, ` ${Number(number) + 40} ${unit}`)),
      expected: ['step-reworded', 'retrain', `${numbered(sop)(step)} reworded: "${number} ${unit}" -> "${Number(number) + 40} ${unit}"`],
    }];
  });
}

function tighterSla(sop: Sop): ShippedEdit[] {
  const slas = sop.meta.sla ?? [];
  const [first] = slas;
  const within = first?.within;
  const minutes = within === undefined ? undefined : durationMinutes(within);
  const source = sop.text.split('\n').find((line) => within !== undefined && /^ {2}- \{.*within: /.test(line) && line.includes(first?.start ?? ''));
  if (!first || !source || within === undefined || minutes === undefined) return [];
  const subject = slas.length > 1 ? `SLA "${first.what ?? first.start}"` : 'SLA';
  return [{
    after: sop.text.replace(source, source.replace(`within: ${within}`, 'within: PT1M')),
    expected: ['sla-tightened', 'retrain', `${subject} tightened: ${durationInWords(within)} -> 1 minute`],
  }];
}

function otherOwner(sop: Sop): ShippedEdit[] {
  return [{
    after: sop.text.replace(/^owner: .*/m, 'owner: chief-of-staff'),
    expected: ['owner-changed', 'notify', `Owner changed: ${NAMES.role(sop.meta.owner ?? '')} -> chief-of-staff`],
  }];
}

describe('an edit of a shipped SOP is one change, and no other', () => {
  const edits = { 'a step dropped': droppedSteps, 'a number in a step': otherNumbers, 'another owner': otherOwner, 'a tighter SLA': tighterSla };
  test.each(Object.entries(edits))('%s', (_, make) => {
    const made = PLAYBOOK.sops.flatMap((before) => make(before).map((edit) => ({ before, ...edit })));
    expect(made.length).toBeGreaterThanOrEqual(20);
    for (const { before, after, expected } of made) {
      const changes = compareSops(before, parseSop(after, { path: before.path, file: before.file }), NAMES).map(({ type, severity, text }) => [type, severity, text]);
      expect(changes, before.file).toEqual([expected]);
    }
  });
});
