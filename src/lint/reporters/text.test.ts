import { describe, expect, test } from 'vitest';
import { exampleFinding, exampleReport, exampleSop } from './example-report.ts';
import { makePaint } from './paint.ts';
import { renderText } from './text.ts';

const render = (report: Parameters<typeof renderText>[0]) => renderText(report, { paint: makePaint(false), quiet: false });

describe('the text report', () => {
  test('counts debt by rule and SOP, and never calls it a plain pass', () => {
    const debt = exampleFinding({ debt: true });
    const text = render(exampleReport({ sops: [exampleSop({ findings: [debt, debt, exampleFinding({ rule: 'step-length', debt: true })] })] }));
    expect(text).toContain('Debt, known since the linter was adopted and still to be mended\n  vague-term: 2 (route-lead 2)\n  step-length: 1 (route-lead 1)');
    expect(text).toContain('12:3  debt     Unexpected "soon"');
    expect(text).toMatch(/^Pass, with debt {2}1 SOP, 3 findings \(3 debt\)/m);
  });

  test('says what the baseline need not know any more', () => {
    const goneDebt = new Map([['route-lead', [{ rule: 'vague-term', finding: 'x', count: 2 }]]]);
    expect(render(exampleReport({ goneDebt }))).toContain('No longer found: take it out of the baseline with sop lint --update-baseline\n  route-lead: vague-term 2');
  });

  test('prints what is waived, by whom, until when and why', () => {
    const waived = { reason: 'CRM migration', owner: 'revops-lead', expires: '2027-01-31' };
    expect(render(exampleReport({ sops: [exampleSop({ findings: [exampleFinding({ waived })] })] }))).toMatch(/12:3 {2}waived {3}.*vague-term {2}waived until 2027-01-31 by revops-lead: CRM migration/);
  });

  test('lists SOPs of which there is nothing to say by name alone, beside others', () => {
    const scores = { transferability: 100, freshness: 100, iteration: 100 };
    const clean = exampleSop({ id: 'clean', path: 'content/sops/clean.mdx', scores, minimum: 100 });
    const text = render(exampleReport({ sops: [exampleSop({ findings: [exampleFinding()] }), clean] }));
    expect(text).toContain('100 in each dimension, and no findings\n  content/sops/clean.mdx\n\ncontent/sops/revops/route-lead.mdx\n');
    expect(text).toContain('Pass  2 SOPs, 1 finding, as of 2026-11-22\n  No active SOP trips a gate or lies below its minimum.\n');
    expect(render(exampleReport({ sops: [clean] }))).toMatch(/transferability +█+ +100 {2}lowest/);
  });

  test('counts the SOPs that fail, and says nothing of them where a registry alone does', () => {
    const registries = [{ path: 'content/roles.yaml', findings: [exampleFinding({ rule: 'valid-registry' })] }];
    expect(render(exampleReport({ sops: [exampleSop({ failures: ['stale'] }), exampleSop()], registries }))).toMatch(/^Fail {2}1 of 2 SOPs, 1 finding, as of/m);
    expect(render(exampleReport({ registries }))).toMatch(/^Fail {2}1 SOP, 1 finding, as of .*\n {2}content\/roles.yaml: 1 finding to mend/m);
  });

  test('names in a quiet report no repair of an SOP that does not fail', () => {
    const fixes = [{ finding: exampleFinding(), dimension: 'transferability' as const, gain: 5 }];
    const sops = [exampleSop({ fixes, findings: [exampleFinding()] }), exampleSop({ id: 'b' })];
    expect(render(exampleReport({ sops }))).toContain('Fixes that raise a score most');
    expect(renderText(exampleReport({ sops }), { paint: makePaint(false), quiet: true })).not.toContain('Fixes that raise');
  });

  test('names the rules that run otherwise than shipped', () => {
    const adjusted = [{ rule: 'vague-term', severity: 'off' as const, options: false }, { rule: 'step-length', severity: undefined, options: true }];
    expect(render(exampleReport({ adjusted }))).toContain('Rules changed in playbook.yaml\n  vague-term off, step-length with options\n');
  });
});
