import type { ExitCode } from './run.ts';
import type { Terminal } from './terminal.ts';

/** Tells of changes below a folder until it is closed. */
export interface Watcher {
  onChange(listener: (path: string) => void): void;
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
  terminal.writeError('Watching for changes. Ctrl-C ends it.\n');
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
  }
  clearTimeout(timer);
  undo?.();
  await watcher.close();
  return code;
}

/** Watches a folder on disk; hidden files and packages are passed over. */
export async function watchFolder(folder: string): Promise<Watcher> {
  const { watch } = await import('chokidar');
  const watching = watch(folder, { ignoreInitial: true, ignored: (path) => /(?:^|[/\\])(?:\.[^/\\]+|node_modules)$|\.sop-\d+$/.test(path.slice(folder.length)) });
  await new Promise<void>((resolve) => void watching.once('ready', resolve));
  return {
    onChange: (listener) => void watching.on('all', (_, path) => listener(path)),
    close: () => watching.close(),
  };
}
