import type { Playbook } from '../playbook/playbook.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { judgePlaybook } from './judge-playbook.ts';
import { surveyPlaybook } from './lint-playbook.ts';
import type { Rule } from './rule.ts';
import type { Scores } from './score.ts';
import { surveySop } from './survey-sop.ts';

/**
 * Gives the function that scores one SOP after another in the place of that at its path, or beside all others. They
 * are surveyed once.
 */
export function makeScorer(around: Playbook, rules: readonly Rule[], today: string): (sop: Sop) => Scores {
  const { surveys, ...rest } = surveyPlaybook(around, rules, new Set());
  return (sop) => {
    const others = surveys.filter(({ head }) => head.path !== sop.path);
    const [report] = judgePlaybook({ ...rest, surveys: [...others, surveySop(sop, rules, around)] }, { rules, today, only: new Set([sop.path]) }).sops;
    if (!report) throw new Error(`${sop.path}: there is no report`);
    return report.scores;
  };
}
