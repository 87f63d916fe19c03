import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RenameDetection } from '../history/git-arguments.ts';
import type { KeptLog, LogCache } from '../history/kept-log.ts';
import { dropOldest } from './drop-oldest.ts';
import { historyVersion } from './engine-version.ts';
import { replaceFile } from './replace-file.ts';

/** A log of some 100,000 commits: reading a larger one takes git no longer than it would take to read it here. */
const MOST_CHARACTERS = 50_000_000;

/**
 * Git's log of the last commit that was read, on disk.
 *
 * @param folder where caches lie; need not exist. Undefined to keep nothing.
 * @param version of what asks git; undefined where that cannot be told, to keep nothing.
 */
export function openLogCache(folder: string | undefined, version: string | undefined = historyVersion()): LogCache | undefined {
  if (folder === undefined || version === undefined) return undefined;
  const fileOf = (state: string) => path.join(folder, `log-${hash('sha256', JSON.stringify([version, state])).slice(0, 24)}.txt`);
  return {
    find(state) {
      try {
        return parseKeptLog(readFileSync(fileOf(state)));
      } catch {
        return undefined; // No cache yet, or none that can be read: git is asked for everything.
      }
    },
    keep(state, log) {
      const text = renderKeptLog(log);
      if (text.length > MOST_CHARACTERS) return;
      const file = fileOf(state);
      replaceFile(file, (partial) => {
        writeFileSync(partial, text);
        dropOldest(file);
      });
    },
  };
}

/** A line with the hash of all that follows; a line with the commit, how moves were told and how long each part is; the parts. */
function renderKeptLog({ head, renames, mainline, graph, side }: KeptLog): string {
  const said = `${JSON.stringify([head, renames, mainline.length, graph.length])}\n${mainline}${graph}${side}`;
  return `${hash('sha1', said)}\n${said}`;
}

function parseKeptLog(bytes: Buffer): KeptLog | undefined {
  const start = bytes.indexOf('\n') + 1;
  if (start === 0 || hash('sha1', bytes.subarray(start)) !== bytes.toString('latin1', 0, start - 1)) return undefined;
  const said = bytes.toString('utf8', start);
  const end = said.indexOf('\n');
  const [head, renames, mainline, graph] = JSON.parse(said.slice(0, end)) as [string, RenameDetection, number, number];
  const at = end + 1;
  return { head, renames, mainline: said.slice(at, at + mainline), graph: said.slice(at + mainline, at + mainline + graph), side: said.slice(at + mainline + graph) };
}
