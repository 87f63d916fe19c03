import { inBatches, SOPS_AT_ONCE } from '../sop/in-batches.ts';
import { parseSops, type Sop } from '../sop/parse-sop.ts';
import { decodeContent, listContent, readContentBytes, type ContentFile } from './content-files.ts';
import { makePlaybook, unreadableFile, type Playbook, type UnreadableFile } from './playbook.ts';
import { readRegistries } from './read-registries.ts';

/**
 * Reads a content folder whole: its SOPs and the registries beside them. Content never makes it throw; a folder that
 * cannot be read does.
 *
 * @param contentDir the folder, absolute or relative to `cwd`.
 * @param cwd what the paths of findings are relative to.
 */
export function readPlaybook(contentDir: string, cwd: string): Playbook {
  const { files, skipped } = listContent(contentDir, cwd);
  const texts: ContentText[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const file of files) {
    const read = decodeContent(readContentBytes(file.absolute));
    if ('text' in read) texts.push({ file, text: read.text });
    else unreadable.push(unreadableFile(file, read.problem));
  }
  const sops = inBatches(texts, SOPS_AT_ONCE).flatMap(parseContent);
  const { problems, ...registries } = readRegistries(contentDir, cwd);
  return makePlaybook({ sops, unreadable, skipped, ...registries, registryProblems: problems });
}

/** A file of a content folder with its text. */
export interface ContentText {
  readonly file: ContentFile;
  readonly text: string;
}

/** Texts of a content folder to their SOPs. */
export function parseContent(texts: readonly ContentText[]): Sop[] {
  return parseSops(texts.map(({ file: { path, file, function: folder }, text }) => ({ text, path, file, function: folder })));
}
