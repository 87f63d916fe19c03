import type { Registries } from '../playbook/playbook.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { countedFindings } from './causes.ts';
import { fixText, type FixedText, type TextReading } from './fix-text.ts';
import { judgePlaybook } from './judge-playbook.ts';
import type { Rule } from './rule.ts';
import { surveySop } from './survey-sop.ts';

export interface FixOptions {
  readonly rules: readonly Rule[];
  readonly registries: Registries;
  readonly today: string;
  /** Text to SOP, at the path that the file has. */
  readonly parse: (text: string) => Sop;
}

/** Mends one SOP's text, judged by itself: what other SOPs or git say of it is neither mended nor made worse. */
export function fixSop(source: string, { rules, registries, today, parse }: FixOptions): FixedText {
  return fixText(source, (text): TextReading => {
    const sop = parse(text);
    const isReadable = sop.frontmatter.problems.length === 0 && sop.mdxProblems.length === 0;
    if (!isReadable) return { isReadable, findings: [] };
    const surveyed = { surveys: [surveySop(sop, rules, registries)], registries, unreadable: [], skipped: [], registryProblems: [] };
    return { isReadable, findings: judgePlaybook(surveyed, { rules, today }).sops.flatMap(countedFindings) };
  });
}
