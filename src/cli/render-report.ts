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
import type { Format } from './formats.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

export interface RenderingOptions {
  readonly format: Format;
  readonly quiet: boolean;
  readonly rules: readonly Rule[];
  readonly terminal: Terminal;
}

/** A report in one of the formats. What a format has no place for goes to the error stream. */
export function renderReport(report: LintReport, { format, quiet, rules, terminal }: RenderingOptions): string {
  switch (format) {
    case 'json':
      return renderJson(report);
    case 'github':
      return renderGithub(report);
    case 'gitlab':
      for (const { reason } of report.notChecked) terminal.writeError(`Not checked: ${reason}\n`);
      return renderGitlab(report);
    case 'sarif':
      return renderSarif(report, rules, VERSION);
    case 'junit':
      return renderJunit(report);
    case 'markdown':
      return renderMarkdown(report);
    case 'text':
      return renderText(report, { paint: makePaint(terminal.isColour), quiet });
  }
}
