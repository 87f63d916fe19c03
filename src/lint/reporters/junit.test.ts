import { describe, expect, test } from 'vitest';
import { exampleFinding, exampleReport, exampleSop, HOSTILE_REPORT } from './example-report.ts';
import { renderJunit } from './junit.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** What the JUnit schema of Jenkins allows, for the elements used here: attributes (required ones with `!`) and children. */
const ALLOWED: Readonly<Record<string, { readonly attributes: readonly string[]; readonly children: readonly string[] }>> = {
  testsuites: { attributes: ['name', 'tests', 'failures', 'errors', 'disabled', 'time'], children: ['testsuite'] },
  testsuite: { attributes: ['name!', 'tests!', 'failures', 'errors', 'skipped', 'time', 'timestamp', 'hostname', 'id', 'package', 'file'], children: ['testcase', 'properties', 'system-out', 'system-err'] },
  testcase: { attributes: ['name!', 'classname', 'time', 'status', 'file', 'line'], children: ['skipped', 'error', 'failure', 'system-out', 'system-err'] },
  failure: { attributes: ['type', 'message'], children: [] },
  skipped: { attributes: ['type', 'message'], children: [] },
  'system-out': { attributes: [], children: [] },
};

const NOT_XML = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const TOKEN = /<\?xml [^?]*\?>|<(\/?)([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<]+)/y;

/** Reads XML strictly, as far as it is written here: throws on whatever is not well-formed. */
function parseXml(xml: string): Element {
  const root = { name: '', attributes: {}, children: [] as Element[], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(xml);
    if (!match) throw new Error(`not well-formed: ${xml.slice(at, at + 80)}`);
    const [, close, name, attributes = '', empty, text] = match;
    const current = open.at(-1);
    if (!current) throw new Error('text after the end');
    if (text !== undefined) current.text += decode(text);
    else if (close) {
      if (open.pop()?.name !== name) throw new Error(`unexpected </${name ?? ''}>`);
    } else if (name !== undefined) {
      const element = { name, attributes: Object.fromEntries([...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decode(value)])), children: [] as Element[], text: '' };
      current.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [only] = root.children;
  if (open.length !== 1 || !only || root.children.length !== 1) throw new Error('expected one root');
  return only;
}

function decode(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos);)?/g, (whole, name?: string) => {
    if (name === undefined) throw new Error(`bare ${whole}`);
    return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name] ?? '';
  });
}

/** Every breach of the schema or of the counts. */
function breaches(element: Element): string[] {
  const { attributes = [], children = [] } = ALLOWED[element.name] ?? {};
  const names = attributes.map((name) => name.replace('!', ''));
  const here = [
    ...(ALLOWED[element.name] ? [] : [`unknown element ${element.name}`]),
    ...Object.keys(element.attributes).filter((name) => !names.includes(name)).map((name) => `unknown attribute ${name}`),
    ...attributes.filter((name) => name.endsWith('!') && !(name.replace('!', '') in element.attributes)).map((name) => `missing ${name}`),
    ...element.children.filter((child) => !children.includes(child.name)).map((child) => `${child.name} in ${element.name}`),
  ];
  if (element.name === 'testsuite') {
    const cases = element.children.filter((child) => child.name === 'testcase');
    const having = (name: string) => cases.filter((test) => test.children.some((child) => child.name === name)).length;
    const counts = { tests: cases.length, failures: having('failure'), skipped: having('skipped'), errors: 0 };
    for (const [name, count] of Object.entries(counts)) if (element.attributes[name] !== String(count)) here.push(`${name} is ${element.attributes[name] ?? 'absent'}, counted ${count}`);
  }
  return [...here, ...element.children.flatMap(breaches)];
}

const failed = (suite: Element | undefined) => suite?.children.filter((test) => test.children.some((child) => child.name === 'failure')).map((test) => test.attributes['name']);

describe('the JUnit report', () => {
  test('is well-formed XML of the schema, whatever the content says', () => {
    const xml = renderJunit(HOSTILE_REPORT);
    expect(xml).not.toMatch(NOT_XML);
    const root = parseXml(xml);
    expect(breaches(root)).toEqual([]);
    expect(root.attributes).toEqual({ name: 'sop lint', tests: '19', failures: '5', errors: '0' });
    expect(JSON.stringify(root)).toContain('<script>alert(1)</script>');
  });

  test('has a suite for each SOP, with a test for each dimension, each gate and what stands beside them', () => {
    const root = parseXml(renderJunit(exampleReport()));
    expect(root.children.map((suite) => suite.attributes['name'])).toEqual(['content/sops/revops/route-lead.mdx']);
    expect(root.children[0]?.children.map((test) => test.attributes['name'])).toEqual(['transferability', 'freshness', 'iteration', 'gate incomplete', 'gate stale', 'gate unmaintained', 'validity']);
    expect(failed(root.children[0])).toEqual([]);
  });

  test('fails exactly the tests that are why the SOP fails', () => {
    const sop = exampleSop({ failures: ['stale', 'freshness 20 is below 60', 'breaks the review record: run sop review instead of editing it'], findings: [exampleFinding({ dimension: 'freshness', gate: 'stale', message: 'Unexpected age' })] });
    const suite = parseXml(renderJunit(exampleReport({ sops: [sop] }))).children[0];
    expect(failed(suite)).toEqual(['freshness', 'gate stale', 'validity']);
    const gate = suite?.children.find((test) => test.attributes['name'] === 'gate stale');
    expect(gate?.children[0]?.attributes['message']).toBe('stale');
    expect(gate?.children[0]?.text).toContain('12:3 warning: Unexpected age (vague-term)');
  });

  test('tells findings that fail nothing, and skips what was not checked instead of passing it', () => {
    const root = parseXml(renderJunit(exampleReport({ sops: [exampleSop({ findings: [exampleFinding()] })], notChecked: [{ rule: 'x', reason: 'no git' }] })));
    expect(root.children[0]?.children[0]?.children[0]?.text).toContain('12:3 warning');
    expect(root.children[1]?.children[0]?.children[0]).toMatchObject({ name: 'skipped', attributes: { message: 'no git' } });
  });

  test('skips the gates of a draft', () => {
    const suite = parseXml(renderJunit(exampleReport({ sops: [exampleSop({ status: 'draft' })] }))).children[0];
    expect(suite?.attributes['skipped']).toBe('3');
  });
});
