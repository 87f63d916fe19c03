import JSZip from 'jszip';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeTerminal } from '../fake-terminal.ts';
import { run } from '../run.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'sop-import-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    writeFileSync(path.join(cwd, name), text);
  }
}

async function sop(...args: string[]) {
  const terminal = fakeTerminal(cwd);
  return { exitCode: await run(args, terminal), output: terminal.output(), errors: terminal.errors() };
}

const read = (file: string) => readFileSync(path.join(cwd, file), 'utf8');
const ROUTE = '# Route a lead\n\nOwner: RevOps Lead\n\n![Form](img/form.png) See [calls](calls.md#Steps) and [old](gone.md).\n\na. Open it.\nb. Call.\n';

test('a folder becomes SOPs by function, with links that lead on and a summary for each', async () => {
  write({ 'docs/revops/route.md': ROUTE, 'docs/revops/calls.md': '# Calls\n\n## Steps\n\n1. Dial.\n', 'docs/revops/img/form.png': 'x', 'docs/.git/x.md': '# No' });
  const { exitCode, output } = await sop('import', 'docs', '--into', 'content/sops');
  expect(exitCode).toBe(0);
  expect(read('content/sops/revops/route.mdx')).toBe(
    '---\ntitle: Route a lead\nowner: revops-lead\n---\n\nOwner: RevOps Lead\n\n![Form](../../../docs/revops/img/form.png) See [calls](calls.mdx#steps) and [old](gone.md).\n\n1. Open it.\n2. Call.\n',
  );
  expect(output).toBe(
    [
      'docs/revops/calls.md -> content/sops/revops/calls.mdx',
      '  result   written',
      '  found    1 step, title (heading, line 1)',
      '  missing  owner, trigger, cadence, inputs, outputs, lastReviewed, escalation, sla, reviewEvery, metrics, feedback, version, changelog',
      '',
      'docs/revops/route.md -> content/sops/revops/route.mdx',
      '  result   written',
      '  found    2 steps, title (heading, line 1), owner (label, line 3)',
      '  missing  trigger, cadence, inputs, outputs, lastReviewed, escalation, sla, reviewEvery, metrics, feedback, version, changelog',
      '  broken   link gone.md (line 5): there is no such file',
      '',
      '2 written; 1 broken link. Next: sop lint',
      '',
    ].join('\n'),
  );
});

test('a second run changes nothing, and leaves what was edited since alone', async () => {
  write({ 'docs/route.md': ROUTE });
  const args = ['import', 'docs/route.md', '--into', 'content', '--function', 'revops'];
  await sop(...args);
  expect(await sop(...args)).toMatchObject({ exitCode: 0, output: expect.stringContaining('as it was') });
  const edited = `${read('content/revops/route.mdx')}\nMore.\n`;
  write({ 'content/revops/route.mdx': edited });
  expect(await sop(...args)).toMatchObject({ exitCode: 1, output: expect.stringContaining('NOT written') });
  expect(read('content/revops/route.mdx')).toBe(edited);
  expect((await sop(...args, '--overwrite')).output).toContain('replaced');
  expect(read('content/revops/route.mdx')).not.toContain('More.');
});

test('a dry run writes nothing', async () => {
  write({ 'docs/route.md': ROUTE });
  expect((await sop('import', 'docs', '--into', 'content', '--dry-run')).output).toContain('would be written');
  expect(readdirSync(cwd)).toEqual(['docs']);
});

test('a page of HTML is read without what surrounds it', async () => {
  write({ 'wiki/route.html': '<!doctype html><html><head><title>Route a lead</title></head><body><nav>Home</nav><main><table><tr><td>Owner</td><td>RevOps Lead</td></tr></table><p>1. Open {it}</p><p>2. Call</p><script>x()</script></main></body></html>' });
  await sop('import', 'wiki', '--into', 'content', '--function', 'revops');
  expect(read('content/revops/route.mdx')).toBe('---\ntitle: Route a lead\nowner: revops-lead\n---\n\n| | |\n| - | - |\n| Owner | RevOps Lead |\n\n1. Open \\{it}\n\n2. Call\n');
});

/** The smallest Word document with a title, a numbered list and a picture. */
async function docx(image = 'picture'): Promise<Uint8Array> {
  const zip = new JSZip();
  const types = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>';
  zip.file('[Content_Types].xml', `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types}<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = (inner: string) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  zip.file('_rels/.rels', rels(`<Relationship Id="r1" Type="${rel}/officeDocument" Target="word/document.xml"/>`));
  zip.file('word/_rels/document.xml.rels', rels(`<Relationship Id="i1" Type="${rel}/image" Target="media/image1.png"/><Relationship Id="n1" Type="${rel}/numbering" Target="numbering.xml"/>`));
  zip.file('word/media/image1.png', image);
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  zip.file('word/numbering.xml', `<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`);
  const paragraph = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
  const picture = '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="p" descr="The form"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="i1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
  zip.file('word/document.xml', `<w:document ${w}><w:body>${paragraph('Route a lead', '<w:pStyle w:val="Heading1"/>')}${paragraph('Owner: RevOps Lead')}${paragraph('Open the lead.', numbered)}${paragraph('Call.', numbered)}${picture}</w:body></w:document>`);
  zip.file('word/styles.xml', `<w:styles ${w}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`);
  return zip.generateAsync({ type: 'uint8array' });
}

test('a Word document keeps its list and its pictures, as files', async () => {
  write({ 'in/handover.docx': await docx() });
  const { exitCode, output } = await sop('import', 'in/handover.docx', '--into', 'content', '--function', 'sales');
  expect({ exitCode, text: read('content/sales/handover.mdx') }).toEqual({
    exitCode: 0,
    text: '---\ntitle: Route a lead\nowner: revops-lead\n---\n\nOwner: RevOps Lead\n\n1. Open the lead.\n2. Call.\n\n![The form](images/handover-1.png)\n',
  });
  expect(read('content/sales/images/handover-1.png')).toBe('picture');
  expect(output).toContain('  images   content/sales/images/handover-1.png\n');
});

test('a picture is replaced, kept and restored as the text is', async () => {
  const picture = 'content/sales/images/handover-1.png';
  const args = ['import', 'in/handover.docx', '--into', 'content', '--function', 'sales'];
  write({ 'in/handover.docx': await docx('ONE') });
  await sop(...args);
  rmSync(path.join(cwd, picture));
  expect((await sop(...args)).output).toContain('result   written');
  expect(read(picture)).toBe('ONE');
  expect((await sop(...args)).output).toContain('as it was');
  write({ 'in/handover.docx': await docx('TWO') });
  expect((await sop(...args)).output).toContain(`${picture} is another picture than the document's: it is left alone; --overwrite replaces it`);
  await sop(...args, '--overwrite', '--dry-run');
  expect(read(picture)).toBe('ONE');
  expect((await sop(...args, '--overwrite')).output).toContain('result   replaced');
  expect(read(picture)).toBe('TWO');
});

test('what cannot be read is named with the reason, and the rest is imported', async () => {
  write({
    'docs/a.md': '',
    'docs/b.md': Buffer.from([0xff, 0xfe, 0x41]),
    'docs/c.docx': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
    'docs/d.docx': 'no zip',
    'docs/e.docx': Buffer.from([0x50, 0x4b, 3, 4, 9]),
    'docs/f.md': `# Long\n\n${'word '.repeat(250_000)}`,
    'docs/g.md': '# Good\n\nText.\n',
  });
  symlinkSync(path.join(cwd, 'docs/g.md'), path.join(cwd, 'docs/h.md'));
  const { exitCode, output } = await sop('import', 'docs', '--into', 'content', '--function', 'revops');
  expect(exitCode).toBe(1);
  expect(readdirSync(path.join(cwd, 'content/revops'))).toEqual(['g.mdx']);
  for (const words of ['Unexpected empty document', 'expected text in UTF-8', 'old or encrypted Word format', 'expected a Word document: save it', 'expected a Word document: open it', 'expected at most 1 MB', 'docs/h.md is a symbolic link']) {
    expect(output).toContain(words);
  }
});

test('a document nested too deep is refused, and the rest is imported', async () => {
  write({
    'docs/a.html': `${'<div>'.repeat(4000)}x${'</div>'.repeat(4000)}`,
    'docs/b.html': `${'<blockquote>'.repeat(150)}x`,
    'docs/c.md': `${'> '.repeat(150)}x\n`,
    'docs/d.md': `${'> '.repeat(1500)}x\n`,
    'docs/good.md': '# Good\n\nText.\n',
  });
  const { exitCode, output } = await sop('import', 'docs', '--into', 'content', '--function', 'revops');
  expect(exitCode).toBe(1);
  expect(readdirSync(path.join(cwd, 'content/revops'))).toEqual(['good.mdx']);
  expect(output.match(/^docs\S+\n  result   NOT imported: Unexpected nesting of/gm)).toHaveLength(4);
});

test.each(['content/revops', 'content/revops/images', 'content/sops'])('%s as a link that leads out of the target is refused, and nothing is written', async (link) => {
  write({ 'docs/a.docx': await docx() });
  mkdirSync(path.join(cwd, 'outside'));
  mkdirSync(path.dirname(path.join(cwd, link)), { recursive: true });
  symlinkSync(path.join(cwd, 'outside'), path.join(cwd, link));
  const { exitCode, errors } = await sop('import', 'docs', '--into', 'content', '--function', 'revops');
  expect({ exitCode, errors }).toEqual({ exitCode: 2, errors: expect.stringContaining('that leads out of content') });
  expect(readdirSync(path.join(cwd, 'outside'))).toEqual([]);
});

test('a link to a folder within the target, and a target that is a link, are written to', async () => {
  write({ 'docs/a.md': '# A\n\nText.\n' });
  mkdirSync(path.join(cwd, 'real/sales'), { recursive: true });
  symlinkSync(path.join(cwd, 'real'), path.join(cwd, 'content'));
  symlinkSync(path.join(cwd, 'real/sales'), path.join(cwd, 'real/revops'));
  expect((await sop('import', 'docs', '--into', 'content', '--function', 'revops')).exitCode).toBe(0);
  expect(readdirSync(path.join(cwd, 'real/sales'))).toEqual(['a.mdx']);
});

test.each([
  [['import', 'nowhere', '--into', 'content'], 'There is no file or folder at nowhere.'],
  [['import', 'empty', '--into', 'content'], 'There is no document in empty'],
  [['import', 'docs/x.pdf', '--into', 'content'], 'docs/x.pdf is none of'],
  [['import', '', '--into', 'content'], 'A path is empty'],
  [['import', 'link', '--into', 'content'], 'link is a symbolic link: links are not followed'],
  [['import', 'docs', '--into', 'docs/sops'], '--into docs/sops lies in docs'],
  [['import', 'docs', '--into', 'docs/x.pdf'], 'a folder, and this is a file'],
  [['import', 'docs', '--into', 'content', '--function', 'Rev Ops'], 'such as rev-ops'],
  [['import', 'docs'], "required option '--into <dir>' not specified"],
])('%j is a mistake with a hint', async (args, message) => {
  write({ 'docs/x.pdf': 'x', 'docs/a.md': '# A\n' });
  mkdirSync(path.join(cwd, 'empty'));
  symlinkSync(path.join(cwd, 'docs'), path.join(cwd, 'link'));
  const { exitCode, errors } = await sop(...args);
  expect({ exitCode, errors }).toEqual({ exitCode: 2, errors: expect.stringContaining(message) });
});

test('a document that is named twice is imported once', async () => {
  write({ 'docs/a.md': '# A\n\nText.\n' });
  for (const paths of [['docs', 'docs'], ['docs', 'docs/a.md']]) expect((await sop('import', ...paths, '--into', 'content', '--dry-run')).output).toContain('\n1 would be written; ');
});

test('files of other formats are named in one line, pictures and hidden files are not', async () => {
  write({ 'docs/a.md': '# A\n', 'docs/notes.txt': 'x', 'docs/old/policy.pdf': 'x', 'docs/form.png': 'x', 'docs/.DS_Store': 'x', 'docs/~$a.docx': 'x' });
  const { exitCode, output } = await sop('import', 'docs', '--into', 'content');
  expect(exitCode).toBe(0);
  expect(output.split('\n').filter((line) => line.startsWith('Passed over'))).toEqual(['Passed over: docs/notes.txt, docs/old/policy.pdf: no formats that can be imported (save text as .docx or .html)']);
});

test('a folder with many other files names the first of them', async () => {
  write({ 'docs/a.md': '# A\n', ...Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`docs/sheet-${index + 10}.xlsx`, 'x'])) });
  expect((await sop('import', 'docs', '--into', 'content')).output).toMatch(/^Passed over: docs\/sheet-10\.xlsx, .*docs\/sheet-17\.xlsx and 3 more: /m);
});

test('documents of one name do not take each other\'s place', async () => {
  write({ 'docs/a/index.md': '# Route\n\nX.\n', 'docs/b/index.md': '# Route\n\nY.\n' });
  await sop('import', 'docs', '--into', 'content');
  expect([read('content/a/route.mdx'), read('content/b/b-route.mdx')].map((text) => text.at(-3))).toEqual(['X', 'Y']);
});
