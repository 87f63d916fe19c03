const NO_RIGHT = 'Get the right to read and write there (its owner can give it), or name another folder.';

/** What to do about the system's refusals, by their code. */
const SYSTEM_HINTS: ReadonlyMap<string, string> = new Map([
  ['EACCES', NO_RIGHT],
  ['EPERM', NO_RIGHT],
  ['ENOSPC', 'The disk is full. Free some space, then run it again.'],
  ['EDQUOT', 'The disk is full for this user. Free some space, then run it again.'],
  ['EROFS', 'This disk can only be read. Name a folder on one that can be written to.'],
  ['ENAMETOOLONG', 'A name or path is too long for the disk. Shorten the name of the file or of its folders.'],
  ['EMFILE', 'Too many files are open. Close other programs, or raise the limit: ulimit -n 4096'],
  ['ENFILE', 'Too many files are open. Close other programs, then run it again.'],
  ['EBUSY', 'Another program holds it. Close that program, then run it again.'],
  ['ENOTDIR', 'A file stands where a folder is expected. Name another folder, or move the file.'],
  ['EISDIR', 'A folder stands where a file is expected. Rename or move the folder.'],
  ['EXDEV', 'The two places lie on different disks. Name a folder on the same disk.'],
  ['EADDRINUSE', 'Another program uses that port. Name another one: npm start -- --port 8080'],
  ['EIO', 'The disk cannot be read or written. Check the disk, then run it again.'],
  ['ELOOP', 'Symbolic links lead in a circle. Remove the one that points back.'],
  ['ENOENT', 'It is not there, or the folder around it is not. Check the path, then run it again.'],
]);

/** Mistakes a person can make on the command line, each with a permanent name, and what to do about it. */
const CATALOGUE = {
  'content-missing': (folder: string) => ({
    message: `There is no folder ${folder}.`,
    hint: 'Name the folder that holds your SOPs: --content docs/sops',
  }),
  'no-sops': (folder: string) => ({
    message: `There is no SOP (a file ending in .mdx) in ${folder}.`,
    hint: 'Name the folder that holds your SOPs: sop lint --content docs/sops',
  }),
  'no-procedures': (folder: string) => ({
    message: `No commit holds an SOP (.mdx) or another procedure in Markdown (.md, .markdown) in ${folder}.`,
    hint: 'Commit them first, or name the folder that holds them: sop changes --content docs/procedures',
  }),
  'path-unknown': (path: string, suggestion: string) => ({
    message: `There is no SOP at ${path}${suggestion}.`,
    hint: 'Name the id of an SOP, a file ending in .mdx or a folder that holds some: sop lint content/sops/revops',
  }),
  'path-empty': () => ({
    message: 'A path is empty, as when a variable is not set.',
    hint: 'Name a file or folder. Without a path, sop lint looks at the whole playbook.',
  }),
  'two-playbooks': (path: string, content: string) => ({
    message: `${path} lies in another playbook than ${content}, which has roles, systems and rules of its own.`,
    hint: 'Run sop lint once for each playbook.',
  }),
  'document-not-imported': (path: string) => ({
    message: `${path} is not Markdown, and only Markdown can be judged before it is imported.`,
    hint: `Import it first: sop import ${/^[\w./-]+$/.test(path) ? path : `"${path}"`} --into content/sops; then: sop lint`,
  }),
  'document-unknown': (path: string) => ({
    message: `There is no file or folder at ${path}.`,
    hint: 'Name documents, or a folder that holds some: sop import docs/procedures --into content/sops',
  }),
  'document-link': (path: string) => ({
    message: `${path} is a symbolic link: links are not followed.`,
    hint: 'Name the folder that it leads to: sop import docs/procedures --into content/sops',
  }),
  'no-documents': (folder: string) => ({
    message: `There is no document in ${folder} that can be imported: .md, .markdown, .mdx, .html, .htm or .docx.`,
    hint: 'Save other formats as .docx or .html first, then name their folder: sop import docs/procedures --into content/sops',
  }),
  'document-format': (path: string) => ({
    message: `${path} is none of .md, .markdown, .mdx, .html, .htm and .docx.`,
    hint: 'Save it as .docx or .html in the program that made it, then import that file.',
  }),
  'import-into-source': (into: string, source: string) => ({
    message: `--into ${into} lies in ${source}, which is being imported: the next import would take up its own SOPs.`,
    hint: 'Name a folder outside of it: --into content/sops',
  }),
  'import-link-out': (folder: string, into: string) => ({
    message: `${folder} is a symbolic link that leads out of ${into}: the import would write to another place than it says.`,
    hint: 'Put a folder in place of the link, or name the folder that it leads to: --into content/sops',
  }),
  'sop-unknown': (id: string, suggestion: string) => ({
    message: `There is no SOP with the id ${id}${suggestion}.`,
    hint: "The id is the file's name without .mdx, such as route-lead.",
  }),
  'rule-unknown': (name: string, suggestion: string) => ({
    message: `There is no rule ${name}${suggestion}.`,
    hint: 'List them all: sop explain',
  }),
  'date-invalid': (option: string, value: string) => ({
    message: `${option} got "${value}", expected a date that exists, written YYYY-MM-DD.`,
    hint: `For example: ${option} 2026-11-22`,
  }),
  'ref-unknown': (ref: string) => ({
    message: `Git knows no branch, tag or commit ${ref} here, and it is no date.`,
    hint: 'Fetch it first (git fetch origin main), then name it: --since origin/main; or name a day: --since 2026-11-01',
  }),
  'commit-unknown': (ref: string) => ({
    message: `Git knows no branch, tag or commit "${ref}" here.`,
    hint: 'Name the branch that this one was made from: sop lint --since origin/main. If git does not know it, fetch it first: git fetch origin main',
  }),
  'history-unreadable': (message: string, hint: string) => ({ message, hint }),
  'option-invalid': (option: string, value: string, expected: string) => ({
    message: `${option} got "${value}", expected ${expected}.`,
    hint: 'See what each option takes: sop lint --help, and so for every command.',
  }),
  'answer-missing': (question: string, flag: string) => ({
    message: `There is nobody at the terminal to answer: ${question}`,
    hint: `Give the answer as a flag: ${flag}`,
  }),
  'review-refused': (message: string, hint: string) => ({ message, hint }),
  'out-refused': (folder: string, reason: string, hint: string) => ({ message: `The site does not go into ${folder}: ${reason}.`, hint }),
  'system-refused': (what: string, code: string) => ({
    message: `The system refused to ${what} (${code}).`,
    hint: SYSTEM_HINTS.get(code) ?? 'Check the file or folder, then run it again.',
  }),
  'local-rules-refused': (folder: string, reason: string) => ({
    message: `The rules in ${folder} (localRules of playbook.yaml) were not loaded: ${reason}.`,
    hint: 'Name a folder inside the content folder: localRules: rules, with rules/transferability/our-rule.ts in it',
  }),
  'local-rule-invalid': (file: string, reason: string) => ({
    message: `The rule ${file} does not work: ${reason}.`,
    hint: 'Mend it, or leave out --local-rules. A rule looks like those in lint-rules: export default { name, severity, weight, summary, why, remedy, source, examples, check }',
  }),
  'baseline-unreadable': (problem: string) => ({
    message: `The baseline cannot be read: ${problem}.`,
    hint: 'Bring it back from git: git checkout -- content/baseline.json',
  }),
  'options-conflict': (message: string, hint: string) => ({ message, hint }),
  'file-changed': (file: string) => ({
    message: `${file} changed while this ran, and was left as it is.`,
    hint: 'Save it in the editor, then run it again.',
  }),
  'usage': (message: string) => ({ message, hint: 'See how it is called: sop --help' }),
} as const;

export type UserErrorName = keyof typeof CATALOGUE;

/** A person's mistake: printed with its hint, without a stack; exit code 2. */
export class UserError extends Error {
  override readonly name: UserErrorName;
  readonly hint: string;

  constructor(name: UserErrorName, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
    this.hint = hint;
  }
}

export function userError<Name extends UserErrorName>(name: Name, ...details: Parameters<(typeof CATALOGUE)[Name]>): UserError {
  const make = CATALOGUE[name] as (...parts: string[]) => { message: string; hint: string };
  const { message, hint } = make(...details);
  return new UserError(name, message, hint);
}

/** What a call of the system does, in words. */
const CALLS: ReadonlyMap<string, string> = new Map([
  ['scandir', 'list'],
  ['opendir', 'list'],
  ['lstat', 'look at'],
  ['stat', 'look at'],
  ['mkdir', 'make the folder'],
  ['mkdtemp', 'make a folder like'],
  ['rmdir', 'remove'],
  ['unlink', 'remove'],
  ['rm', 'remove'],
  ['copyfile', 'copy'],
  ['listen', 'listen on'],
  ['spawn', 'start the program'],
]);

/** A refusal of the operating system (no right, no space, no such place) as a person's error; undefined for any other. */
export function fromSystemError(cause: unknown): UserError | undefined {
  if (!(cause instanceof Error)) return undefined;
  const { code, syscall, path, address, port } = cause as NodeJS.ErrnoException & { readonly address?: string; readonly port?: number };
  if (code === undefined || syscall === undefined || !SYSTEM_HINTS.has(code)) return undefined;
  const [call = syscall] = syscall.split(' ');
  const place = path ?? (port === undefined ? 'a file or folder' : `port ${port}${address === undefined ? '' : ` of ${address}`}`);
  const { message, hint } = CATALOGUE['system-refused'](`${CALLS.get(call) ?? call} ${place}`, code);
  return new UserError('system-refused', message, hint, { cause });
}
