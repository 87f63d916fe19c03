import { statSync } from 'node:fs';
import type { ExitCode } from './run.ts';
import type { Terminal } from './terminal.ts';

/** Tells of changes below a folder until it is closed. */
export interface Watcher {
  onChange(listener: (path: string) => void): void;
  /** False while the folder is gone, as between two branches. */
  isThere(): boolean;
  close(): Promise<void>;
}

/** Editors write a file in several moves, and a checkout writes many files. */
const QUIET_MS = 200;

/**
 * Runs once, then again whenever something has changed and come to rest, until the person ends it. What is printed
 * stays on the screen. Runs never overlap.
 *
 * @param runOnce must not throw what a person can mend.
 * @returns the exit code of the last run.
 */
export async function watchContent(runOnce: () => Promise<ExitCode>, watcher: Watcher, terminal: Terminal): Promise<ExitCode> {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let wake: () => void = () => {};
  let [isDue, isOver] = [false, false];
  const undo = terminal.onInterrupt?.(() => {
    isOver = true;
    wake();
  });
  watcher.onChange((path) => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      isDue = true;
      wake();
    }, QUIET_MS);
  });
  let code = await runOnce();
  terminal.writeError(describe(watcher));
  while (!isOver) {
    if (!isDue) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    isDue = false;
    terminal.writeError(`\n── ${changed.size === 1 ? '1 file' : `${changed.size} files`} changed ──\n\n`);
    changed.clear();
    code = await runOnce();
    if (!watcher.isThere()) terminal.writeError(describe(watcher));
  }
  clearTimeout(timer);
  undo?.();
  await watcher.close();
  return code;
}

function describe(watcher: Watcher): string {
  return watcher.isThere() ? 'Watching for changes. Ctrl-C ends it.\n' : 'Waiting for the folder to come back. Ctrl-C ends it.\n';
}

/** A folder that is removed, or put in place of another one, takes what the system watches along. */
const LOOK_MS = 500;

/** Watches a folder on disk, also when it goes and comes back; hidden files and packages are passed over. */
export async function watchFolder(folder: string): Promise<Watcher> {
  const listeners: ((path: string) => void)[] = [];
  const tell = (path: string) => listeners.forEach((listener) => listener(path));
  let known = identityOf(folder);
  let watching = watchOnce(folder, tell);
  await watching;
  const look = () => {
    const now = identityOf(folder);
    if (now === known) return;
    known = now;
    tell(folder);
    const before = watching;
    watching = before.then(async (watcher) => {
      await watcher.close();
      const next = await watchOnce(folder, tell);
      tell(folder); // Files written before it looked are not seen one by one.
      return next;
    });
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    onChange: (listener) => void listeners.push(listener),
    isThere: () => known !== undefined,
    close: async () => {
      clearInterval(timer);
      await (await watching).close();
    },
  };
}

/** What tells a folder from another one of its name; undefined where there is none. */
function identityOf(folder: string): string | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() ? `${stats.dev} ${stats.ino} ${stats.birthtimeMs}` : undefined;
}

async function watchOnce(folder: string, tell: (path: string) => void): Promise<{ close(): Promise<void> }> {
  const { watch } = await import('chokidar');
  const watching = watch(folder, { ignoreInitial: true, ignored: (path) => /(?:^|[/\\])(?:\.[^/\\]+|node_modules)$|\.sop-\d+$/.test(path.slice(folder.length)) });
  await new Promise<void>((resolve) => void watching.once('ready', resolve));
  watching.on('all', (_, path) => tell(path));
  return watching;
}
