import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headersOf, readHeaders } from './read-headers.ts';
import { serveSite, type ServedSite } from './serve-site.ts';

let folder: string;
const running: { close(): unknown }[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'serve-site-'));
  mkdirSync(path.join(folder, 'sops/café'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), 'home');
  writeFileSync(path.join(folder, '404.html'), 'not here');
  writeFileSync(path.join(folder, 'sops/café/index.html'), 'coffee');
  writeFileSync(path.join(folder, '_headers'), '/*\n  X-Frame-Options: DENY\n/sops/*\n  Cache-Control: no-store\n');
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(port = 0): Promise<ServedSite> {
  const site = await serveSite(folder, port);
  running.push(site);
  return site;
}

describe('serving a site', () => {
  test('gives its pages with the headers that the site asks for', async () => {
    const { url } = await serve();
    const page = await fetch(`${url}/sops/caf%C3%A9/`);
    expect([page.status, await page.text()]).toEqual([200, 'coffee']);
    expect([page.headers.get('x-frame-options'), page.headers.get('cache-control')]).toEqual(['DENY', 'no-store']);
  });

  test('answers with the page for what is not found, and never leaves its folder', async () => {
    const { url } = await serve();
    for (const address of ['/gone/', '/..%2f..%2fetc/passwd', '/%']) {
      const page = await fetch(`${url}${address}`);
      expect([address, page.status, await page.text()]).toEqual([address, 404, 'not here']);
    }
  });

  test('takes the next port where one is taken', async () => {
    const other = createServer();
    running.push(other);
    const taken = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const { url } = await serve(taken);
    expect(Number(new URL(url).port)).toBeGreaterThan(taken);
    expect(await (await fetch(url)).text()).toBe('home');
  });

  test('says so where every port is taken', async () => {
    const other = createServer();
    running.push(other);
    await new Promise<void>((resolve) => {
      other.once('error', () => resolve()).listen(65_535, '127.0.0.1', resolve);
    });
    await expect(serveSite(folder, 65_535)).rejects.toMatchObject({ name: 'system-refused', message: expect.stringContaining('any port from 65535 to 65535') as string });
  });

  test('ends when it is closed', async () => {
    const site = await serve();
    await fetch(site.url);
    await site.close();
    await expect(fetch(site.url)).rejects.toThrow();
  });
});

describe('a headers file', () => {
  const rules = readHeaders('# comment\n/*\n  A: 1\n  B: x: y\n\n/page/\n  A: 2\n');

  test('gives a path the headers of every rule that fits it, the last one winning', () => {
    expect(headersOf('/', rules)).toEqual({ A: '1', B: 'x: y' });
    expect(headersOf('/page/', rules)).toEqual({ A: '2', B: 'x: y' });
  });
});
