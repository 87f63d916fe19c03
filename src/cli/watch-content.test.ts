import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { fakeTerminal } from './fake-terminal.ts';
import type { ExitCode } from './run.ts';
import { watchContent, watchFolder, type Watcher } from './watch-content.ts';

function fakeWatcher() {
  const listeners: ((path: string) => void)[] = [];
  const watcher: Watcher & { isClosed: boolean } = {
    isClosed: false,
    isThere: () => true,
    onChange: (listener) => void listeners.push(listener),
    close() {
      this.isClosed = true;
      return Promise.resolve();
    },
  };
  return { watcher, change: (file: string) => listeners.forEach((listener) => listener(file)) };
}

test('runs again once after several changes have come to rest, and ends with the last run\'s exit code', async () => {
  const { watcher, change } = fakeWatcher();
  const terminal = fakeTerminal('/');
  const codes: ExitCode[] = [1, 0];
  const runOnce = vi.fn(() => Promise.resolve(codes.shift() ?? 2));
  const ended = watchContent(runOnce, watcher, terminal);
  change('a.mdx');
  change('a.mdx');
  change('b.mdx');
  await vi.waitFor(() => expect(runOnce).toHaveBeenCalledTimes(2));
  terminal.interrupt();
  expect([await ended, watcher.isClosed]).toEqual([0, true]);
  expect(terminal.errors()).toMatch(/2 files changed/);
});

test('takes note of a change that comes during a run, and never runs twice at once', async () => {
  const { watcher, change } = fakeWatcher();
  const terminal = fakeTerminal('/');
  let [running, most] = [0, 0];
  const runOnce = vi.fn(async (): Promise<ExitCode> => {
    most = Math.max(most, ++running);
    if (runOnce.mock.calls.length === 1) change('a.mdx');
    await new Promise((resolve) => setTimeout(resolve, 300));
    running--;
    return 0;
  });
  const ended = watchContent(runOnce, watcher, terminal);
  await vi.waitFor(() => expect(runOnce).toHaveBeenCalledTimes(2), { timeout: 5_000 });
  terminal.interrupt();
  await ended;
  expect(most).toBe(1);
});

test('sees a real file change, and no hidden or half-written one', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sopwright-watch-'));
  mkdirSync(path.join(folder, 'sops'));
  const watcher = await watchFolder(folder);
  const seen: string[] = [];
  watcher.onChange((file) => seen.push(path.relative(folder, file)));
  for (const name of ['.hidden', 'x.mdx.sop-12', 'sops/a.mdx']) writeFileSync(path.join(folder, name), 'x');
  await vi.waitFor(() => expect(seen).toContain(path.join('sops', 'a.mdx')), { timeout: 10_000 });
  await watcher.close();
  rmSync(folder, { recursive: true });
  expect(new Set(seen)).toEqual(new Set([path.join('sops', 'a.mdx')]));
});

test('waits for a folder that goes, and watches it again when it is back', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sopwright-watch-'));
  const content = path.join(folder, 'content');
  mkdirSync(content);
  const watcher = await watchFolder(content);
  const terminal = fakeTerminal(folder);
  const runOnce = vi.fn((): Promise<ExitCode> => Promise.resolve(watcher.isThere() ? 0 : 2));
  const ended = watchContent(runOnce, watcher, terminal);
  const ranTimes = (times: number) => vi.waitFor(() => expect(runOnce).toHaveBeenCalledTimes(times), { timeout: 10_000 });
  await ranTimes(1);
  renameSync(content, `${content}-moved`);
  await vi.waitFor(() => expect(terminal.errors()).toMatch(/Waiting for the folder to come back/), { timeout: 10_000 });
  const whileGone = runOnce.mock.calls.length;
  mkdirSync(content);
  await ranTimes(whileGone + 1);
  // A file that is written while the folder is taken up again may be seen together with it.
  await vi.waitFor(() => {
    writeFileSync(path.join(content, `${Date.now()}.mdx`), 'x');
    expect(runOnce.mock.calls.length).toBeGreaterThan(whileGone + 1);
  }, { timeout: 10_000, interval: 400 });
  terminal.interrupt();
  expect(await ended).toBe(0);
  rmSync(folder, { recursive: true });
});
