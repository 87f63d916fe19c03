import type { FileEdit, InventedCommit } from './generate-history.ts';

/** Commits as `git fast-import` reads them, a piece for each. */
export function* renderFastImport(commits: Iterable<InventedCommit>): Generator<string> {
  let mark = 0;
  for (const { parents, author, time, message, files } of commits) {
    mark++;
    const [from, ...merged] = parents;
    yield [
      // Each branch ends at its commit; the main line is whatever came last.
      'commit refs/heads/main',
      `mark :${mark}`,
      `author ${author} ${time} +0000`,
      `committer ${author} ${time} +0000`,
      data(message),
      ...(from === undefined ? [] : [`from :${from}`]),
      ...merged.map((parent) => `merge :${parent}`),
      ...files.map(renderEdit),
      '',
    ].join('\n');
  }
}

function renderEdit(edit: FileEdit): string {
  if ('movedFrom' in edit) return `R ${edit.movedFrom} ${edit.path}`;
  if ('isRemoved' in edit) return `D ${edit.path}`;
  return `M 100644 inline ${edit.path}\n${data(edit.text)}`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
