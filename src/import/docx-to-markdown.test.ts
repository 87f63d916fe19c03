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
