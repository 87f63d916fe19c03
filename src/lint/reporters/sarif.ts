import type { Finding } from '../finding.ts';
import { fingerprintFindings, hashOf } from '../finding-key.ts';
import type { LintReport, SopReport } from '../lint-report.ts';
import type { Rule, Severity } from '../rule.ts';
import { standingOf } from '../standing.ts';
import { toInertJson, visible } from '../../sop/visible.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Results that no rule file makes, with what their rule pages would say. */
const BESIDE_RULES: Readonly<Record<string, string>> = {
  'sop-fails': 'The SOP trips a gate, or a score of it is below the minimum.',
  'valid-registry': 'A registry or the settings hold something that they cannot mean.',
};

/**
 * The findings as SARIF 2.1.0, which code-scanning services read. Fingerprints hold no line, so that a service knows
 * a finding again after an edit elsewhere.
 *
 * @param ruleHref the address of a rule's page; undefined where the playbook has no site.
 */
export function renderSarif(report: LintReport, rules: readonly Rule[], toolVersion: string, ruleHref: (rule: string) => string | undefined = () => undefined): string {
  const descriptors = describeRules(report, rules, ruleHref);
  const indexOf = new Map(descriptors.map(({ id }, index) => [id, index]));
  const findings = [...report.registries, ...report.sops].flatMap(({ path, findings: own }) => fingerprintFindings(path, own).map((entry) => resultOf(path, entry)));
  const results = [...findings, ...report.sops.filter((sop) => sop.failures.length > 0).map(verdictOf)];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sopwright', version: toolVersion, rules: descriptors } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              ...report.notChecked.map(({ reason }) => ({ level: 'note', message: { text: plain(`Not checked: ${reason}`) } })),
              ...report.notices.map(({ path, message }) => ({ level: 'note', message: { text: plain(message) }, locations: [locationOf(path)] })),
            ],
          },
        ],
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder in which sop lint ran' } } },
        results: results.map((result) => ({ ...result, ruleIndex: indexOf.get(result.ruleId) })),
      },
    ],
  };
  return toInertJson(log);
}

interface Descriptor {
  readonly id: string;
}

/** All rules that ran, and those that some finding names beside them. */
function describeRules(report: LintReport, rules: readonly Rule[], ruleHref: (rule: string) => string | undefined): Descriptor[] {
  const known = new Set(rules.map((rule) => rule.name));
  const named = new Set([...report.registries, ...report.sops].flatMap(({ findings }) => findings.map((finding) => finding.rule)));
  const beside = [...new Set([...Object.keys(BESIDE_RULES), ...named])].filter((id) => !known.has(id));
  return [
    ...rules.map((rule) => ({
      id: rule.name,
      shortDescription: { text: rule.summary },
      fullDescription: { text: rule.why },
      help: { text: `${rule.why} Source: ${rule.source}` },
      helpUri: ruleHref(rule.name),
      defaultConfiguration: { level: LEVELS[rule.severity] },
      properties: { dimension: rule.dimension },
    })),
    ...beside.map((id) => ({ id, shortDescription: { text: BESIDE_RULES[id] ?? id } })),
  ];
}

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly unknown[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly unknown[];
}

function resultOf(path: string, { finding, fingerprint }: { readonly finding: Finding; readonly fingerprint: string }): Result {
  const standing = standingOf(finding);
  return {
    ruleId: finding.rule,
    level: LEVELS[finding.severity],
    message: { text: plain(finding.message) },
    locations: [locationOf(path, finding)],
    partialFingerprints: { 'sopFinding/v1': fingerprint },
    ...(standing === undefined ? {} : { suppressions: [{ kind: finding.waived ? 'inSource' : 'external', justification: visible(standing) }] }),
  };
}

function verdictOf({ path, title, failures }: SopReport): Result {
  return {
    ruleId: 'sop-fails',
    level: 'error',
    message: { text: plain(`${title} fails: ${failures.join('; ')}`) },
    locations: [locationOf(path)],
    partialFingerprints: { 'sopFinding/v1': hashOf(path, 'sop-fails', 'fails', 0) },
  };
}

/** A message that is plain text: what it quotes from the content is no link to click on (SARIF 2.1.0, 3.11.6). */
function plain(text: string): string {
  return visible(text).replace(/[\\[\]]/g, '\\$&');
}

function locationOf(path: string, finding?: Finding): Record<string, unknown> {
  const { line, column, endLine, endColumn } = finding?.place ?? { line: 1, column: 1 };
  const region = { startLine: line, startColumn: column, ...(endLine === undefined ? {} : { endLine, endColumn }) };
  const uri = path.split('/').map((part) => encodeURIComponent(part.toWellFormed())).join('/');
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: 'SRCROOT' }, region } };
}
