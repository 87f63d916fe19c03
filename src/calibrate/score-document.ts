import { countedFindings } from '../lint/causes.ts';
import { judgePlaybook } from '../lint/judge-playbook.ts';
import type { Rule } from '../lint/rule.ts';
import { surveySop } from '../lint/survey-sop.ts';
import type { Registries } from '../playbook/playbook.ts';
import { parseForeignSop } from '../import/parse-foreign-sop.ts';
import type { ScoredDocument } from './calibration.ts';
import type { Rating } from './read-ratings.ts';

/**
 * Nothing is known of another team's roles, systems and terms, so there are no registries: what rules look up in
 * them is not checked, for any document alike. Ours would call every foreign role unknown.
 */
const NO_REGISTRIES: Registries = { roles: undefined, systems: undefined, glossary: undefined, settings: {} };

/** Scores one document by itself, as if it were the only SOP of a playbook. */
export function scoreDocument(text: string, rating: Rating, rules: readonly Rule[], today: string): ScoredDocument {
  const sop = parseForeignSop(text, { path: rating.document });
  const survey = surveySop(sop, rules, NO_REGISTRIES);
  const playbook = { surveys: [survey], registries: NO_REGISTRIES, unreadable: [], skipped: [], registryProblems: [] };
  const [report] = judgePlaybook(playbook, { rules, today }).sops;
  if (!report) throw new Error(`${rating.document}: one SOP was judged, and there is no report of it`);
  return { rating, length: sop.text.length, scores: report.scores, findings: countedFindings(report) };
}
