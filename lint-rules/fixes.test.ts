import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixSop } from '../src/lint/fix-sop.ts';
import { lintSop } from '../src/lint/lint-playbook.ts';
import { DIMENSIONS } from '../src/lint/rule.ts';
import { scoresOf } from '../src/lint/score.ts';
import { makePlaybook, type Registries } from '../src/playbook/playbook.ts';
import { readPlaybook } from '../src/playbook/read-playbook.ts';
import { parseSop } from '../src/sop/parse-sop.ts';
import { EXAMPLE_TODAY, examplePlaybook } from './example-playbook.ts';
import { RULES } from './index.ts';

const FILE = 'sops/revops/route-lead.mdx';
const parse = (text: string) => parseSop(text, { path: FILE });

function fixBy(rule: string, text: string) {
  return fixSop(text, { rules: RULES.filter(({ name }) => name === rule), registries: examplePlaybook(), today: EXAMPLE_TODAY, parse }).text;
}

const STEPS = '## Steps\n\n';
const entry = (version: string, date: string) => `{ version: ${version}, date: ${date}, what: Fallback queue added, why: Leads were lost, approvedBy: cro }`;
const LOG = `changelog:\n  - ${entry('1.1.0', '2026-11-02')}\n  - ${entry('1.0.0', '2026-08-03')}\n`;

describe('sop lint --fix', () => {
  test.each([
    ['iso-date', '## Notes\n\nSince 3 March 2026 and 31.12.2026.\n', '## Notes\n\nSince 2026-03-03 and 2026-12-31.\n'],
    ['iso-date', '---\ntitle: "Prices of 31.12.2026" # list\n---\n', '---\ntitle: "Prices of 2026-12-31" # list\n---\n'],
    ['term-consistent', `${STEPS}1. **SDR:** Read the response speed.\n2. Response speed counts.\n`, `${STEPS}1. **SDR:** Read the speed to lead.\n2. Speed to lead counts.\n`],
    ['version-visible', `---\ntitle: x\n# newest first\n${LOG}---\n`, `---\ntitle: x\n# newest first\nversion: 1.1.0\n${LOG}---\n`],
    ['change-log-quality', `---\nversion: "1.0.0" # shown\n${LOG}---\n`, `---\nversion: "1.1.0" # shown\n${LOG}---\n`],
    ['input-undeclared', `---\nsystems: [bi] # all\n---\n${STEPS}1. Open the CRM.\n2. Open the Routing tool.\n`, `---\nsystems: [bi, crm, routing] # all\n---\n${STEPS}1. Open the CRM.\n2. Open the Routing tool.\n`],
    ['input-undeclared', `---\nsystems:\n  - bi # reports\nowner: sdr\n---\n${STEPS}1. Open the CRM.\n`, `---\nsystems:\n  - bi # reports\n  - crm\nowner: sdr\n---\n${STEPS}1. Open the CRM.\n`],
    ['input-undeclared', `---\ntitle: x\n---\n${STEPS}1. Open the CRM.\n`, `---\ntitle: x\nsystems: [crm]\n---\n${STEPS}1. Open the CRM.\n`],
    ['step-imperative', `${STEPS}1. **SDR:** Opens the lead.\n2. You should then set \`Lead.Status\`.\n`, `${STEPS}1. **SDR:** Open the lead.\n2. Set \`Lead.Status\`.\n`],
  ])('%s: mends %j', (rule, before, after) => {
    expect(fixBy(rule, before)).toBe(after);
    expect(fixBy(rule, after)).toBe(after);
    const asSaved = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(fixBy(rule, asSaved(before))).toBe(asSaved(after));
  });

  test.each([
    ['iso-date', '## Notes\n\nSince 02/03/2026, and the 3rd of March 2026, and 30 February 2026.\n'],
    ['term-consistent', `${STEPS}1. **SDR:** Read the response\n   speed.\n`],
    ['version-visible', '---\ntitle: x\n---\n'],
    ['change-log-quality', `---\nversion: 1.2.0\n${LOG}---\n`],
    ['input-undeclared', `${STEPS}1. Open the CRM.\n`],
    ['input-undeclared', `---\n{ title: x }\n---\n${STEPS}1. Open the CRM.\n`],
    ['step-imperative', `${STEPS}1. **SDR:** Opens the lead and calls it.\n`],
    ['iso-date', '---\ntitle: [\n---\n\nSince 3 March 2026.\n'],
    ['iso-date', 'Since 3 March 2026. <Callout>\n'],
  ])('%s: leaves %j, which it does not understand or where someone has to decide', (rule, text) => {
    expect(fixBy(rule, text)).toBe(text);
  });
});

/** Shipped SOPs, each with defects of every kind that has a fix. */
const CONTENT = path.resolve(import.meta.dirname, '../content');
const files = readdirSync(path.join(CONTENT, 'sops'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mdx')).toSorted();
const texts = files.map((file) => readFileSync(path.join(CONTENT, 'sops', file), 'utf8'));
const { roles, systems, glossary, settings } = readPlaybook(CONTENT, '/');
const registries: Registries = { roles, systems, glossary, settings };

const DEFECTS: readonly ((text: string) => string)[] = [
  (text) => text.replace(/^(1\. .*?)\b(Open|Read|Set|Select)\b/m, '$1$2s'),
  (text) => text.replace(/^1\. /m, '1. You should open the list.\n1. '),
  (text) => `${text}\n## Notes\n\nValid since 3 March 2026 and 31.12.2025.\n`,
  (text) => text.replace(/^version: .*\n/m, ''),
  (text) => text.replace(/^version: .*$/m, 'version: 1.0.0'),
  (text) => text.replace(/^systems: \[[^,\]]+, /m, 'systems: ['),
  (text) => text.replace(/^systems: .*\n/m, ''),
  (text) => text.replace(/^1\. /m, '1. Since 4 May 2026, open the CRM and the Routing tool.\n1. '),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\uFEFF${text}`,
];

describe('fixing a shipped SOP', () => {
  const stateless = RULES.filter(({ reviewState }) => !reviewState);
  const scores = (text: string) => {
    const sop = parse(text);
    return scoresOf(stateless, lintSop(sop, makePlaybook({ sops: [sop], ...registries }), { rules: stateless, today: EXAMPLE_TODAY }));
  };

  test('converges, is done after one run, and never lowers a score', () => {
    let mended = 0;
    const damaged = fc.record({ text: fc.constantFrom(...texts), defects: fc.subarray([...DEFECTS], { minLength: 1 }) });
    fc.assert(
      fc.property(damaged, ({ text, defects }) => {
        const broken = defects.reduce((whole, damage) => damage(whole), text);
        const first = fixSop(broken, { rules: RULES, registries, today: EXAMPLE_TODAY, parse });
        const again = fixSop(first.text, { rules: RULES, registries, today: EXAMPLE_TODAY, parse });
        expect([again.text, again.mended]).toEqual([first.text, []]);
        const [before, after] = [scores(broken), scores(first.text)];
        for (const dimension of DIMENSIONS) expect(after[dimension]).toBeGreaterThanOrEqual(before[dimension] - 1e-9);
        mended += first.mended.length;
      }),
      { numRuns: 40, seed: 1 },
    );
    expect(mended).toBeGreaterThan(40);
  });
});
