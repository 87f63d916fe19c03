import { examplePlaybook, EXAMPLE_TODAY } from '../../lint-rules/example-playbook.ts';
import type { ChangeLogEntry } from '../changes/change-log.ts';
import { lintPlaybook } from '../lint/lint-playbook.ts';
import type { Rule } from '../lint/rule.ts';
import { makePlaybook, type Playbook } from '../playbook/playbook.ts';
import { fingerprintOf, sealOf } from '../sop/fingerprint.ts';
import { parseSop, type Sop } from '../sop/parse-sop.ts';
import type { ReviewRecord } from '../sop/schema.ts';
import { makeSite, type Site } from './site.ts';
import { makeSiteHistory } from './site-history.ts';

export interface ExampleOptions {
  readonly settings?: Playbook['settings'];
  /** Leaves roles, systems and glossary out. */
  readonly bare?: boolean;
  readonly entries?: readonly ChangeLogEntry[];
  readonly today?: string;
  /** None when left out. */
  readonly rules?: readonly Rule[];
}

/** A small site for tests: path -> text of its SOPs, with the registries of the rules' examples. */
export function exampleSite(files: Readonly<Record<string, string>>, { settings = {}, bare = false, entries = [], today = EXAMPLE_TODAY, rules = [] }: ExampleOptions = {}): Site {
  const { roles, systems, glossary, sops } = examplePlaybook(files);
  const playbook = makePlaybook(bare ? { sops, settings } : { sops, settings, roles, systems, glossary });
  return makeSite({
    playbook,
    report: lintPlaybook(playbook, { rules, today }),
    history: makeSiteHistory({ state: { kind: 'full' }, notices: [], entries }),
  });
}

/** One SOP from its frontmatter and body. */
export function exampleSop(frontmatter: string, body = '## Steps\n\n1. Open the lead.\n', path = 'sops/revops/route-lead.mdx'): Sop {
  return parseSop(exampleText(frontmatter, body), { path });
}

export function exampleText(frontmatter: string, body = '## Steps\n\n1. Open the lead.\n'): string {
  return `---\n${frontmatter.trim()}\n---\n\n${body}`;
}

/** The frontmatter of a sealed review of this text, to be added to it. */
export function sealedReview(frontmatter: string, body: string | undefined, date: string, method: ReviewRecord['method'] = 'ran', dependencies?: readonly string[]): string {
  const unsealed = exampleSop(`${frontmatter.trim()}\nlastReviewed: ${date}\n`, body);
  const record = { date, by: '@revops-lead', method, sampled: ['lead 1', 'lead 2', 'lead 3'], fingerprint: fingerprintOf(unsealed), ...(dependencies && { dependencies: [...dependencies] }) } satisfies ReviewRecord;
  return `lastReviewed: ${date}\nreview: ${JSON.stringify({ ...record, seal: sealOf(record) })}\n`;
}
