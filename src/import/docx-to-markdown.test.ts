import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { docxToMarkdown } from './docx-to-markdown.ts';
import { listZip } from './zip-sizes.ts';

function pack(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content, { createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', comment: 'Made by hand' });
}

test('the directory of an archive tells names and sizes', async () => {
  expect(listZip(await pack({ 'a.xml': 'x'.repeat(5000), 'b/é.png': 'xy' }))).toEqual([
    { name: 'a.xml', size: 5000 },
    { name: 'b/é.png', size: 2 },
  ]);
  expect(listZip(new Uint8Array(100))).toBeUndefined();
});

test.each([
  ['word/document.xml', 11_000_000, 'Unexpected text of more than 10 MB'],
  ['word/media/a.png', 101_000_000, 'Unexpected pictures of more than 100 MB'],
])('a small file that holds a huge %s is refused before it is unpacked', async (name, size, words) => {
  const bytes = await pack({ [name]: new Uint8Array(size) });
  expect(bytes.length).toBeLessThan(200_000);
  expect(await docxToMarkdown(bytes, (image) => image)).toEqual({ problem: expect.stringContaining(words) });
});

/** A Word document of one paragraph for each picture, by the id of its part; `http:` marks one that lies elsewhere. */
function document(pictures: readonly string[], targets: Readonly<Record<string, string>>, more = ''): Promise<Uint8Array> {
  const drawing = (id: string) => `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (list: readonly string[]) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
  return pack({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="odd" ContentType="constructor"/><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relations([`<Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/>`]),
    'word/document.xml': `<w:document ${names}><w:body>${pictures.map(drawing).join('')}${more}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(Object.entries(targets).map(([id, target]) => `<Relationship Id="${id}" Type="${office}/image" Target="${target}"/>`)),
    'word/media/a.png': 'A',
    'word/media/b.png': 'B',
    'word/media/c.odd': 'C',
  });
}

const TARGETS = { a: 'media/a.png', b: 'media/b.png', c: 'media/c.odd', gone: 'media/gone.png' };

test('a picture that stands in many places is one file', async () => {
  const read = await docxToMarkdown(await document(['a', 'b', 'a', 'a'], TARGETS), (name) => `pictures/${name}`);
  if ('problem' in read) throw new Error(read.problem);
  expect(read.images.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([['1.png', 'A'], ['2.png', 'B']]);
  expect(read.markdown.match(/pictures\/\d\.png/g)).toEqual(['pictures/1.png', 'pictures/2.png', 'pictures/1.png', 'pictures/1.png']);
});

test('a picture of an odd kind gets a plain ending, and one that is not there is told and not written', async () => {
  const read = await docxToMarkdown(await document(['gone', 'c'], TARGETS), (name) => name);
  if ('problem' in read) throw new Error(read.problem);
  expect(read.images.map(({ name }) => name)).toEqual(['1.bin']);
  expect(read.warnings).toContain('a picture that is not in the document was left out: put it into the document in Word');
});

test('the first row of a table is its head where it reads like one, though Word does not say so', async () => {
  const row = (cells: readonly string[]) => `<w:tr>${cells.map((text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`;
  const table = (...rows: readonly (readonly string[])[]) => `<w:tbl>${rows.map(row).join('')}</w:tbl><w:p/>`;
  const read = await docxToMarkdown(await document([], {}, table(['Date', 'Version', 'Change'], ['2026-03-14', '2.1', 'Limit added']) + table(['Owner', 'Maria'], ['System', 'CRM'])), (name) => name);
  if ('problem' in read) throw new Error(read.problem);
  expect(read.markdown.replaceAll(/ +/g, ' ')).toMatch(/^\| Date \| Version \| Change \|\n\| -+ \| -+ \| -+ \|\n\| 2026-03-14 \|/);
  expect(read.markdown).not.toMatch(/\| Owner *\| Maria *\|\n\| -/);
});
