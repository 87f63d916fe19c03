import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import { parseRegistryFiles } from '../cache/registry-cache.ts';
import { judgePlaybook } from '../lint/judge-playbook.ts';
import type { LintReport } from '../lint/lint-report.ts';
import type { Rule } from '../lint/rule.ts';
import { readRegistryFiles } from '../playbook/read-registry-files.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { locateContent, type GivenText } from './locate-content.ts';
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
  /** Judge only these. */
  readonly paths?: readonly string[];
  readonly given?: GivenText;
}

async function lint({ rules = RULES, today = '2026-11-22', cached = true, paths = [], given }: Run = {}): Promise<LintReport> {
  const content = locateContent('content', paths, fakeTerminal(cwd), given);
  const cacheFolder = cached ? path.join(cwd, 'cache') : undefined;
  const registries = await parseRegistryFiles(readRegistryFiles('content', cwd), cacheFolder);
  const { playbook } = await surveyContent(content, registries, { rules, cacheFolder });
  return judgePlaybook(playbook, { rules, today, only: content.only });
}

const cacheFiles = () => readdirSync(path.join(cwd, 'cache')).map((name) => path.join(cwd, 'cache', name));
const edit = (file: string, change: (text: string) => string) => {
  const full = path.join(cwd, 'content', file);
  writeFileSync(full, change(readFileSync(full, 'utf8')));
};

describe('a cached run says what a fresh run says', () => {
  test('when nothing changed, without surveying an SOP again', async () => {
    let surveyed = 0;
    const counting: Rule = { ...(RULES[0] as Rule), name: 'counts', check: () => ((surveyed += 1), []) };
    const rules = [...RULES, counting];
    const first = await lint({ rules });
    const after = surveyed;
    expect(after).toBe(first.sops.length);
    expect(await lint({ rules })).toEqual(first);
    expect(surveyed).toBe(after);
    expect(await lint({ rules, cached: false })).toEqual(first);
  });

  const ONE = 'content/sops/revops/route-lead.mdx';
  const CHANGES: Readonly<Record<string, () => void | Promise<unknown>>> = {
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
    'a cache of JSON that is no survey': () => cacheFiles().forEach((file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/^(.*\t.*\t).*(\t.*)$/gm, '$1{"head":{}}$2'))),
    'a cache that says of no SOP that anything is wrong': () => cacheFiles().forEach((file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/\t[^\t]*$/gm, '\t{}'))),
    'a cache in which one letter differs': () => cacheFiles().forEach((file) => writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"line":1', '"line":2'))),
    'a run on one SOP, once all were edited': () => {
      for (const file of COPIED.filter((name) => name.endsWith('.mdx'))) edit(file, (text) => `${text}\n`);
      return lint({ paths: [ONE] });
    },
    'a run on a text that is not saved': () => lint({ given: { absolute: path.join(cwd, ONE), bytes: Buffer.from('# A draft\n') } }),
    'a cache full of rubbish': () => cacheFiles().forEach((file) => writeFileSync(file, 'sops/revops/route-lead.mdx\tx\t{\n\t\t\n{}')),
  };

  test.each(Object.entries(CHANGES))('after %s', async (_what, change) => {
    await lint();
    await change();
    const fresh = await lint({ cached: false });
    expect(await lint()).toEqual(fresh);
    expect(await lint()).toEqual(fresh);
  });

  test('on another day, with other rules and with other options', async () => {
    const before = await lint();
    const later = { today: '2029-01-01' };
    expect(await lint(later)).toEqual(await lint({ ...later, cached: false }));
    expect(await lint(later)).not.toEqual(before);
    const fewer = { rules: RULES.slice(0, 20) };
    expect(await lint(fewer)).toEqual(await lint({ ...fewer, cached: false }));
    const [changed, ...rest] = RULES.map((rule): Rule => (rule.name === 'vague-term' ? { ...rule, severity: 'info' } : rule));
    const milder = { rules: [changed as Rule, ...rest] };
    expect(await lint(milder)).toEqual(await lint({ ...milder, cached: false }));
    const rewritten = { rules: RULES.map((rule): Rule => (rule.name === 'iso-date' ? { ...rule, *check(sop) { yield { place: { line: 1, column: 1 }, message: sop.title }; } } : rule)) };
    expect(await lint(rewritten)).toEqual(await lint({ ...rewritten, cached: false }));
  });

  test('with a file where the cache should lie', async () => {
    writeFileSync(path.join(cwd, 'cache'), 'x');
    expect(await lint()).toEqual(await lint({ cached: false }));
    expect(readFileSync(path.join(cwd, 'cache'), 'utf8')).toBe('x');
  });

  test('after any series of such changes', async () => {
    const change = fc.constantFrom(...Object.values(CHANGES));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 4 }), async (changes) => {
        for (const apply of changes) {
          try {
            await apply();
          } catch (cause) {
            if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause; // An earlier change took the file away.
          }
          expect(await lint()).toEqual(await lint({ cached: false }));
        }
      }),
      { numRuns: 6, seed: 11 },
    );
  });
});

test('keeps nothing of SOPs that are gone, and only a few files', async () => {
  await lint();
  rmSync(path.join(cwd, 'content/sops/sales'), { recursive: true });
  await lint();
  for (const file of cacheFiles()) expect(readFileSync(file, 'utf8')).not.toContain('sops/sales/');
  for (let minimum = 1; minimum < 9; minimum++) {
    edit('playbook.yaml', (text) => text.replace(/minimumScore: \d+/, `minimumScore: ${minimum}`));
    await lint();
  }
  expect(cacheFiles().filter((file) => path.basename(file).startsWith('surveys-')).length).toBeLessThanOrEqual(4);
});

describe('runs learn from each other', () => {
  const read: string[] = [];
  const noting: Rule = { ...(RULES[0] as Rule), name: 'notes', check: (sop) => (read.push(`judged ${sop.id}`), []), facts: (sop) => void read.push(sop.id) };
  const rules = [...RULES, noting];
  const ids = COPIED.filter((name) => name.endsWith('.mdx')).map((name) => path.basename(name, '.mdx')).sort();
  const surveyedBy = async (run: Run) => {
    read.length = 0;
    await lint({ ...run, rules });
    return read.toSorted();
  };
  const one = 'content/sops/revops/route-lead.mdx';

  test('a run on one SOP reads the others once, and a run on all of them judges what was not judged', async () => {
    expect(await surveyedBy({ paths: [one] })).toEqual([...ids, 'judged route-lead'].sort());
    expect(await surveyedBy({ paths: [one] })).toEqual([]);
    const others = ids.filter((id) => id !== 'route-lead');
    expect(await surveyedBy({})).toEqual([...others, ...others.map((id) => `judged ${id}`)].sort());
    expect(await surveyedBy({ paths: [one] })).toEqual([]);
  });

  test('what is edited again and again does not pile up', async () => {
    await lint();
    const before = cacheFiles().map((file) => readFileSync(file).length);
    for (let count = 1; count <= 30; count++) {
      edit('sops/revops/route-lead.mdx', (text) => `${text}\nEdit ${count}.\n`);
      expect(await surveyedBy({ paths: [one] })).toContain('judged route-lead');
    }
    const sizes = cacheFiles().map((file) => readFileSync(file).length);
    expect(Math.max(...sizes)).toBeLessThan(3 * Math.max(...before));
  });
});
