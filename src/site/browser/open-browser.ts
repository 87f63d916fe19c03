import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchChromium } from '../../../scripts/launch-chromium.ts';

export interface Visit {
  readonly page: Page;
  /** What the console said as an error, and addresses asked for outside the site. */
  readonly troubles: string[];
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MISSING_PAGE = '/no-such-page/';

/** A browser for the tests of one file, and the built site's address. */
export function openBrowser(): {
  readonly site: string;
  /** Opens a page in a context of its own, and closes both after the look at it. */
  readonly visit: <Result>(address: string, look: (visit: Visit) => Promise<Result>, options?: BrowserContextOptions) => Promise<Result>;
  /** Breaches of accessibility rules, each with what breaks it; the context must bypass the page's policy. */
  readonly findViolations: (page: Page) => Promise<string[]>;
} {
  const site = inject('siteUrl');
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
  });
  return {
    site,
    findViolations,
    visit: async (address, look, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      const troubles = watch(page, site, address === MISSING_PAGE);
      try {
        await page.goto(`${site}${address}`, { waitUntil: 'networkidle' });
        return await look({ page, troubles });
      } finally {
        await context.close();
      }
    },
  };
}

function watch(page: Page, site: string, mayBeMissing: boolean): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !(mayBeMissing && message.text().includes('404'))) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith('data:')) troubles.push(`asked ${request.url()}`);
  });
  return troubles;
}

async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const options: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
  const results = await page.evaluate((given) => (globalThis as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(given), options);
  return results.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
}
