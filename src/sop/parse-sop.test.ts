import { describe, expect, test } from 'vitest';
import { fingerprintOf, normativeParts } from './fingerprint.ts';
import { parseSop } from './parse-sop.ts';

const parse = (text: string) => parseSop(text, { path: 'content/sops/revops/route-lead.mdx' });

describe('parseSop', () => {
  test('takes the id from the file name and the function from the folder', () => {
    const sop = parse('');
    expect([sop.id, sop.function, sop.title, sop.status]).toEqual(['route-lead', 'revops', 'route-lead', 'active']);
  });

  test('keeps well-formed frontmatter and drops what is malformed, item by item', () => {
    const sop = parse('---\ntitle: Route\ntrigger:\n  - event: Lead created\n  - evnt: Typo\ninputs: [{what: Lead}, {what: 4}, {what: List}]\nfeedback: {channel: "#x", respond: soon}\n---\n');
    expect(sop.meta).toEqual({ title: 'Route', trigger: [{ event: 'Lead created' }], inputs: [{ what: 'Lead' }, { what: 'List' }], feedback: { channel: '#x' } });
  });

  test('finds the place of a kept list item by where it was written', () => {
    const sop = parse('---\ninputs:\n  - what: 4\n  - what: List\n---\n');
    expect(sop.placeOf(sop.meta.inputs?.[0] ?? [], 'what')).toMatchObject({ line: 4, column: 11 });
    expect(sop.placeOf(sop.meta.inputs?.[0] ?? [], 'location')).toMatchObject({ line: 4, column: 5 });
  });

  test('points at keys and values', () => {
    const sop = parse('---\ntitle: Route\nfeedback:\n  channel: "#x"\n---\n');
    expect(sop.keyPlaceOf(['feedback', 'channel'])).toMatchObject({ line: 4, column: 3 });
    expect(sop.placeOf(['feedback', 'channel'])).toMatchObject({ line: 4, column: 12 });
    expect(sop.placeOf(['feedback', 'respond'])).toMatchObject({ line: 3, column: 1 });
  });

  test('never runs frontmatter in another language', () => {
    for (const language of ['js', 'javascript', 'json', 'coffee', 'toml']) {
      const sop = parse(`---${language}\n{ title: (globalThis.ran = true) }\n---\n`);
      expect(sop.frontmatter.problems[0]?.message).toContain(`frontmatter language "${language}"`);
      expect(sop.meta).toEqual({});
    }
    expect('ran' in globalThis).toBe(false);
  });

  test.each([
    ['broken YAML', '---\ntitle: [\n---\n', /must be sufficiently indented and end with a \]/],
    ['a duplicate key', '---\ntitle: a\ntitle: b\n---\n', /second use/],
    ['a list instead of keys', '---\n- a\n---\n', /key: value/],
    ['a frontmatter that does not end', '---\ntitle: x\n', /expected a line ---/],
    ['too many aliases', `---\na: &a [x]\n${Array.from({ length: 9 }, (_, i) => `b${i}: &b${i} [${`*${i === 0 ? 'a' : `b${i - 1}`}, `.repeat(9)}]`).join('\n')}\n---\n`, /Unexpected YAML/],
  ])('reports %s', (_what, text, message) => {
    const { problems } = parse(text).frontmatter;
    expect(problems.map((problem) => problem.message).join()).toMatch(message);
    expect(problems[0]?.place.line).toBeGreaterThanOrEqual(1);
  });

  test('reads steps with number, actor, place and sentences', () => {
    const [first, second] = parse('## Steps\n\n1. **SDR:** Open the list. Check it.\n   - Note the owner.\n2. Close it.\n').steps;
    expect(first).toMatchObject({ number: '1', place: { line: 3, column: 1 }, actor: { name: 'SDR' } });
    expect(first?.passages[0]?.sentences.map((sentence) => sentence.text)).toEqual(['Open the list.', 'Check it.']);
    expect(first?.substeps.map((step) => step.number)).toEqual(['1.a']);
    expect(second).toMatchObject({ number: '2', actor: undefined });
  });

  test('masks code, labels and quotations in prose and keeps their length', () => {
    const passage = parse('## Steps\n\n1. Set `A.B` to "as needed" in **Save soon**.\n').steps[0]?.passages[0];
    expect(passage?.prose).toHaveLength(passage?.text.length ?? -1);
    expect(passage?.prose.replace(/\uFFFC+/g, '_')).toBe('Set _ to _ in _.');
  });
});

describe('fingerprintOf', () => {
  const text = '---\nowner: revops-lead\ninputs: [{what: Lead, system: crm}]\n---\n\n## Purpose\n\nOld words.\n\n## Steps\n\n1. **SDR:** Call the lead within 15 minutes.\n2. Log the call.\n\n## Decisions\n\n| If | Then |\n|---|---|\n| No answer | Call again |\n';

  test.each([
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['bare CR', text.replaceAll('\n', '\r')],
    ['a byte order mark', `\uFEFF${text}`],
    ['other bullets and emphasis', text.replace('1. **SDR:**', '1) __SDR:__').replace('2. Log', '2) Log')],
    ['reflow', text.replace('within 15', 'within\n   15')],
    ['table padding', text.replace('| No answer | Call again |', '|No answer    |   Call again|')],
    ['another way to write the same YAML', text.replace('[{what: Lead, system: crm}]', '\n  - system: "crm"\n    what: Lead')],
    ['words outside what people are told to do', text.replace('Old words.', 'New words.')],
    ['a setext heading', text.replace('## Steps', 'Steps\n-----')],
  ])('is unchanged by %s', (_what, changed) => {
    expect(fingerprintOf(parse(changed))).toBe(fingerprintOf(parse(text)));
  });

  test.each([
    ['a threshold', '15 minutes', '10 minutes', 'step'],
    ['an owner', 'revops-lead', 'sales-manager', 'owner'],
    ['a system', 'system: crm', 'system: bi', 'input'],
    ['a decision', 'Call again', 'Send an e-mail', 'decision'],
  ])('is changed by %s, in exactly that part', (_what, before, after, kind) => {
    const [old, changed] = [parse(text), parse(text.replace(before, after))];
    expect(fingerprintOf(changed)).not.toBe(fingerprintOf(old));
    const oldTexts = new Set(normativeParts(old).map((part) => part.text));
    expect(normativeParts(changed).filter((part) => !oldTexts.has(part.text)).map((part) => part.kind)).toEqual([kind]);
  });

  const RICH = `---
sla: [{ start: alert, within: PT60M, hours: business }]
gates: [{ name: Ready, requiredFields: [Lead.Email, Lead.Phone], exit: [{ field: Lead.Score, op: ">=", value: 60 }] }]
raci: { responsible: [sdr, ae], accountable: cro }
---

## Steps

### Confirm, within 9 hours

1. Call the café of the buyer.[^1]
   1. Note the time.
   2. Note the name.
2. Write 10^2^ words.

### Close

1. Save.

## Exceptions

- **Refund:** Never pay in cash.
- Square: 10<sup>2</sup> units.

| Case | Then |
|---|---|
| a | One<br/>two |

<Callout title="Never refund">

Ask first.

</Callout>

[^1]: By phone.
`;

  test.each<[string, string, string]>([
    ['units of a time limit', 'PT60M', 'PT1H'],
    ['the order of required fields', '[Lead.Email, Lead.Phone]', '[Lead.Phone, Lead.Email]'],
    ['the order of roles', '[sdr, ae]', '[ae, sdr]'],
    ['quotes around a number', 'value: 60', 'value: "60"'],
    ['an empty list', 'accountable: cro', 'accountable: cro, consulted: []'],
    ['another way to write an accent', 'café', 'cafe\u0301'],
    ['a soft hyphen', 'buyer', 'buy\u00ader'],
    ['a break written otherwise', 'One<br/>two', 'One<br />two'],
  ])('is unchanged by %s', (_what, from, to) => {
    expect(RICH).toContain(from);
    expect(fingerprintOf(parse(RICH.replace(from, to)))).toBe(fingerprintOf(parse(RICH)));
  });

  test('is unchanged by the order of the chapters', () => {
    const [head = '', steps = '', exceptions = ''] = text.split(/\n(?=## (?:Steps|Decisions))/);
    expect(fingerprintOf(parse(`${head}\n${exceptions}\n${steps}\n`))).toBe(fingerprintOf(parse(text)));
  });

  test.each<[string, string, string]>([
    ['a limit in a heading', 'within 9 hours', 'within 90 hours'],
    ['working days made of hours', 'PT60M', 'PT24H'],
    ['striking something out', '**Refund:** Never pay in cash.', '~~**Refund:** Never pay in cash.~~'],
    ['a footnote that goes to another step', 'buyer.[^1]', 'buyer.'],
    ['a raised figure made plain', '10<sup>2</sup>', '102'],
    ['the title of a callout', 'Never refund', 'Always refund'],
    ['a sub-step made a step below it', '   2. Note the name.', '      1. Note the name.'],
    ['lists that change their headings', '### Confirm, within 9 hours', '### Close first'],
  ])('is changed by %s', (_what, from, to) => {
    expect(RICH).toContain(from);
    expect(fingerprintOf(parse(RICH.replace(from, to)))).not.toBe(fingerprintOf(parse(RICH)));
  });

  test('tells 5 working days from 120 hours, and a month from 30 days', () => {
    const limit = (within: string) => fingerprintOf(parse(RICH.replace('PT60M', within)));
    expect([limit('P5D') === limit('PT120H'), limit('P1M') === limit('P30D'), limit('P1W') === limit('P7D'), limit('P1Y') === limit('P12M')]).toEqual([false, false, true, true]);
  });

  test('covers steps under a heading that does not say so, and nothing else that stands there', () => {
    const plain = text.replace('## Steps', '## Morning round\n\nGo clockwise.');
    const parts = (source: string) => normativeParts(parse(source)).filter(({ kind }) => kind === 'step').map(({ text: said }) => said);
    expect(parts(plain)).toEqual(['# SDR: Call the lead within 15 minutes.', '# Log the call.']);
    expect(fingerprintOf(parse(plain.replace('15 minutes', '10 minutes')))).not.toBe(fingerprintOf(parse(plain)));
    expect(fingerprintOf(parse(plain.replace('clockwise', 'slowly')))).toBe(fingerprintOf(parse(plain)));
  });
});
