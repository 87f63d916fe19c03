import { createHash } from 'node:crypto';
import { markTableHeads } from './docx-table-heads.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { listZip } from './zip-sizes.ts';

export interface DocxImage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type DocxReading =
  | { readonly markdown: string; readonly images: readonly DocxImage[]; readonly warnings: readonly string[] }
  /** Why it is no document that can be read. */
  | { readonly problem: string };

/** Titles are headings; text boxes and comments are left to Word. */
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", 'u => em'];
const ENDINGS: ReadonlyMap<string, string> = new Map(Object.entries({ 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/svg+xml': 'svg', 'image/webp': 'webp', 'image/bmp': 'bmp', 'image/tiff': 'tif', 'image/x-emf': 'emf', 'image/x-wmf': 'wmf' }));
const ZIP = [0x50, 0x4b];
/** Unpacked, all parts together: a few kilobytes can hold gigabytes. */
const MOST_TEXT_BYTES = 10_000_000;
const MOST_PICTURE_BYTES = 100_000_000;
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * A Word document as Markdown. Embedded images come apart from it; nothing outside of the document is ever read.
 *
 * @param imageUrl what the Markdown calls the image of a name.
 */
export async function docxToMarkdown(bytes: Uint8Array, imageUrl: (name: string) => string): Promise<DocxReading> {
  if (startsWith(bytes, COMPOUND_FILE)) return { problem: 'Unexpected old or encrypted Word format, expected .docx without a password: save it so in Word' };
  if (!startsWith(bytes, ZIP)) return { problem: 'Unexpected content, expected a Word document: save it as .docx in Word' };
  const tooLarge = findTooLarge(bytes);
  if (tooLarge !== undefined) return { problem: tooLarge };
  const { default: mammoth } = await import('mammoth');
  const references: Reference[] = [];
  let pictureBytes = 0;
  const convertImage = mammoth.images.imgElement(async (image) => {
    if (pictureBytes > MOST_PICTURE_BYTES) return { src: '' };
    const reference: Reference = { ending: ENDINGS.get(image.contentType) ?? 'bin', bytes: undefined };
    const index = references.push(reference) - 1;
    try {
      reference.bytes = await image.readAsBuffer();
    } catch {
      return { src: '' }; // A picture that lies outside of the document, or is gone from it.
    }
    pictureBytes += reference.bytes.length;
    return { src: `${REFERENCE}${index}` };
  });
  try {
    const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: STYLES, convertImage, externalFileAccess: false });
    if (pictureBytes > MOST_PICTURE_BYTES) return { problem: PICTURES_TOO_LARGE };
    const { images, names } = namePictures(references);
    const read = htmlToMarkdown(markTableHeads(value.replace(ADDRESS, (_, index: string) => `src="${imageUrl(names[Number(index)] ?? '')}"`)));
    const missing = references.some(({ bytes: own }) => own === undefined) ? [MISSING] : [];
    return 'problem' in read ? read : { markdown: read.markdown, images, warnings: [...new Set(messages.map(({ message }) => message)), ...missing] };
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    return { problem: `Unexpected content (${reason}), expected a Word document: open it in Word and save it as .docx` };
  }
}

/** A place at which the document shows a picture. */
interface Reference {
  readonly ending: string;
  bytes: Uint8Array | undefined;
}

const REFERENCE = 'embedded-picture:';
const ADDRESS = /src="embedded-picture:(\d+)"/g;
const MISSING = 'a picture that is not in the document was left out: put it into the document in Word';

/** A picture that stands in many places is one file, numbered by the first of them. */
function namePictures(references: readonly Reference[]): { readonly images: readonly DocxImage[]; readonly names: readonly string[] } {
  const known = new Map<string, DocxImage>();
  const names = references.map(({ ending, bytes }) => {
    if (!bytes) return '';
    const key = `${ending} ${createHash('sha256').update(bytes).digest('hex')}`;
    const image = known.get(key) ?? { name: `${known.size + 1}.${ending}`, bytes };
    known.set(key, image);
    return image.name;
  });
  return { images: [...known.values()], names };
}

function findTooLarge(bytes: Uint8Array): string | undefined {
  const entries = listZip(bytes);
  if (!entries) return 'Unexpected content, expected a Word document: open it in Word and save it as .docx';
  const isText = ({ name }: { readonly name: string }) => /\.(?:xml|rels)$/i.test(name);
  const sum = (isCounted: (entry: { readonly name: string }) => boolean) => entries.filter(isCounted).reduce((total, { size }) => total + size, 0);
  if (sum(isText) > MOST_TEXT_BYTES) return 'Unexpected text of more than 10 MB once unpacked, expected one procedure: split the document';
  return sum((entry) => !isText(entry)) > MOST_PICTURE_BYTES ? PICTURES_TOO_LARGE : undefined;
}

const PICTURES_TOO_LARGE = 'Unexpected pictures of more than 100 MB once unpacked, expected less: take large pictures out';

function startsWith(bytes: Uint8Array, sign: readonly number[]): boolean {
  return sign.every((byte, index) => bytes[index] === byte);
}
