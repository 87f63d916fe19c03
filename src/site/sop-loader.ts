import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Playbook } from '../playbook/playbook.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { addressPart } from './addresses.ts';
import { headingsOf } from './body-anchors.ts';
import { makeBodyContext, renderBody } from './render-body.ts';
import { contentDir, forgetSite, getSite } from './site-data.ts';

/**
 * Loads the SOPs that the linter has read, and renders their bodies. An entry is rendered anew when its text, the
 * registries it is rendered against, or the code that renders it has changed.
 */
export function sopLoader(): Loader {
  return {
    name: 'sops',
    load: async (context) => {
      await loadSops(context);
      watch(context);
    },
  };
}

async function loadSops({ config, store, parseData, generateDigest }: LoaderContext): Promise<void> {
  const { playbook } = await getSite();
  const body = makeBodyContext(playbook);
  const surroundings = generateDigest(surroundingsOf(playbook) + engineSources(fileURLToPath(new URL('src/', config.root))));
  const gone = new Set(store.keys());
  for (const sop of playbook.byId.values()) {
    const id = addressPart(sop.id);
    gone.delete(id);
    const digest = generateDigest(`${surroundings}\n${sop.file}\n${sop.text}`);
    if (store.get(id)?.digest === digest) continue;
    const data = await parseData({ id, data: dataOf(sop) });
    const headings = headingsOf(sop).map(({ id: slug, text, depth }) => ({ slug, text, depth }));
    store.set({ id, data, digest, rendered: { html: renderBody(sop, body), metadata: { headings } } });
  }
  for (const id of gone) store.delete(id);
}

function dataOf(sop: Sop): Record<string, unknown> {
  return { ...sop.meta, title: sop.title };
}

/** All beyond its own text that shows in a rendered body: where links lead, who acts, what terms mean. */
function surroundingsOf({ sops, roles, systems, glossary }: Playbook): string {
  const entries = [roles, systems, glossary].map((registry) => registry && [...registry.entries]);
  return JSON.stringify([sops.map((sop) => [sop.id, sop.file]), ...entries]);
}

/** The sources that decide how a body is read and rendered, so that no cache outlives a change to them. */
function engineSources(sourceDir: string): string {
  return ['sop', 'site', 'playbook']
    .flatMap((folder) => readdirSync(path.join(sourceDir, folder)).toSorted().map((name) => path.join(sourceDir, folder, name)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

/** While someone edits with the development server: read again whatever changes in the folder. */
function watch(context: LoaderContext): void {
  const { watcher, config, logger } = context;
  if (!watcher) return;
  const folder = path.resolve(fileURLToPath(config.root), contentDir());
  watcher.add(folder);
  const reload = (file: string): void => {
    if (!file.startsWith(folder + path.sep) || !/\.(?:mdx|yaml)$/i.test(file)) return;
    forgetSite();
    loadSops(context).catch((cause: unknown) => logger.error(cause instanceof Error ? cause.message : String(cause)));
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, reload);
}
