import { RULES } from '../../../lint-rules/index.ts';
import { renderRule, renderRuleList } from '../../lint/reporters/explain.ts';
import { makePaint } from '../../lint/reporters/paint.ts';
import { suggestion } from '../../sop/did-you-mean.ts';
import type { ExitCode } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { userError } from '../user-error.ts';

/** `sop explain [RULE]`: one rule with its reason and examples, the rules of one dimension, or the list of all. */
export function runExplain(name: string | undefined, terminal: Terminal): ExitCode {
  const paint = makePaint(terminal.isColour);
  if (name === undefined) {
    terminal.write(renderRuleList(RULES, paint));
    return 0;
  }
  const ofDimension = RULES.filter(({ dimension }) => dimension === name);
  if (ofDimension.length > 0) {
    terminal.write(renderRuleList(ofDimension, paint));
    return 0;
  }
  const rule = RULES.find((candidate) => candidate.name === name);
  if (!rule) throw userError('rule-unknown', name, suggestion(name, RULES.map((candidate) => candidate.name)));
  terminal.write(renderRule(rule, paint));
  return 0;
}
