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
const ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/svg+xml': 'svg', 'image/webp': 'webp', 'image/bmp': 'bmp', 'image/tiff': 'tif', 'image/x-emf': 'emf', 'image/x-wmf': 'wmf' };
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
  const images: DocxImage[] = [];
  let pictureBytes = 0;
  const convertImage = mammoth.images.imgElement(async (image) => {
    if (pictureBytes > MOST_PICTURE_BYTES) return { src: '' };
    const name = `${images.length + 1}.${ENDINGS[image.contentType] ?? 'bin'}`;
    const slot = images.push({ name, bytes: new Uint8Array() }) - 1;
    const content = await image.readAsBuffer();
    pictureBytes += content.length; // One picture may stand in many places.
    images[slot] = { name, bytes: content };
    return { src: imageUrl(name) };
  });
  try {
    const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: STYLES, convertImage, externalFileAccess: false });
    if (pictureBytes > MOST_PICTURE_BYTES) return { problem: PICTURES_TOO_LARGE };
    const read = htmlToMarkdown(value);
    return 'problem' in read ? read : { markdown: read.markdown, images, warnings: [...new Set(messages.map(({ message }) => message))] };
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    return { problem: `Unexpected content (${reason}), expected a Word document: open it in Word and save it as .docx` };
  }
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
