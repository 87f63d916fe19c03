import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What stood before in an SOP: file, text today, text then. */
const EARLIER: readonly (readonly [file: string, now: string, then: string])[] = [
  ['marketing-ops/meet-lead-sla.mdx', 'Tier 2 lead, start: Lead.MQLAt, within: PT2H', 'Tier 2 lead, start: Lead.MQLAt, within: PT4H'],
  ['marketing-ops/meet-lead-sla.mdx', 'target: 10, unit: min, actAt: 15', 'target: 20, unit: min, actAt: 30'],
  ['revops/roll-up-forecast.mdx', 'cadence: weekly', 'cadence: monthly'],
  ['revops/clean-crm-data.mdx', 'reviewEvery: P90D', 'reviewEvery: P365D'],
  ['sales/qualify-lead.mdx', 'Research written in Lead.QualificationNotes, start: Lead.AssignedAt, within: PT2H', 'Research written in Lead.QualificationNotes, start: Lead.AssignedAt, within: PT1H'],
  ['sales-ops/pass-stage-gates.mdx', 'Opportunity.GateException is set to Requested, within: PT4H', 'Opportunity.GateException is set to Requested, within: PT8H'],
  ['revops/route-lead.mdx', 'Lead.Owner is set by hand, start: Lead enters the fallback queue, within: PT15M', 'Lead.Owner is set by hand, start: Lead enters the fallback queue, within: PT1H'],
  ['revops/route-lead.mdx', 'matches `Lead.Domain` with 90 % confidence or more', 'matches `Lead.Domain` with 80 % confidence or more'],
  ['revops/route-lead.mdx', '**RevOps analyst:** Read the cause in `Lead.RoutingReason`', '**RevOps analyst:** Read the cause in `Lead.RoutingRule`'],
  ['revops/route-lead.mdx', 'op: ">=", target: 98, unit: "%", actAt: 95', 'op: ">=", target: 95, unit: "%", actAt: 90'],
];

/** A term that only one SOP takes: what it means today, and what it will have come to mean. */
const REDEFINED = ['An MQL that an SDR has accepted by setting', 'An MQL that an SDR has accepted within the SLA by setting'] as const;

/**
 * The shipped content in a repository with a history of its own, so that what the browser sees does not hang on how
 * this one was cloned: each function added, then one change a commit, up to what is shipped. Last of all a term gets
 * another meaning, which makes the SOP that takes it suspect.
 *
 * @param root the folder that holds `content`.
 * @param folder an empty one.
 * @returns the content folder.
 */
export function makePlaybookRepository(root: string, folder: string): string {
  const contentDir = path.join(folder, 'content');
  const commit = makeCommitter(folder);
  cpSync(path.join(root, 'content'), contentDir, { recursive: true });
  for (const [file, now, then] of EARLIER.toReversed()) replace(path.join(contentDir, 'sops', file), now, then);
  for (const name of readdirSync(path.join(contentDir, 'sops')).toSorted()) commit(`Add ${name}`, [`content/sops/${name}`]);
  for (const [file, now, then] of EARLIER) {
    replace(path.join(contentDir, 'sops', file), then, now);
    commit(`Change ${file}`, ['.']);
  }
  const glossary = path.join(contentDir, 'glossary.yaml');
  replace(glossary, ...REDEFINED);
  commit('Redefine SAL', [glossary]);
  return contentDir;
}

function replace(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  const at = text.indexOf(from);
  if (at === -1) throw new Error(`${file} no longer says ${JSON.stringify(from)}: name something else that it says`);
  writeFileSync(file, text.slice(0, at) + to + text.slice(at + from.length));
}

/** Commits, one a day, by a fixed person. */
function makeCommitter(folder: string): (subject: string, paths: readonly string[]) => void {
  let day = 0;
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, env: environment(day), stdio: ['ignore', 'ignore', 'pipe'] });
  git('init', '-q', '-b', 'main');
  return (subject, paths) => {
    day++;
    git('add', '--', ...paths);
    git('commit', '-q', '-m', subject);
  };
}

function environment(day: number): NodeJS.ProcessEnv {
  const date = new Date(Date.UTC(2026, 9, 1 + day, 9)).toISOString();
  const person = { GIT_AUTHOR_NAME: 'Ada Author', GIT_AUTHOR_EMAIL: 'ada@example.com', GIT_COMMITTER_NAME: 'Ada Author', GIT_COMMITTER_EMAIL: 'ada@example.com' };
  return { PATH: process.env['PATH'], HOME: '/', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, ...person };
}
