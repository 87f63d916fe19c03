/** Whether history can be read whole and, if not, why. */
export type HistoryState =
  | { readonly kind: 'full' }
  | {
      readonly kind: HistoryGap;
      /** What is so, in a sentence. */
      readonly message: string;
      /** What mends it, with the line to type. */
      readonly hint: string;
    };

export type HistoryGap = 'shallow' | 'no-repository' | 'no-git' | 'no-commits' | 'dubious-ownership' | 'bare-repository' | 'old-git' | 'partial' | 'failed';

export const FULL: HistoryState = { kind: 'full' };

/** The oldest git with `--diff-merges`. */
export const OLDEST_GIT = '2.31.0';

/**
 * A gap in words.
 *
 * @param detail the folder for `dubious-ownership`, the version for `old-git`, git's own words for `failed`.
 */
export function describeGap(kind: HistoryGap, detail = ''): HistoryState {
  return { kind, ...WORDS[kind](detail) };
}

const WORDS: Readonly<Record<HistoryGap, (detail: string) => { message: string; hint: string }>> = {
  shallow: () => ({
    message: 'Unexpected shallow clone, expected the whole history: dates and changes are not shown, because they would be wrong',
    hint: 'Run: git fetch --unshallow   (in GitHub Actions: actions/checkout with fetch-depth: 0; in GitLab CI: GIT_DEPTH: "0")',
  }),
  'no-repository': () => ({
    message: 'Unexpected folder outside any git repository, expected one in git: there is no history to read',
    hint: 'Run: git init && git add . && git commit -m "Add the playbook"',
  }),
  'no-git': () => ({
    message: 'Unexpected absence of the program git, expected it on the PATH: there is no history to read',
    hint: 'Install git (https://git-scm.com/downloads), then run: git --version',
  }),
  'no-commits': () => ({
    message: 'Unexpected repository without a commit, expected at least one: there is no history to read',
    hint: 'Run: git add . && git commit -m "Add the playbook"',
  }),
  'dubious-ownership': (folder) => ({
    message: 'Unexpected owner of the repository, expected the user who runs this: git refuses to read it',
    hint: `If you trust what is in it, run: git config --global --add safe.directory ${quote(folder)}`,
  }),
  'bare-repository': () => ({
    message: 'Unexpected folder that git takes for the inside of a repository, expected one with files to work on: there is no history to read',
    hint: 'Remove HEAD, objects and refs from it, or name the folder that holds your SOPs: --content docs/sops',
  }),
  'old-git': (version) => ({
    message: `Unexpected git ${version}, expected ${OLDEST_GIT} or newer: there is no history to read`,
    hint: 'Update git (https://git-scm.com/downloads), then run: git --version',
  }),
  partial: () => ({
    message: 'Unexpected clone without its older folders (--filter), expected the whole history: dates and changes are not shown, because they would be wrong',
    hint: 'Clone again without --filter',
  }),
  failed: (words) => ({
    message: `Unexpected failure of git, expected its history: ${words}`,
    hint: 'Run: git fsck   (it names what is damaged or missing)',
  }),
};

function quote(folder: string): string {
  return /^[\w./:@+-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", "'\\''")}'`;
}
