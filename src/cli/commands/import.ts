import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBrokenLinks, movedUrl, type Move } from '../../import/document-links.ts';
import type { DocxImage } from '../../import/docx-to-markdown.ts';
import { importDocument, type ImportedDocument } from '../../import/import-document.ts';
import { renderImportReport, type ImportedFile, type RefusedFile } from '../../import/import-report.ts';
import { nameSops } from '../../import/name-sops.ts';
import { idOf } from '../../import/stated-values.ts';
import { decodeContent, shownPath } from '../../playbook/content-files.ts';
import { MAX_NESTING } from '../../sop/nesting.ts';
import { findDocuments, type FoundDocument } from '../find-documents.ts';
import { isInside } from '../is-inside.ts';
import { EMBEDDED_IMAGES, readDocument } from '../read-document.ts';
import type { ExitCode } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { userError } from '../user-error.ts';
import { writeWhole } from '../write-whole.ts';

export interface ImportArguments {
  readonly paths: readonly string[];
  readonly into: string;
  /** The function of all that is imported. */
  readonly function?: string;
  readonly dryRun?: boolean;
  readonly overwrite?: boolean;
}

/** One document on its way into the playbook. */
interface Draft {
  readonly document: FoundDocument;
  readonly imported: ImportedDocument;
  readonly images: readonly DocxImage[];
  readonly warnings: readonly string[];
}

/** `sop import`: turns documents into SOP files, and tells of each what was found and what is missing. */
export async function runImport(given: ImportArguments, terminal: Terminal): Promise<ExitCode> {
  const into = targetFolder(given, terminal);
  const { documents, skipped } = findDocuments(given.paths, terminal);
  const drafts: Draft[] = [];
  const refused: RefusedFile[] = [];
  for (const document of documents) {
    const source = shownPath(document.absolute, terminal.cwd);
    const read = await readDocument(document.absolute);
    const imported = 'problem' in read ? read : importWhole(read.markdown, source);
    if ('problem' in read) refused.push({ source, problem: read.problem });
    else if ('problem' in imported) refused.push({ source, problem: imported.problem });
    else drafts.push({ document, imported, images: read.images, warnings: read.warnings });
  }
  const names = nameSops(drafts.map(({ document, imported }) => ({ ...document, title: imported.sop.meta.title })), given.function);
  const targets = names.map((name) => path.join(into, name.function, `${name.id}.mdx`));
  for (const [index, { images }] of drafts.entries()) refuseLinksOut(path.dirname(targets[index] ?? ''), images.length > 0, given, terminal);
  const moved = new Map(drafts.map(({ document }, index) => [slashed(document.absolute), slashed(targets[index] ?? '')]));
  const files: ImportedFile[] = [];
  for (const [index, draft] of drafts.entries()) files.push(write(draft, targets[index] ?? '', moved, given, terminal));
  terminal.write(renderImportReport({ files, refused, skipped }));
  return refused.length > 0 || files.some(({ outcome }) => outcome === 'kept') ? 1 : 0;
}

/** Refuses a document of which only a part could be read: nested too deep, the rest would be lost without a word. */
function importWhole(markdown: string, source: string): ImportedDocument | { readonly problem: string } {
  try {
    const imported = importDocument(markdown, { path: source });
    const [problem] = imported.sop.mdxProblems;
    return problem ? { problem: problem.message } : imported;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return { problem: `Unexpected nesting of more than ${MAX_NESTING} levels, expected a text that people can read: flatten its lists and quotations` };
  }
}

/** Where functions' folders stand: the folder named, or its `sops/` where it has one. Never within what is imported. */
function targetFolder({ into, paths, function: name }: ImportArguments, { cwd }: Terminal): string {
  if (into.trim() === '') throw userError('option-invalid', '--into', into, 'the name of a folder');
  if (name !== undefined && idOf(name) !== name) throw userError('option-invalid', '--function', name, `lower-case letters, digits and hyphens, such as ${idOf(name) || 'revops'}`);
  const named = path.resolve(cwd, into);
  if (statSync(named, { throwIfNoEntry: false })?.isFile()) throw userError('option-invalid', '--into', into, 'a folder, and this is a file');
  for (const given of paths) {
    if (given.trim() === '') throw userError('path-empty');
    const source = path.resolve(cwd, given);
    if (isInside(realPath(named), realPath(source)) && statSync(source, { throwIfNoEntry: false })?.isDirectory()) throw userError('import-into-source', into, given);
  }
  const sops = path.join(named, 'sops');
  return statSync(sops, { throwIfNoEntry: false })?.isDirectory() ? sops : named;
}

/** A folder of the target may come from somebody else's repository, and be a link to any place of this disk. */
function refuseLinksOut(folder: string, hasImages: boolean, { into }: ImportArguments, { cwd }: Terminal): void {
  const root = realPath(path.resolve(cwd, into));
  for (const checked of hasImages ? [folder, path.join(folder, 'images')] : [folder]) {
    const isLink = lstatSync(checked, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    if ((isLink && !existsSync(checked)) || !isInside(realPath(checked), root)) throw userError('import-link-out', shownPath(checked, cwd), into);
  }
}

/** The path with its links resolved, as far as it exists. */
function realPath(file: string): string {
  return existsSync(file) ? realpathSync(file) : path.dirname(file) === file ? file : path.join(realPath(path.dirname(file)), path.basename(file));
}

function write({ document, imported, images, warnings }: Draft, target: string, moved: ReadonlyMap<string, string>, given: ImportArguments, terminal: Terminal): ImportedFile {
  const id = path.basename(target, '.mdx');
  const imageFile = (name: string) => path.join(path.dirname(target), 'images', `${id}-${name}`);
  const extracted = new Map(images.map(({ name }) => [slashed(path.join(path.dirname(document.absolute), EMBEDDED_IMAGES, name)), slashed(imageFile(name))]));
  const move: Move = { from: slashed(document.absolute), to: slashed(target), moved: new Map([...moved, ...extracted]), exists: existsSync };
  const text = imported.render((url) => movedUrl(url, move));
  const ofText = outcomeOf(text, target, given);
  const pictures = ofText === 'kept' ? [] : images.map(({ name, bytes }) => ({ file: imageFile(name), bytes, outcome: pictureOutcomeOf(bytes, imageFile(name), given) }));
  for (const { file, bytes, outcome } of pictures) put(file, bytes, outcome);
  put(target, text, ofText);
  const outcome = ofText === 'unchanged' ? (pictures.find((picture) => picture.outcome !== 'unchanged' && picture.outcome !== 'kept')?.outcome ?? ofText) : ofText;
  const keptPictures = pictures.filter((picture) => picture.outcome === 'kept').map(({ file }) => `${shownPath(file, terminal.cwd)} is another picture than the document's: it is left alone${given.overwrite ? '' : '; --overwrite replaces it'}`);
  const { sop } = imported;
  const { found, unusedKeys, comments } = sop.reading;
  return {
    source: shownPath(document.absolute, terminal.cwd),
    target: shownPath(target, terminal.cwd),
    outcome,
    steps: sop.steps.length,
    found,
    unusedKeys,
    comments: comments.length,
    broken: findBrokenLinks(sop, move),
    warnings: [...warnings, ...keptPictures],
    images: images.map(({ name }) => shownPath(imageFile(name), terminal.cwd)),
  };
}

/** A file that is there and different is somebody's work: it is left alone unless they say otherwise. */
function outcomeOf(text: string, target: string, given: ImportArguments): ImportedFile['outcome'] {
  return compare(target, given, (bytes) => {
    const present = decodeContent({ bytes });
    return 'text' in present && present.text === text;
  });
}

function pictureOutcomeOf(bytes: Uint8Array, file: string, given: ImportArguments): ImportedFile['outcome'] {
  return compare(file, given, (present) => present.equals(bytes));
}

function compare(file: string, { dryRun = false, overwrite = false }: ImportArguments, isSame: (present: Buffer) => boolean): ImportedFile['outcome'] {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats) return dryRun ? 'to be written' : 'written';
  if (!stats.isFile()) return 'kept';
  if (isSame(readFileSync(file))) return 'unchanged';
  if (!overwrite) return 'kept';
  return dryRun ? 'to be written' : 'replaced';
}

function put(file: string, content: string | Uint8Array, outcome: ImportedFile['outcome']): void {
  if (outcome === 'replaced') writeWhole(file, content);
  if (outcome !== 'written') return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content, { flag: 'wx' });
}

function slashed(file: string): string {
  return file.replaceAll(path.sep, '/');
}
