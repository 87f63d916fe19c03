import type { LintReport } from '../lint/lint-report.ts';
import type { Rule } from '../lint/rule.ts';
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

/** A report in one of the formats, of which only that one is loaded. What a format has no place for goes to the error stream. */
export async function renderReport(report: LintReport, { format, quiet, rules, terminal, siteUrl }: RenderingOptions): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../lint/reporters/json.ts')).renderJson(report);
    case 'github':
      return (await import('../lint/reporters/github.ts')).renderGithub(report);
    case 'gitlab':
      for (const { reason } of report.notChecked) terminal.writeError(`Not checked: ${reason}\n`);
      return (await import('../lint/reporters/gitlab.ts')).renderGitlab(report);
    case 'sarif':
      return (await import('../lint/reporters/sarif.ts')).renderSarif(report, rules, VERSION, await rulePages(siteUrl));
    case 'junit':
      return (await import('../lint/reporters/junit.ts')).renderJunit(report);
    case 'markdown':
      return (await import('../lint/reporters/markdown.ts')).renderMarkdown(report, { ruleHref: await rulePages(siteUrl) });
    case 'text': {
      const [{ makePaint }, { renderText }] = await Promise.all([import('../lint/reporters/paint.ts'), import('../lint/reporters/text.ts')]);
      return renderText(report, { paint: makePaint(terminal.isColour), quiet });
    }
  }
}

/** Tells the page of a rule. The site may lie below its host's root. */
async function rulePages(siteUrl: string | undefined): Promise<(rule: string) => string | undefined> {
  if (siteUrl === undefined) return () => undefined;
  const { ruleLink } = await import('../site/rule-link.ts');
  return (rule) => {
    const { href } = ruleLink(rule);
    return href && new URL(href.slice(1), siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`).href;
  };
}
