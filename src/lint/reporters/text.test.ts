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

  test('names the rules that run otherwise than shipped', () => {
    const adjusted = [{ rule: 'vague-term', severity: 'off' as const, options: false }, { rule: 'step-length', severity: undefined, options: true }];
    expect(render(exampleReport({ adjusted }))).toContain('Rules changed in playbook.yaml\n  vague-term off, step-length with options\n');
  });
});
