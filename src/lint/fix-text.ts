import { applyEdits } from './apply-edits.ts';
import type { Finding } from './finding.ts';

/** What linting one text tells of it. */
export interface TextReading {
  /** False where frontmatter or MDX cannot be read. */
  readonly isReadable: boolean;
  readonly findings: readonly Finding[];
}

export interface FixedText {
  readonly text: string;
  /** What was mended, in the order of the rounds. */
  readonly mended: readonly Finding[];
  /** What has a fix that did not hold: the finding stayed, or another came. */
  readonly withdrawn: readonly Finding[];
}

/** A fix may bring out another finding that has one; more rounds than this mean that fixes undo each other. */
const MOST_ROUNDS = 10;

/**
 * Mends what has a fix, round after round, until nothing changes. A fix counts only when its finding is gone
 * afterwards and no rule finds more than before; all others are withdrawn. A text that cannot be read whole is left.
 *
 * @param source the text as it lies on disk.
 * @param read lints a text; pure.
 */
export function fixText(source: string, read: (text: string) => TextReading): FixedText {
  const mended: Finding[] = [];
  const withdrawn = new Map<string, Finding>();
  let [text, reading] = [source, read(source)];
  if (!reading.isReadable) return { text: source, mended, withdrawn: [] };
  const most = MOST_ROUNDS + reading.findings.filter(isOpen).length; // Where fixes hold only one by one, each takes a round.
  for (let round = 0; round < most; round++) {
    const open = reading.findings.filter((finding) => isOpen(finding) && !withdrawn.has(identityOf(finding)));
    if (open.length === 0) break;
    const step = tryTogether(text, reading, open, read) ?? tryOneByOne(text, reading, open, read, withdrawn);
    mended.push(...step.mended);
    [text, reading] = [step.text, step.reading];
  }
  return { text, mended, withdrawn: [...withdrawn.values()] };
}

interface Step {
  readonly text: string;
  readonly reading: TextReading;
  readonly mended: readonly Finding[];
}

/** All fixes that do not overlap at once; undefined when they do not hold together. */
function tryTogether(text: string, before: TextReading, open: readonly Finding[], read: (text: string) => TextReading): Step | undefined {
  const { text: edited, made } = applyEdits(text, open.map(({ fix = [] }) => fix));
  const mended = open.filter((_, index) => made[index]);
  if (mended.length === 0 || edited === text) return undefined;
  const reading = read(edited);
  return holds(before, reading, mended) ? { text: edited, reading, mended } : undefined;
}

/** The first fix that holds alone; those before it are withdrawn. */
function tryOneByOne(text: string, before: TextReading, open: readonly Finding[], read: (text: string) => TextReading, withdrawn: Map<string, Finding>): Step {
  for (const finding of open) {
    const step = tryTogether(text, before, [finding], read);
    if (step) return step;
    withdrawn.set(identityOf(finding), finding);
  }
  return { text, reading: before, mended: [] };
}

/** True when every mended finding is gone and no rule finds more than it did. */
function holds(before: TextReading, after: TextReading, mended: readonly Finding[]): boolean {
  if (!after.isReadable) return false;
  const [earlier, later, gone] = [before.findings, after.findings, mended].map(countByRule);
  return [...(later ?? [])].every(([rule, count]) => count <= (earlier?.get(rule) ?? 0) - (gone?.get(rule) ?? 0));
}

function countByRule(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** What is waived is lived with on purpose. */
function isOpen({ fix, waived }: Finding): boolean {
  return fix !== undefined && fix.length > 0 && !waived;
}

/** A finding and what it wants to write, wherever it stands. */
function identityOf({ rule, message, fix = [] }: Finding): string {
  return JSON.stringify([rule, message, fix.map(({ text }) => text)]);
}
