import { Command, CommanderError, Option } from 'commander';
import { visible } from '../sop/visible.ts';
import { FORMATS } from './formats.ts';
import type { Terminal } from './terminal.ts';
import { fromSystemError, UserError } from './user-error.ts';

/** Exit codes: 0 clean, 1 findings that fail, 2 usage or environment. */
export type ExitCode = 0 | 1 | 2;

/** The whole command line, as a function: arguments in, text out, exit code back. Throws only on a bug. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = makeProgram(terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (cause) {
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
    const mistake = cause instanceof UserError ? cause : fromSystemError(cause);
    if (!mistake) throw cause;
    terminal.writeError(`${visible(mistake.message)}\n  ${visible(mistake.hint)}\n`);
    return 2;
  }
}

type Finish = (code: ExitCode) => void;

function makeProgram(terminal: Terminal, finish: Finish): Command {
  const program = new Command('sop')
    .description('Standard operating procedures as code: score them, review them, see what changed.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.write(text), writeErr: (text) => terminal.writeError(text) })
    .showHelpAfterError('(sop --help shows how it is called)')
    .helpCommand(false);
  addLint(program, terminal, finish);
  addExplain(program, terminal, finish);
  addChanges(program, terminal, finish);
  addDeps(program, terminal, finish);
  addReview(program, terminal, finish);
  addImport(program, terminal, finish);
  return program;
}

const content = () => new Option('--content <dir>', 'the folder that holds the SOPs and registries').default('content');
const asOf = () => new Option('--as-of <date>', 'the day that counts as today, YYYY-MM-DD');

const LINT_HELP = `
Exit code: 0 clean, 1 an SOP fails, 2 the command could not run.

Examples:
  sop lint                                              the whole playbook
  sop lint content/sops/revops                          one function's SOPs
  sop lint --since origin/main --format github          a pull request, as annotations
  sop lint --format junit > sop-report.xml              a report that build servers show (also gitlab, sarif, markdown)
  sop lint --fix --dry-run                              what --fix would change, as a diff
  sop lint --update-baseline                            adopt the linter: only what is new fails from now on
  sop lint --watch                                      while writing
  sop lint - --stdin-path content/sops/revops/route-lead.mdx < draft.mdx
                                                        a text that is not saved, for editors and hooks

Rules, their options and the minimum scores are set in playbook.yaml; sop explain says what each rule wants.`;

function addLint(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('lint')
    .description('Score SOPs on transferability, freshness and iteration; list what to mend.')
    .argument('[paths...]', 'SOP files or folders; all of the content folder when left out; - for a text that is piped in')
    .addOption(content())
    .addOption(asOf())
    .option('--since <ref>', 'judge only SOPs changed since a branch, tag or commit, as for a pull request')
    .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('text'))
    .option('--quiet', 'print only SOPs that fail')
    .option('--no-cache', 'read everything anew and keep nothing for the next run')
    .option('--fix', 'mend what can be mended safely; what people work from then wants a review')
    .option('--dry-run', 'with --fix or --update-baseline: show what would be written, and write nothing')
    .option('--update-baseline', 'keep what is found now as known debt, or take out of it what is mended; it only shrinks')
    .option('--local-rules', "run the playbook's own rules too (localRules in playbook.yaml); they are code: trust them first")
    .option('--watch', 'lint again after every change, until Ctrl-C')
    .option('--stdin-path <path>', 'where the text that is piped in would lie, such as content/sops/revops/route-lead.mdx')
    .addHelpText('after', LINT_HELP)
    .action(async (paths: string[], options) => {
      const { runLint } = await import('./commands/lint.ts');
      finish(await runLint({ paths, ...options }, terminal));
    });
}

function addExplain(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('explain')
    .description('Say what a rule wants, why, and how to satisfy it.')
    .argument('[rule]', 'the rule; all rules are listed when left out')
    .addHelpText('after', '\nExamples:\n  sop explain vague-term\n  sop explain freshness')
    .action(async (rule: string | undefined) => {
      const { runExplain } = await import('./commands/explain.ts');
      finish(runExplain(rule, terminal));
    });
}

function addChanges(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('changes')
    .description('Say what changed in the processes, in their own terms, read from git.')
    .addOption(content())
    .option('--since <ref-or-date>', 'only changes since a branch, tag, commit or date')
    .option('--sop <id>', 'only this SOP')
    .addOption(new Option('--severity <severity>', 'only changes of at least this weight').choices(['editorial', 'notify', 'retrain']))
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'markdown', 'json', 'atom']).default('text'))
    .option('--no-cache', 'read and compare everything anew and keep nothing for the next run')
    .addHelpText('after', '\nChanges of roles.yaml, systems.yaml and glossary.yaml are not in it.\n\nExamples:\n  sop changes --since 2026-11-01\n  sop changes --sop route-lead --format markdown')
    .action(async (options) => {
      const { runChanges } = await import('./commands/changes.ts');
      finish(await runChanges(options, terminal));
    });
}

function addDeps(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('deps')
    .description('Say which SOP takes what from which, and what has changed since it was last looked at.')
    .argument('[id]', 'only what this SOP takes and gives; all when left out')
    .addOption(content())
    .addOption(new Option('--format <format>', 'how to print; forges draw mermaid').choices(['text', 'json', 'mermaid']).default('text'))
    .addHelpText('after', '\nAn SOP names what it takes in dependsOn. sop review writes down what it said then.\n\nExamples:\n  sop deps route-lead\n  sop deps --format mermaid')
    .action(async (id: string | undefined, options) => {
      const { runDeps } = await import('./commands/deps.ts');
      finish(runDeps({ id, ...options }, terminal));
    });
}

function addReview(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('review')
    .description('Record that you checked an SOP against the work: writes and seals the review record.')
    .argument('<id>', "the SOP: its file's name without .mdx")
    .addOption(content())
    .addOption(new Option('--as-of <date>', 'the day of the review, YYYY-MM-DD; today when left out'))
    .option('--by <handle>', 'who reviewed, such as @revops-lead; must hold the owner role or its backup')
    .addOption(new Option('--method <method>', 'how it was checked').choices(['read', 'observed', 'ran', 'dry-run']))
    .option('--sampled <records...>', 'the records on which it was checked')
    .addOption(new Option('--outcome <outcome>', 'what came of it').choices(['confirmed', 'changed']))
    .option('--note <text>', 'anything the next reviewer should know')
    .option('--dry-run', 'show the record without writing it')
    .addHelpText('after', '\nQuestions that no flag answers are asked at the terminal.\n\nExample:\n  sop review route-lead --by @revops-lead --method ran --sampled "lead 00Q-1" "lead 00Q-7" --outcome confirmed')
    .action(async (id: string, options) => {
      const { runReview } = await import('./commands/review.ts');
      finish(await runReview({ id, ...options }, terminal));
    });
}

function addImport(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('import')
    .description('Turn existing documents into SOP files: Markdown, MDX, HTML and Word (.docx).')
    .argument('<paths...>', 'documents, or folders that hold some')
    .requiredOption('--into <dir>', 'the folder that gets a folder for each function, such as content/sops')
    .option('--function <name>', 'the function of them all; the folder that each lies in when left out')
    .option('--dry-run', 'say what would be found and written, and write nothing')
    .option('--overwrite', 'replace SOPs that are there and different')
    .addHelpText('after', '\nOnly what a document states goes into the frontmatter; what is missing is listed.\nExit code: 0 all imported, 1 some were not, 2 the command could not run.\n\nExamples:\n  sop import docs/procedures --into content/sops\n  sop import handover.docx --into content/sops --function revops --dry-run')
    .action(async (paths: string[], options) => {
      const { runImport } = await import('./commands/import.ts');
      finish(await runImport({ paths, ...options }, terminal));
    });
}
