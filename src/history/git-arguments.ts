/** Arguments of the git commands that history uses; no other command runs. Commits are full ids, never names. */

/** In any folder. Git compares a single leading star three times as fast as `glob` patterns, and every entry of each changed folder is compared. */
const MARKDOWN = [':(top,icase)*.mdx', ':(top,icase)*.md', ':(top,icase)*.markdown'];

const CO_AUTHORS = '%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x1f)';

/** What `parseLog` reads: hash, parents, author's name and address, commit time, co-authors, message; then raw changes. */
const LOG_FORMAT = `%x1e%H%x00%P%x00%aN%x00%aE%x00%ct%x00${CO_AUTHORS}%x00%B%x00`;

const LOG = ['log', '-z', '--raw', '--no-abbrev', '--no-color', '--no-relative', '--no-ext-diff', '--no-textconv', '--no-show-signature', '--no-notes',
  '--encoding=UTF-8', `--format=${LOG_FORMAT}`];

/** How git tells a moved file: `similar` compares contents, `identical` needs none of them, `none` tells no moves. */
export type RenameDetection = 'similar' | 'identical' | 'none';

const RENAMES: Readonly<Record<RenameDetection, readonly string[]>> = {
  similar: ['-M50%', '-l3000'],
  identical: ['-M100%', '-l3000'],
  none: ['--no-renames'],
};

/** What landed on the first-parent line, newest first, with every Markdown file of the repository: a document may have moved. */
export function mainlineLogArguments(head: string, renames: RenameDetection, after?: string): string[] {
  return [...LOG, '--first-parent', '--diff-merges=first-parent', ...RENAMES[renames], ...range(head, after), '--', ...MARKDOWN];
}

/** Up to a commit; without another commit and what led to it. */
function range(head: string, after: string | undefined): string[] {
  return after === undefined ? [head] : [head, `^${after}`];
}

/** The commits named in the input, without merges, to tell who wrote what a merge brought in. */
export const CONTRIBUTION_LOG_ARGUMENTS = [...LOG, '--no-walk=unsorted', '--stdin', '--no-merges', '--no-renames', '--', ...MARKDOWN];

/** Every commit with its parents, one a line. */
export function graphArguments(head: string, after?: string): string[] {
  return ['rev-list', '--parents', ...range(head, after)];
}

/** The same of the first-parent line alone, newest first. */
export function lineArguments(head: string, after: string): string[] {
  return ['rev-list', '--first-parent', '--parents', ...range(head, after)];
}

/** Objects of a commit's history, those that are not there with a `?` before them. */
export function missingArguments(head: string): string[] {
  return ['rev-list', '--objects', '--missing=print', '--no-object-names', head];
}

/** Every file of a commit below a folder; the whole commit when `folder` is empty. */
export function treeArguments(commit: string, folder: string): string[] {
  return ['ls-tree', '-r', '-z', '--full-tree', commit, ...(folder ? ['--', `${folder}/`] : [])];
}

/** The commit that a reference stands for; what looks like an option is a reference all the same. */
export function resolveArguments(ref: string): string[] {
  return ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`];
}

/** What landed on the first-parent line after `base`, one hash a line. */
export function sinceArguments(base: string, head: string): string[] {
  return ['rev-list', '--first-parent', head, `^${base}`];
}

export function mergeBaseArguments(one: string, other: string): string[] {
  return ['rev-parse', '--revs-only', `${one}...${other}`];
}

/** About the repository, a line each: whether the folder is in its work tree, whether it is shallow, where its packs are, the folder's path in it. */
export const PLACE_ARGUMENTS = ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', '--git-path', 'objects/pack', '--show-prefix'];

/** What configuration says of objects left out: a name, a line break and a value each, with a NUL after it. */
export const PROMISE_ARGUMENTS = ['config', '-z', '--get-regexp', String.raw`^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$`];

/** Fails, with why, where the commit checked out cannot be told: there may be none yet, or what names it is damaged. */
export const HEAD_ARGUMENTS = ['log', '-1', '--format=%H', '--no-show-signature'];

/** Where configuration has names of authors looked up, beside the file `.mailmap`. */
export const MAILMAP_SETTING_ARGUMENTS = ['config', '-z', '--get-regexp', String.raw`^mailmap\.`];

export const VERSION_ARGUMENTS = ['--version'];

export const MAILMAP_ARGUMENTS = ['check-mailmap', '--stdin'];

/** Of `catFile`: id, type and size of each object named in the input. */
export const BLOB_SIZE_ARGUMENTS = ['--batch-check'];

/** Of `catFile`: the same with the bytes. */
export const BLOB_ARGUMENTS = ['--batch', '--buffer'];
