import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TemporaryRepository } from './temporary-repository.ts';

/** Settings that name a program which some command of git starts. */
const PROGRAMS = [
  'core.fsmonitor', 'core.pager', 'core.editor', 'core.askPass', 'core.sshCommand', 'core.gitProxy', 'core.alternateRefsCommand',
  'pager.log', 'pager.rev-list', 'pager.ls-tree', 'pager.config', 'sequence.editor', 'interactive.diffFilter', 'credential.helper', 'uploadpack.packObjectsHook',
  'diff.external', 'diff.evil.command', 'diff.evil.textconv', 'filter.evil.clean', 'filter.evil.smudge', 'filter.evil.process', 'merge.evil.driver', 'mergetool.evil.cmd',
  'gpg.program', 'gpg.ssh.program', 'gpg.x509.program', 'gpg.ssh.defaultKeyCommand', 'trailer.co-authored-by.command', 'trailer.co-authored-by.cmd', 'remote.origin.uploadpack',
];

const ALIASES = ['log', 'rev-parse', 'rev-list', 'ls-tree', 'cat-file', 'config', 'check-mailmap'];

const HOOKS = ['post-checkout', 'post-index-change', 'pre-auto-gc', 'reference-transaction', 'fsmonitor-watchman', 'post-rewrite', 'pre-commit'];

/** Programs that a repository would have git run. */
export interface Traps {
  /** Names of those that ran, each once. */
  sprung(): string[];
}

/** Sets whatever git lets a repository name as a program, in its configuration, in files that it includes, as attributes and as hooks. */
export function setTraps({ folder, git, write }: TemporaryRepository): Traps {
  const top = path.join(folder, '.git', 'traps');
  const marks = path.join(top, 'marks');
  mkdirSync(marks, { recursive: true });
  const trap = (name: string, file = path.join(top, name)) => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n: > '${path.join(marks, name)}'\nexit 1\n`);
    chmodSync(file, 0o755);
    return file;
  };
  for (const hook of HOOKS) trap(hook, path.join(folder, '.git', 'hooks', hook));
  write({
    '.git/info/attributes': '* diff=evil filter=evil merge=evil\n',
    '.git/traps/included': `[core]\n\tfsmonitor = ${trap('included')}\n[log]\n\tshowSignature = true\n`,
    '.git/traps/mailmap': 'Mallory <mallory@example.com> <nobody@example.com>\n',
    '.git/config.worktree': `[core]\n\tfsmonitor = ${trap('worktree')}\n`,
    '.git/objects/info/alternates': `${path.join(top, 'elsewhere')}\n`,
  });
  for (const key of PROGRAMS) git('config', key, trap(key));
  for (const name of ALIASES) git('config', `alias.${name}`, `!${trap(`alias.${name}`)}`);
  for (const [key, value] of Object.entries({
    'core.hooksPath': path.join(folder, '.git', 'hooks'), 'log.showSignature': 'true', 'gpg.format': 'openpgp', 'diff.relative': 'true', 'log.follow': 'true', 'extensions.worktreeConfig': 'true',
    'core.repositoryFormatVersion': '1', 'mailmap.file': path.join(top, 'mailmap'), 'remote.origin.url': `ext::${trap('ext')}`, 'protocol.ext.allow': 'always', 'protocol.allow': 'always',
    'url.ext::x.insteadOf': 'https:', 'include.path': path.join(top, 'included'),
  })) git('config', key, value);
  return { sprung: () => (existsSync(marks) ? readdirSync(marks).toSorted() : []) };
}

/** The headers that make a commit look signed, so that showing it starts a program to check it. */
export const SIGNATURE = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n';
