import { visible } from '../../sop/visible.ts';
import { describeAdjusted } from '../adjusted-rule.ts';
import type { Finding } from '../finding.ts';
import type { LintReport, SopReport } from '../lint-report.ts';
import { DIMENSIONS } from '../rule.ts';
import { messageOf } from '../standing.ts';
import { shownScore, summarise } from '../summary.ts';
import { escapeMarkdown, markdownLink } from '../../sop/escape-markdown.ts';

/** The longest comment that GitHub takes, less some room for what a workflow puts around it. */
const MOST_CHARACTERS = 60_000;
const MOST_ROWS = 100;
const MOST_ITEMS = 20;

export interface MarkdownOptions {
  /** The address of a rule's page; undefined where the playbook has no site. */
  readonly ruleHref?: (rule: string) => string | undefined;
}

/**
 * The report as a comment on a pull request: verdict, scores, findings by SOP, those that fail first. Whatever comes
 * from the content is escaped. What does not fit a comment is counted instead of shown.
 */
export function renderMarkdown(report: LintReport, { ruleHref = () => undefined }: MarkdownOptions = {}): string {
  const sops = report.sops.toSorted((a, b) => Number(b.failures.length > 0) - Number(a.failures.length > 0) || a.minimum - b.minimum);
  const sections = [
    ...report.registries.map(({ path, findings }) => findingsSection(`${path}: cannot be read whole`, findings, true, ruleHref)),
    ...sops.filter((sop) => sop.findings.length > 0).map((sop) => findingsSection(sectionTitle(sop), sop.findings, sop.failures.length > 0, ruleHref)),
  ];
  const start = [heading(report), ...(sops.length === 0 ? [] : [table(sops)])];
  const end = [
    ...list('Notices', report.notices.map(({ path, message }) => `${code(path)}: ${escapeMarkdown(message)}`)),
    ...list('Rules changed in playbook.yaml', (report.adjusted ?? []).map((rule) => escapeMarkdown(describeAdjusted(rule)))),
    ...list('Not checked', report.notChecked.map(({ reason }) => escapeMarkdown(reason))),
  ];
  return `${fit(start, sections, end).join('\n\n')}\n`;
}

function heading(report: LintReport): string {
  const { sops, failing, findings } = summarise(report);
  const verdict = failing === 0 ? '✅ SOPs pass' : `❌ ${failing} ${failing === 1 ? 'file fails' : 'files fail'}`;
  return `### ${verdict}\n\n${sops} ${sops === 1 ? 'SOP' : 'SOPs'}, ${findings} ${findings === 1 ? 'finding' : 'findings'}, as of ${report.asOf}.`;
}

function table(sops: readonly SopReport[]): string {
  const rows = sops.slice(0, MOST_ROWS).map((sop) => {
    const scores = sop.status === 'unreadable' ? DIMENSIONS.map(() => '–') : DIMENSIONS.map((dimension) => String(shownScore(sop.scores[dimension])));
    const verdict = sop.failures.length > 0 ? `❌ ${sop.failures.map((failure) => escapeMarkdown(failure)).join('; ')}` : sop.status === 'active' ? '✅' : escapeMarkdown(sop.status);
    return `| ${[escapeMarkdown(sop.title), ...scores, verdict].join(' | ')} |`;
  });
  const more = sops.length > MOST_ROWS ? [`\nand ${sops.length - MOST_ROWS} more, none weaker than these.`] : [];
  return ['| SOP | Transferability | Freshness | Iteration | Verdict |', '| :-- | --: | --: | --: | :-- |', ...rows, ...more].join('\n');
}

function sectionTitle(sop: SopReport): string {
  return `${sop.path}: ${sop.findings.length} ${sop.findings.length === 1 ? 'finding' : 'findings'}`;
}

/** GitHub and GitLab fold it; those that fail are open. An HTML block ends at the empty line, and Markdown starts. */
function findingsSection(title: string, findings: readonly Finding[], open: boolean, ruleHref: (rule: string) => string | undefined): string {
  const lines = findings.map((finding) => `- line ${finding.place.line}, ${finding.severity}: ${escapeMarkdown(messageOf(finding))} (${markdownLink(finding.rule, ruleHref(finding.rule))})`);
  return `<details${open ? ' open' : ''}><summary>${escapeHtml(title)}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

function list(title: string, items: readonly string[]): string[] {
  const more = items.length > MOST_ITEMS ? [`and ${items.length - MOST_ITEMS} more`] : [];
  return items.length === 0 ? [] : [`**${title}**\n\n${[...items.slice(0, MOST_ITEMS), ...more].map((item) => `- ${item}`).join('\n')}`];
}

/** A path in code, in which a forge reads no marks. */
function code(text: string): string {
  const shown = visible(text);
  const fence = '`'.repeat(Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const space = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/** For the summary line, which Markdown does not reach: nothing that starts a tag, a mention or a number of an issue. */
function escapeHtml(text: string): string {
  return visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/[@#!:](?=\S)|www(?=\.)/gi, '$&\u200B');
}

/** The sections that a comment has room for; the others are counted. */
function fit(start: readonly string[], sections: readonly string[], end: readonly string[]): string[] {
  const notShown = (count: number) => (count === 0 ? [] : [`The findings of ${count} more ${count === 1 ? 'file' : 'files'} do not fit here: see the output of the run.`]);
  let room = MOST_CHARACTERS - [...start, ...end, ...notShown(sections.length)].reduce((sum, part) => sum + part.length + 2, 0);
  const shown = sections.filter((section) => {
    const fits = section.length + 2 <= room;
    if (fits) room -= section.length + 2;
    return fits;
  });
  return [...start, ...shown, ...notShown(sections.length - shown.length), ...end];
}
