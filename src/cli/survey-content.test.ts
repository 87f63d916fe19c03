import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import { judgePlaybook } from '../lint/judge-playbook.ts';
import type { LintReport } from '../lint/lint-report.ts';
import type { Rule } from '../lint/rule.ts';
import { readRegistries } from '../playbook/read-registries.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { locateContent } from './locate-content.ts';
import { surveyContent } from './survey-content.ts';

const SHIPPED = path.resolve(import.meta.dirname, '../../content');
/** The registries, and SOPs that consume something of each other. */
const COPIED = [
  ...['roles', 'systems', 'glossary', 'playbook'].map((name) => `${name}.yaml`),
  ...['revops/route-lead', 'revops/rebalance-territories', 'revops/deploy-quotas', 'sales/qualify-lead', 'sales/prospect-icp-account'].map((name) => `sops/${name}.mdx`),
];
const made: string[] = [];
let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'sop-survey-'));
  made.push(cwd);
  for (const name of COPIED) cpSync(path.join(SHIPPED, name), path.join(cwd, 'content', name));
});

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

interface Run {
  readonly rules?: readonly Rule[];
  readonly today?: string;
  readonly cached?: boolean;
}

function lint({ rules = RULES, today = '2026-11-22', cached = true }: Run = {}): LintReport {
  const content = locateContent('content', [], fakeTerminal(cwd));
  const cacheFolder = cached ? path.join(cwd, 'cache') : undefined;
  const { playbook } = surveyContent(content, readRegistries('content', cwd), { rules, cacheFolder });
  return judgePlaybook(playbook, { rules, today });
}

const cacheFiles = () => readdirSync(path.join(cwd, 'cache')).map((name) => path.join(cwd, 'cache', name));
const edit = (file: string, change: (text: string) => string) => {
  const full = path.join(cwd, 'content', file);
  writeFileSync(full, change(readFileSync(full, 'utf8')));
};

describe('a cached run says what a fresh run says', () => {
  test('when nothing changed, without surveying an SOP again', () => {
    let surveyed = 0;
    const counting: Rule = { ...(RULES[0] as Rule), name: 'counts', check: () => ((surveyed += 1), []) };
    const rules = [...RULES, counting];
    const first = lint({ rules });
    const after = surveyed;
    expect(after).toBe(first.sops.length);
    expect(lint({ rules })).toEqual(first);
    expect(surveyed).toBe(after);
    expect(lint({ rules, cached: false })).toEqual(first);
  });

  const CHANGES: Readonly<Record<string, () => void>> = {
    'a word in an SOP': () => edit('sops/revops/route-lead.mdx', (text) => text.replace('## Steps', '## Steps\n\nDo it soon.')),
    'an SOP of the same length': () => edit('sops/revops/route-lead.mdx', (text) => text.replace('#revops-alerts', '#revops-alarms')),
    'line ends': () => edit('sops/revops/route-lead.mdx', (text) => text.replaceAll('\n', '\r\n')),
    'a role that is gone': () => edit('roles.yaml', (text) => text.replace(/^sdr:/m, 'sdr2:')),
    'a system that is retired': () => edit('systems.yaml', (text) => text.replace('status: active', 'status: retired')),
    'a term that is gone': () => edit('glossary.yaml', (text) => text.replace(/^MQL:/m, 'MQLX:')),
    'another minimum': () => edit('playbook.yaml', (text) => text.replace('minimumScore: 60', 'minimumScore: 99')),
    'other review caps': () => edit('playbook.yaml', (text) => text.replaceAll('P90D', 'P1D')),
    'an SOP that is gone': () => rmSync(path.join(cwd, 'content/sops/revops/route-lead.mdx')),
    'an SOP that moved to another function': () => renameSync(path.join(cwd, 'content/sops/revops/route-lead.mdx'), path.join(cwd, 'content/sops/sales/route-lead.mdx')),
    'two SOPs that changed places': () => {
      const [a, b] = ['revops/route-lead', 'sales/qualify-lead'].map((name) => path.join(cwd, `content/sops/${name}.mdx`)) as [string, string];
      renameSync(a, `${a}.kept`);
      renameSync(b, a);
      renameSync(`${a}.kept`, b);
    },
    'a second SOP with one id': () => cpSync(path.join(cwd, 'content/sops/revops/route-lead.mdx'), path.join(cwd, 'content/sops/sales/route-lead.mdx')),
    'an SOP that can no longer be read': () => writeFileSync(path.join(cwd, 'content/sops/revops/route-lead.mdx'), Buffer.from([0xff, 0xfe, 0])),
    'a cache cut short': () => cacheFiles().forEach((file) => truncateSync(file, Math.floor(readFileSync(file).length / 2))),
    'a cache of JSON that is no survey': () => cacheFiles().forEach((file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/^(.*\t.*\t).*$/gm, '$1{"head":{}}'))),
    'a cache full of rubbish': () => cacheFiles().forEach((file) => writeFileSync(file, 'sops/revops/route-lead.mdx\tx\t{\n\t\t\n{}')),
  };

  test.each(Object.entries(CHANGES))('after %s', (_what, change) => {
    lint();
    change();
    const fresh = lint({ cached: false });
    expect(lint()).toEqual(fresh);
    expect(lint()).toEqual(fresh);
  });

  test('on another day, with other rules and with other options', () => {
    const before = lint();
    const later = { today: '2029-01-01' };
    expect(lint(later)).toEqual(lint({ ...later, cached: false }));
    expect(lint(later)).not.toEqual(before);
    const fewer = { rules: RULES.slice(0, 20) };
    expect(lint(fewer)).toEqual(lint({ ...fewer, cached: false }));
    const [changed, ...rest] = RULES.map((rule): Rule => (rule.name === 'vague-term' ? { ...rule, severity: 'info' } : rule));
    const milder = { rules: [changed as Rule, ...rest] };
    expect(lint(milder)).toEqual(lint({ ...milder, cached: false }));
    const rewritten = { rules: RULES.map((rule): Rule => (rule.name === 'iso-date' ? { ...rule, *check(sop) { yield { place: { line: 1, column: 1 }, message: sop.title }; } } : rule)) };
    expect(lint(rewritten)).toEqual(lint({ ...rewritten, cached: false }));
  });

  test('after any series of such changes', () => {
    const change = fc.constantFrom(...Object.values(CHANGES));
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 4 }), (changes) => {
        for (const apply of changes) {
          try {
            apply();
          } catch (cause) {
            if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause; // An earlier change took the file away.
          }
          expect(lint()).toEqual(lint({ cached: false }));
        }
      }),
      { numRuns: 6, seed: 11 },
    );
  });
});

test('keeps nothing of SOPs that are gone, and only a few files', () => {
  lint();
  rmSync(path.join(cwd, 'content/sops/sales'), { recursive: true });
  lint();
  for (const file of cacheFiles()) expect(readFileSync(file, 'utf8')).not.toContain('sops/sales/');
  for (let minimum = 1; minimum < 9; minimum++) {
    edit('playbook.yaml', (text) => text.replace(/minimumScore: \d+/, `minimumScore: ${minimum}`));
    lint();
  }
  expect(cacheFiles().length).toBeLessThanOrEqual(4);
});
