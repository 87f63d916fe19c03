import type { Settings } from '../playbook/registries.ts';
import type { Sop } from '../sop/parse-sop.ts';

type Forge = Settings['forge'];
type ForgeKind = NonNullable<NonNullable<Forge>['kind']>;

/** Where the forge lets a reader edit the SOP's file; undefined where the settings name no forge. */
export function editHref(forge: Forge, sop: Sop): string | undefined {
  if (!forge) return undefined;
  const { branch, file } = placeOnForge(forge, sop);
  return {
    github: `${base(forge)}/edit/${branch}/${file}`,
    gitlab: `${base(forge)}/-/edit/${branch}/${file}`,
    bitbucket: `${base(forge)}/src/${branch}/${file}?mode=edit`,
  }[kindOf(forge)];
}

/** Where the forge shows a line of the SOP's file. */
export function lineHref(forge: Forge, sop: Sop, line: number): string | undefined {
  if (!forge) return undefined;
  const { branch, file } = placeOnForge(forge, sop);
  return {
    github: `${base(forge)}/blob/${branch}/${file}?plain=1#L${line}`,
    gitlab: `${base(forge)}/-/blob/${branch}/${file}?plain=1#L${line}`,
    bitbucket: `${base(forge)}/src/${branch}/${file}#lines-${line}`,
  }[kindOf(forge)];
}

/** Where a reader reports a mistake in the SOP. */
export function reportHref(forge: Forge, sop: Sop): string | undefined {
  if (!forge) return undefined;
  const title = encodeURIComponent(`${sop.title} (${sop.id}): `);
  return {
    github: `${base(forge)}/issues/new?title=${title}`,
    gitlab: `${base(forge)}/-/issues/new?issue%5Btitle%5D=${title}`,
    bitbucket: `${base(forge)}/issues/new?title=${title}`,
  }[kindOf(forge)];
}

export function commitHref(forge: Forge, hash: string): string | undefined {
  if (!forge) return undefined;
  const path = { github: 'commit', gitlab: '-/commit', bitbucket: 'commits' }[kindOf(forge)];
  return `${base(forge)}/${path}/${hash}`;
}

/** Where the forge shows a pull request, or what it calls so. */
export function pullRequestHref(forge: Forge, number: number): string | undefined {
  if (!forge) return undefined;
  const path = { github: 'pull', gitlab: '-/merge_requests', bitbucket: 'pull-requests' }[kindOf(forge)];
  return `${base(forge)}/${path}/${number}`;
}

function placeOnForge(forge: NonNullable<Forge>, sop: Sop): { readonly branch: string; readonly file: string } {
  const path = [...(forge.contentPath ?? 'content').split('/'), ...sop.file.split('/')].filter((part) => part !== '');
  return { branch: encodePath(forge.branch ?? 'main'), file: encodePath(path.join('/')) };
}

function base(forge: NonNullable<Forge>): string {
  return forge.url.replace(/\/+$/, '').replace(/\.git$/, '');
}

function kindOf(forge: NonNullable<Forge>): ForgeKind {
  const host = new URL(forge.url).hostname;
  return forge.kind ?? (host.includes('gitlab') ? 'gitlab' : host.includes('bitbucket') ? 'bitbucket' : 'github');
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
