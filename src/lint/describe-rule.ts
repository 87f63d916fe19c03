import type { Rule, RuleExample, Severity, Weight } from './rule.ts';
import { smellFactor } from './score.ts';
import { NEVER_WAIVED } from './waivers.ts';

/** Everything that a person may want to know of a rule, in finished sentences: the command line and the site show the same. */
export interface RuleDescription {
  readonly name: string;
  readonly dimension: Rule['dimension'];
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  readonly remedy: string;
  readonly weight: string;
  readonly source: string;
  readonly passing: readonly RuleExample[];
  readonly failing: readonly RuleExample[];
  /** What to write to live with its findings for a time, in the frontmatter or beside the passage; or why nobody can. */
  readonly waiver: { readonly frontmatter: string; readonly comment: string } | { readonly refusal: string };
}

/** One file of an example. */
export interface ExampleFile {
  readonly label: string;
  /** Left out where it does not matter which file it is. */
  readonly path: string | undefined;
  readonly text: string;
}

/** Where an example lies that names no place. */
const EXAMPLE_PATH = 'sops/revops/route-lead.mdx';

/** The SOP of an example, then the files that stand beside it. */
export function filesOf({ path, sop, others, codeOwners }: RuleExample): readonly ExampleFile[] {
  const beside = Object.entries({ ...others, ...(codeOwners === undefined ? {} : { CODEOWNERS: codeOwners }) });
  return [
    { label: 'The SOP', path: path ?? (beside.length > 0 ? EXAMPLE_PATH : undefined), text: sop },
    ...beside.map(([other, text]) => ({ label: 'Beside it', path: other, text })),
  ];
}

/** The day that examples of waivers end on: a form to copy, not a date to keep. */
const EXPIRES = 'YYYY-MM-DD';

export function describeRule(rule: Rule): RuleDescription {
  const { name, dimension, severity, summary, why, remedy, source, examples } = rule;
  return {
    name, dimension, severity, summary, why, remedy, source,
    weight: describeWeight(rule.weight, severity),
    passing: examples.filter((example) => example.expect.length === 0),
    failing: examples.filter((example) => example.expect.length > 0),
    waiver: NEVER_WAIVED.has(name)
      ? { refusal: 'It cannot be waived: it keeps the page safe, the file readable or waivers honest.' }
      : {
          frontmatter: `waivers:\n  - { rule: ${name}, reason: why it must stay for now, owner: revops-lead, expires: ${EXPIRES} }`,
          comment: `{/* sop-waive ${name}: why it must stay for now | owner: revops-lead | expires: ${EXPIRES} */}`,
        },
  };
}

function describeWeight(weight: Weight, severity: Severity): string {
  if (weight === 'unweighted') return 'It weighs nothing in the scores; it stands beside them.';
  if (severity === 'info') return 'It is information: it weighs nothing in the scores.';
  if ('obligation' in weight) return `It must be there, and has a weight of ${weight.obligation}: where it is absent, its dimension loses that share of all weights, and less where it is flawed.`;
  const one = (1 - smellFactor(weight.smell, weight.precision, 1)) * 100;
  return `One finding costs ${one.toFixed(1)} % of the score of its dimension, all together at most ${(weight.smell * 100).toFixed(0)} %.`;
}
