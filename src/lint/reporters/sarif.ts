import type { Finding } from '../finding.ts';
import type { LintReport } from '../lint-report.ts';
import type { Rule, Severity } from '../rule.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The findings as SARIF 2.1.0, which code-scanning services read. */
export function renderSarif(report: LintReport, rules: readonly Rule[], toolVersion: string): string {
  const files = [...report.registries, ...report.sops];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'sopwright',
            version: toolVersion,
            rules: rules.map((rule) => ({
              id: rule.name,
              shortDescription: { text: rule.summary },
              fullDescription: { text: rule.why },
              help: { text: `${rule.why} Source: ${rule.source}` },
              defaultConfiguration: { level: LEVELS[rule.severity] },
              properties: { dimension: rule.dimension },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.notChecked.map(({ reason }) => ({ level: 'note', message: { text: `Not checked: ${reason}` } })),
          },
        ],
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder in which sop lint ran' } } },
        results: files.flatMap(({ path, findings }) => findings.map((finding) => result(path, finding))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(path: string, { rule, severity, message, place }: Finding): Record<string, unknown> {
  const region = {
    startLine: place.line,
    startColumn: place.column,
    ...(place.endLine === undefined ? {} : { endLine: place.endLine, endColumn: place.endColumn }),
  };
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri, uriBaseId: 'SRCROOT' }, region } }],
  };
}
