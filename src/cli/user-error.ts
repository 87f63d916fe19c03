/** Mistakes a person can make on the command line, each with a permanent name, and what to do about it. */
const CATALOGUE = {
  'content-missing': (folder: string) => ({
    message: `There is no folder ${folder}.`,
    hint: 'Name the folder that holds your SOPs: sop lint --content docs/sops',
  }),
  'no-sops': (folder: string) => ({
    message: `There is no SOP (a file ending in .mdx) in ${folder}.`,
    hint: 'Name the folder that holds your SOPs: sop lint --content docs/sops',
  }),
  'path-unknown': (path: string) => ({
    message: `There is no SOP at ${path}.`,
    hint: 'Name a file ending in .mdx or a folder that holds some: sop lint content/sops/revops',
  }),
  'sop-unknown': (id: string, suggestion: string) => ({
    message: `There is no SOP with the id ${id}${suggestion}.`,
    hint: "The id is the file's name without .mdx: sop review route-lead",
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
    message: `Git knows no branch, tag or commit ${ref} here.`,
    hint: 'Fetch it first (git fetch origin main), then: sop lint --since origin/main',
  }),
  'history-unreadable': (message: string, hint: string) => ({ message, hint }),
  'option-invalid': (option: string, value: string, expected: string) => ({
    message: `${option} got "${value}", expected ${expected}.`,
    hint: 'See the choices: sop --help',
  }),
  'answer-missing': (question: string, flag: string) => ({
    message: `There is nobody at the terminal to answer: ${question}`,
    hint: `Give the answer as a flag: ${flag}`,
  }),
  'review-refused': (message: string, hint: string) => ({ message, hint }),
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
