import { Command, CommanderError, Option } from 'commander';
import { dateOption } from '../../cli/commands/lint.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { userError } from '../../cli/user-error.ts';

export interface SiteArguments {
  /** As given; relative to the working directory. */
  readonly content: string;
  /** The ISO date that counts as today. */
  readonly asOf: string;
  /** The folder of the built site; relative to the working directory. */
  readonly out: string;
  readonly port: number;
  readonly serve: boolean;
}

const OPTIONS = {
  content: () => new Option('--content <dir>', 'the folder that holds the SOPs and registries').default('content'),
  'as-of': () => new Option('--as-of <date>', 'the day that counts as today, YYYY-MM-DD'),
  out: () => new Option('--out <dir>', 'the folder of the built site').default('dist'),
  port: () => new Option('--port <number>', 'the port to serve on; the next free one where it is taken').default('4321'),
  'no-serve': () => new Option('--no-serve', 'stop once the site is built'),
};

/**
 * Reads the command line of a script that makes or serves the site.
 *
 * @returns undefined when help was asked for and shown.
 */
export function readSiteArguments(
  script: { readonly name: string; readonly description: string; readonly options: readonly (keyof typeof OPTIONS)[] },
  args: readonly string[],
  terminal: Terminal,
): SiteArguments | undefined {
  const command = new Command(script.name).description(script.description).exitOverride();
  command.configureOutput({ writeOut: (text) => terminal.write(text), writeErr: () => undefined });
  for (const name of script.options) command.addOption(OPTIONS[name]());
  try {
    command.parse([...args], { from: 'user' });
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    if (cause.exitCode === 0) return undefined;
    throw userError('usage', cause.message.replace(/^error: /, ''));
  }
  const given = command.opts<{ content?: string; asOf?: string; out?: string; port?: string; serve?: boolean }>();
  const { content = 'content', asOf, out = 'dist', port = '4321', serve = true } = given;
  for (const [name, folder] of [['--content', content], ['--out', out]] as const) {
    if (folder.trim() === '') throw userError('option-invalid', name, folder, 'the name of a folder');
  }
  return { content, asOf: dateOption('--as-of', asOf) ?? terminal.today, out, port: portOption(port), serve };
}

function portOption(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw userError('option-invalid', '--port', text, 'a number from 0 to 65535');
  return port;
}
