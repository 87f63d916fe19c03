import { lstatSync, readFileSync } from 'node:fs';
import type { DocxImage } from '../import/docx-to-markdown.ts';
import { decodeContent, readContentBytes } from '../playbook/content-files.ts';

export interface ReadDocument {
  readonly markdown: string;
  readonly images: readonly DocxImage[];
  readonly warnings: readonly string[];
}

/** Pictures make Word documents large; their text is measured once it is read. */
const MAX_DOCX_BYTES = 50_000_000;
/** The folder that the Markdown of a Word document names for its images. */
export const EMBEDDED_IMAGES = 'embedded-images';

/** A file of any of the formats as Markdown, or why it cannot be read. The packages for a format are loaded when one comes. */
export async function readDocument(file: string): Promise<ReadDocument | { readonly problem: string }> {
  if (/\.docx$/i.test(file)) return readDocx(file);
  const content = decodeContent(readContentBytes(file));
  if ('problem' in content) return content;
  const read = /\.html?$/i.test(file) ? (await import('../import/html-to-markdown.ts')).htmlToMarkdown(content.text) : { markdown: content.text };
  if ('problem' in read) return read;
  return read.markdown.trim() === '' ? { problem: EMPTY } : { markdown: read.markdown, images: [], warnings: [] };
}

const EMPTY = 'Unexpected empty document, expected some text';

async function readDocx(file: string): Promise<ReadDocument | { readonly problem: string }> {
  const stats = lstatSync(file);
  if (!stats.isFile()) return { problem: 'Unexpected symbolic link or special file, expected the document itself' };
  if (stats.size > MAX_DOCX_BYTES) return { problem: `Unexpected size of ${Math.ceil(stats.size / 1e6)} MB, expected at most 50 MB: take large pictures out` };
  const { docxToMarkdown } = await import('../import/docx-to-markdown.ts');
  const read = await docxToMarkdown(readFileSync(file), (name) => `${EMBEDDED_IMAGES}/${name}`);
  if ('problem' in read) return read;
  if (read.markdown.length > MAX_TEXT) return { problem: 'Unexpected text of more than 1 MB, expected one procedure: split the document' };
  return read.markdown.trim() === '' ? { problem: EMPTY } : read;
}

const MAX_TEXT = 1_000_000;
