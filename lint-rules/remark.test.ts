import path from 'node:path';
import { remark } from 'remark';
import { describe, expect, test } from 'vitest';
import { VFile } from 'vfile';
import { lintPlaybook } from '../src/lint/lint-playbook.ts';
import { readPlaybook } from '../src/playbook/read-playbook.ts';
import { RULES } from './index.ts';
import { sopwrightPreset } from './remark.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const TODAY = '2031-01-01';

describe('the remark preset', () => {
  const playbook = readPlaybook('content', ROOT);
  const report = lintPlaybook(playbook, { rules: RULES, today: TODAY });

  test.each(playbook.sops.map((sop) => [sop.path, sop] as const))('shows the findings of sop lint on %s', async (_path, sop) => {
    const shown = new VFile({ path: sop.path, value: sop.text, cwd: ROOT });
    const processor = remark().use(sopwrightPreset({ today: TODAY }));
    await processor.run(processor.parse(shown), shown);
    const messages = shown.messages.map((message) => `${message.line}:${message.column} ${message.reason} ${message.ruleId}`).toSorted();
    const findings = report.sops.find((entry) => entry.path === sop.path)?.findings ?? [];
    expect(messages).toEqual(findings.map((finding) => `${finding.place.line}:${finding.place.column} ${finding.message} ${finding.rule}`).toSorted());
    expect(messages.length).toBeGreaterThan(0);
    if (sop.status === 'draft') expect(shown.messages.filter(({ fatal }) => fatal)).toEqual([]);
  });
});
