import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { shownFrontmatterSchema } from '../sop/schema.ts';
import { forgetSite } from './site-data.ts';
import { sopLoader } from './sop-loader.ts';

interface Entry {
  readonly id: string;
  readonly data: unknown;
  readonly digest: string;
  readonly rendered: { readonly html: string; readonly metadata: unknown };
}

let root: string;
let store: Map<string, Entry>;
let stored: string[];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sop-loader-'));
  for (const folder of ['src/sop', 'src/site', 'src/playbook', 'content/sops/ops']) mkdirSync(path.join(root, folder), { recursive: true });
  put('src/site/render-body.ts', '// one');
  put('content/sops/ops/a.mdx', '---\ntitle: A\nowner: boss\n---\n\n## Steps\n\n1. See [b](b.mdx).\n');
  put('content/sops/ops/b.mdx', '---\ntitle: B\nfoo: bar\n---\n\nAn SLA.\n');
  store = new Map();
  stored = [];
  vi.stubEnv('SOP_CONTENT', path.join(root, 'content'));
  vi.stubEnv('SOP_AS_OF', '2026-11-22');
});

afterEach(() => {
  vi.unstubAllEnvs();
  forgetSite();
  rmSync(root, { recursive: true, force: true });
});

function put(file: string, text: string): void {
  writeFileSync(path.join(root, file), text);
}

/** Loads as Astro does; what was stored anew is in `stored`. */
async function load(watcher?: EventEmitter): Promise<void> {
  forgetSite();
  stored = [];
  const context = {
    config: { root: pathToFileURL(`${root}/`) },
    store: {
      keys: () => [...store.keys()],
      get: (id: string) => store.get(id),
      set: (entry: Entry) => void (store.set(entry.id, entry), stored.push(entry.id)),
      delete: (id: string) => void store.delete(id),
    },
    parseData: async ({ data }: { data: unknown }) => shownFrontmatterSchema.parse(data),
    generateDigest: (text: string) => text,
    logger: { error: (text: string) => expect.unreachable(text) },
    watcher,
  };
  await sopLoader().load(context as unknown as LoaderContext);
}

describe('the SOPs of the content collection', () => {
  test('hold what is well-formed of the frontmatter, the rendered body and its headings', async () => {
    await load();
    expect(store.get('a')).toMatchObject({
      data: { title: 'A', owner: 'boss' },
      rendered: { metadata: { headings: [{ slug: 'steps', text: 'Steps', depth: 2 }] } },
    });
    expect(store.get('a')?.rendered.html).toContain('<a href="/sops/b/">b</a>');
    expect(store.get('b')?.data).toEqual({ title: 'B' });
  });

  test('are rendered again only when something that shows has changed', async () => {
    await load();
    await load();
    expect(stored).toEqual([]);
    put('content/sops/ops/b.mdx', '---\ntitle: B\n---\n\nAn SLA, now.\n');
    await load();
    expect(stored).toEqual(['b']);
    put('content/glossary.yaml', 'SLA: { meaning: A promised time }\n');
    await load();
    expect(stored).toEqual(['a', 'b']);
    expect(store.get('b')?.rendered.html).toContain('class="term"');
  });

  test('are rendered again when the code that renders them has changed', async () => {
    await load();
    put('src/site/render-body.ts', '// two');
    await load();
    expect(stored).toEqual(['a', 'b']);
  });

  test('go when their file goes', async () => {
    await load();
    rmSync(path.join(root, 'content/sops/ops/b.mdx'));
    await load();
    expect([...store.keys()]).toEqual(['a']);
    expect(store.get('a')?.rendered.html).toContain('<span class="dead-link">b</span>');
  });

  test('follow their files while someone edits', async () => {
    const watcher = Object.assign(new EventEmitter(), { add: () => undefined });
    await load(watcher);
    put('content/sops/ops/a.mdx', '---\ntitle: New\n---\n\nText\n');
    stored = [];
    watcher.emit('change', path.join(root, 'content/sops/ops/a.mdx'));
    await vi.waitFor(() => expect(stored).toContain('a'));
    expect(store.get('a')?.data).toEqual({ title: 'New' });
  });
});
