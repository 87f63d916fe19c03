import { parseSop, type Sop } from '../sop/parse-sop.ts';
import { START_OF_FILE } from '../sop/place.ts';
import { decodeContent, listContent, readContentBytes, type ContentFile } from './content-files.ts';
import { makePlaybook, type Playbook, type UnreadableFile } from './playbook.ts';
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
  const sops: Sop[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const file of files) {
    const read = decodeContent(readContentBytes(file.absolute));
    if ('text' in read) sops.push(parseContentFile(read.text, file));
    else unreadable.push(unreadableFile(file, read.problem));
  }
  const { problems, ...registries } = readRegistries(contentDir, cwd);
  return makePlaybook({ sops, unreadable, skipped, ...registries, registryProblems: problems });
}

/** The text of a content folder's file to its SOP. */
export function parseContentFile(text: string, { path, file, function: folder }: ContentFile): Sop {
  return parseSop(text, { path, file, function: folder });
}

export function unreadableFile({ id, path }: ContentFile, problem: string): UnreadableFile {
  return { id, path, problems: [{ place: START_OF_FILE, message: problem }] };
}
