import type { Finding } from '../finding.ts';
import { GATES } from '../gates.ts';
import type { LintReport, RegistryReport, SopReport } from '../lint-report.ts';
import { DIMENSIONS } from '../rule.ts';
import { messageOf } from '../standing.ts';
import { shownScore } from '../summary.ts';
import { element, textElement } from './xml.ts';

/** One test of a suite as XML, and how it went. */
interface TestCase {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly xml: string;
}

/**
 * The report as JUnit XML: a suite for each SOP, a test for each dimension, each gate and for what stands beside them.
 * A test fails when it is why the SOP fails; findings that fail nothing are the test's output.
 */
export function renderJunit(report: LintReport): string {
  const suites = [
    ...report.registries.map(registrySuite),
    ...report.sops.map(sopSuite),
    ...asideSuite('Not checked', report.notChecked.map(({ rule, reason }) => ({ name: rule ?? 'reading', message: reason }))),
    ...asideSuite('Notices', report.notices.map(({ path, message }) => ({ name: path, message }))),
  ];
  const total = (outcome?: TestCase['outcome']) => suites.reduce((sum, { cases }) => sum + count(cases, outcome), 0);
  const root = element('testsuites', { name: 'sop lint', tests: total(), failures: total('failed'), errors: 0 }, suites.map(renderSuite));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

function renderSuite({ name, cases }: Suite): string {
  const attributes = { name, tests: cases.length, failures: count(cases, 'failed'), errors: 0, skipped: count(cases, 'skipped') };
  return element('testsuite', attributes, cases.map(({ xml }) => xml));
}

function count(cases: readonly TestCase[], outcome?: TestCase['outcome']): number {
  return outcome === undefined ? cases.length : cases.filter((test) => test.outcome === outcome).length;
}

function sopSuite(sop: SopReport): Suite {
  if (sop.status === 'unreadable') return { name: sop.path, cases: [testCase(sop.path, 'validity', sop.failures, sop.findings.map(findingLine))] };
  const known = new Set<string>();
  const claim = (belongs: (failure: string) => boolean) => {
    const own = sop.failures.filter(belongs);
    for (const failure of own) known.add(failure);
    return own;
  };
  const dimensions = DIMENSIONS.map((dimension) => {
    const findings = sop.findings.filter((finding) => finding.dimension === dimension);
    return testCase(sop.path, dimension, claim((failure) => failure.startsWith(`${dimension} `)), [`score ${shownScore(sop.scores[dimension])}`, ...findings.map(findingLine)]);
  });
  const gates = GATES.map(({ gate }) => {
    const findings = sop.findings.filter((finding) => finding.gate === gate && !finding.waived);
    if (sop.status === 'draft' || sop.status === 'retired') return skippedCase(sop.path, `gate ${gate}`, `A ${sop.status} SOP trips no gate`);
    return testCase(sop.path, `gate ${gate}`, claim((failure) => failure === gate), findings.map(findingLine));
  });
  const beside = sop.findings.filter((finding) => finding.dimension === 'validity');
  const rest = sop.failures.filter((failure) => !known.has(failure));
  return { name: sop.path, cases: [...dimensions, ...gates, testCase(sop.path, 'validity', rest, beside.map(findingLine))] };
}

function registrySuite({ path, findings }: RegistryReport): Suite {
  return { name: path, cases: [testCase(path, 'validity', findings.length > 0 ? ['cannot be read whole'] : [], findings.map(findingLine))] };
}

function asideSuite(name: string, entries: readonly { readonly name: string; readonly message: string }[]): Suite[] {
  return entries.length === 0 ? [] : [{ name, cases: entries.map((entry) => skippedCase(name, entry.name, entry.message)) }];
}

function testCase(classname: string, name: string, failures: readonly string[], lines: readonly string[]): TestCase {
  const outcome = failures.length > 0 ? 'failed' : 'passed';
  const said = outcome === 'failed' ? [textElement('failure', { type: name, message: failures.join('; ') }, lines)] : lines.length > 0 ? [textElement('system-out', {}, lines)] : [];
  return { outcome, xml: element('testcase', { classname, name }, said) };
}

function skippedCase(classname: string, name: string, message: string): TestCase {
  return { outcome: 'skipped', xml: element('testcase', { classname, name }, [element('skipped', { message })]) };
}

function findingLine(finding: Finding): string {
  const { place, severity, rule } = finding;
  return `${place.line}:${place.column} ${severity}: ${messageOf(finding)} (${rule})`;
}
