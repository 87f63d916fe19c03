import type { LintReport } from '../lint/lint-report.ts';
import { renderGithub } from '../lint/reporters/github.ts';
import { renderGitlab } from '../lint/reporters/gitlab.ts';
import { renderJson } from '../lint/reporters/json.ts';
import { renderJunit } from '../lint/reporters/junit.ts';
import { renderMarkdown } from '../lint/reporters/markdown.ts';
import { makePaint } from '../lint/reporters/paint.ts';
import { renderSarif } from '../lint/reporters/sarif.ts';
import { renderText } from '../lint/reporters/text.ts';
import type { Rule } from '../lint/rule.ts';
import { ruleLink } from '../site/rule-link.ts';
import type { Format } from './formats.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

export interface RenderingOptions {
  readonly format: Format;
  readonly quiet: boolean;
  readonly rules: readonly Rule[];
  readonly terminal: Terminal;
  /** Where the site is published, whose rule pages findings link. */
  readonly siteUrl?: string | undefined;
}

/** A report in one of the formats. What a format has no place for goes to the error stream. */
export function renderReport(report: LintReport, { format, quiet, rules, terminal, siteUrl }: RenderingOptions): string {
  const hrefOf = (rule: string) => (siteUrl === undefined ? undefined : rulePage(siteUrl, rule));
  switch (format) {
    case 'json':
      return renderJson(report);
    case 'github':
      return renderGithub(report);
    case 'gitlab':
      for (const { reason } of report.notChecked) terminal.writeError(`Not checked: ${reason}\n`);
      return renderGitlab(report);
    case 'sarif':
      return renderSarif(report, rules, VERSION, hrefOf);
    case 'junit':
      return renderJunit(report);
    case 'markdown':
      return renderMarkdown(report, { ruleHref: hrefOf });
    case 'text':
      return renderText(report, { paint: makePaint(terminal.isColour), quiet });
  }
}

/** The site may lie below its host's root. */
function rulePage(siteUrl: string, rule: string): string | undefined {
  const { href } = ruleLink(rule);
  return href && new URL(href.slice(1), siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`).href;
}
