import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PINS = path.join(import.meta.dirname, 'peers');
/** Outside the sources, so that nobody takes the peers' files for ours. */
export const PEERS_FOLDER = path.resolve(import.meta.dirname, '../../.cache/bench-peers');

/** A folder with the tool's packages installed, or why it has none. */
export type PeerInstallation = { readonly folder: string } | { readonly problem: string };

/**
 * Puts a peer's packages, in the versions that peers/package.json pins, into a folder of their own. Does nothing
 * where they are there.
 */
export function installPeer(name: string, packages: readonly string[], parent = PEERS_FOLDER): PeerInstallation {
  const { dependencies } = JSON.parse(readFileSync(path.join(PINS, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const pinned = Object.fromEntries(packages.map((one) => [one, dependencies[one] ?? '']));
  const folder = path.join(parent, name);
  if (packages.every((one) => installedVersion(folder, one) === pinned[one])) return { folder };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: pinned }));
  cpSync(path.join(PINS, 'remarkrc.json'), path.join(folder, 'remarkrc.json'));
  const { status, error, stderr } = spawnSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, encoding: 'utf8' });
  if (status === 0) return { folder };
  const said = error?.message ?? (stderr.match(/(?<=^npm error ).+/gm)?.slice(0, 2).join(', ') || `npm ended with exit code ${status}`);
  return { problem: `its packages could not be installed: ${said}` };
}

function installedVersion(folder: string, name: string): string | undefined {
  const file = path.join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : undefined;
}
