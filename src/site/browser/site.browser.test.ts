import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';

const PAGES = {
  home: '/',
  function: '/functions/revops/',
  roles: '/roles/',
  role: '/roles/sdr/',
  sop: '/sops/route-lead/',
  'suspect sop': '/sops/meet-lead-sla/',
  draft: '/sops/escalate-support-case/',
  glossary: '/glossary/',
  changes: '/changes/',
  'narrowed changes': '/changes/revops/read-again/',
  'earlier changes': '/changes/all/2/',
  history: '/sops/meet-lead-sla/history/',
  health: '/health/',
  search: '/search/?q=lead',
  guide: '/guide/write-an-sop/',
  rules: '/guide/rules/',
  rule: '/guide/rules/dependency-changed/',
  'page not found': '/no-such-page/',
} as const;

const { site, visit, findViolations } = openBrowser();

/** Does something that changes the results, and waits until the page has said how many there are now. */
async function untilAnswered(page: Page, act: () => Promise<void>): Promise<void> {
  const status = page.locator('main [role="status"]').first();
  await page.waitForFunction(() => /\d/.test(document.querySelector('main [role="status"]')?.textContent ?? ''));
  const before = await status.innerText();
  await act();
  await page.waitForFunction((text) => document.querySelector('main [role="status"]')?.textContent?.trim() !== text.trim(), before);
}

const search = (page: Page, words: string) => untilAnswered(page, () => page.getByRole('searchbox').fill(words));

/** Addresses of the SOPs found, without the place in them. */
async function found(page: Page): Promise<string[]> {
  const links = await page.locator('main a[href^="/sops/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(links.map((link) => link.replace(/#.*/, '')))];
}

describe.each(Object.entries(PAGES))('the %s page', (_name, address) => {
  test.each(['light', 'dark'] as const)('has no accessibility violation in %s', async (colorScheme) => {
    const violations = await visit(address, ({ page }) => findViolations(page), { colorScheme, bypassCSP: true });
    expect(violations).toEqual([]);
  });

  test('logs no error and asks no other origin', async () => {
    expect(await visit(address, ({ troubles }) => Promise.resolve(troubles))).toEqual([]);
  });

  test('fits a phone without sideways scroll', async () => {
    const overflow = await visit(address, ({ page }) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), {
      viewport: { width: 360, height: 740 },
    });
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test('says what it is without JavaScript', async () => {
    const heading = await visit(address, ({ page }) => page.locator('h1').first().innerText(), { javaScriptEnabled: false });
    expect(heading.trim()).not.toBe('');
  });
});

describe('search', () => {
  test('finds an SOP by a word in its steps', async () => {
    const addresses = await visit('/search/', async ({ page }) => {
      await search(page, 'fallback queue');
      return found(page);
    });
    expect(addresses).toContain('/sops/route-lead/');
  });

  test('narrows by owner', async () => {
    const { before, after } = await visit('/search/', async ({ page }) => {
      const owners = () => page.locator('main').getByText(/^Owner: /).allInnerTexts();
      await search(page, 'lead');
      const all = await owners();
      await untilAnswered(page, () => page.getByRole('group', { name: /owner/i }).getByRole('checkbox', { name: /^SDR/ }).check());
      return { before: all, after: await owners() };
    });
    expect(new Set(before).size).toBeGreaterThan(1);
    expect(after.length).toBeGreaterThan(0);
    expect([...new Set(after)]).toEqual(['Owner: SDR']);
  });

  test('says so when nothing is found', async () => {
    const text = await visit('/search/', async ({ page }) => {
      await search(page, 'zzqxv');
      return page.locator('main').innerText();
    });
    expect(text).toMatch(/nothing|no sop|0 found/i);
  });
});

describe('with the keyboard only', () => {
  test('the first Tab reaches a link that skips to the content', async () => {
    const target = await visit('/sops/route-lead/', async ({ page }) => {
      await page.keyboard.press('Tab');
      const href = await page.evaluate(() => document.activeElement?.getAttribute('href'));
      await page.keyboard.press('Enter');
      return { href, focus: await page.evaluate(() => location.hash) };
    });
    expect(target.href).toMatch(/^#/);
    expect(target.focus).toBe(target.href);
  });

  test('/ opens the search from any page, and Enter opens the first result', async () => {
    const { first, opened } = await visit('/sops/approve-discount/', async ({ page }) => {
      await page.keyboard.press('/');
      await page.getByRole('searchbox').first().waitFor();
      await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
      await untilAnswered(page, () => page.keyboard.type('kickoff'));
      const [first] = await found(page);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname !== '/search/');
      return { first, opened: new URL(page.url()).pathname };
    });
    expect(first).toBe('/sops/hand-off-onboarding/');
    expect(opened).toBe(first);
  });

  test('every link and button shows where the focus is', async () => {
    const hidden = await visit('/', async ({ page }) => {
      const unseen: string[] = [];
      for (let step = 0; step < 25; step++) {
        await page.keyboard.press('Tab');
        const seen = await page.evaluate(() => {
          const active = document.activeElement;
          if (!active || active === document.body) return undefined;
          const style = getComputedStyle(active);
          return { text: active.outerHTML.slice(0, 80), visible: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none' };
        });
        if (seen && !seen.visible) unseen.push(seen.text);
      }
      return unseen;
    });
    expect(hidden).toEqual([]);
  });

  test('the health table is sorted by a button in its head', async () => {
    const sorted = await visit('/health/', async ({ page }) => {
      const button = page.locator('th button').first();
      await button.focus();
      await page.keyboard.press('Enter');
      return page.locator('th[aria-sort]:not([aria-sort="none"])').count();
    });
    expect(sorted).toBe(1);
  });
});

test('the theme that a reader chooses stays on the next page', async () => {
  const themes = await visit(
    '/',
    async ({ page }) => {
      const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const before = await colour();
      const toggle = page.getByRole('button', { name: /theme|dark|light|colou?r/i }).first();
      for (let press = 0; press < 3 && (await colour()) === before; press++) await toggle.click();
      const chosen = await colour();
      await page.goto(`${site}/glossary/`);
      return { before, chosen, next: await colour() };
    },
    { colorScheme: 'light' },
  );
  expect(themes.chosen).not.toBe(themes.before);
  expect(themes.next).toBe(themes.chosen);
});

test('an SOP that takes what has changed warns of it before all else, on a phone too', async () => {
  await visit('/sops/meet-lead-sla/', async ({ page }) => {
    expect(await page.locator('.stamp').getAttribute('data-state')).toBe('suspect');
    const warning = page.locator('.sop-alerts');
    expect(await warning.innerText()).toMatch(/^Check before you rely on it\.[^]*the term "SAL"[^]*Ask the RevOps lead/);
    const [top = 740, contents = 0] = await Promise.all([warning, page.getByRole('navigation', { name: 'On this page' })].map(async (place) => (await place.boundingBox())?.y));
    expect(top).toBeLessThan(contents);
    expect(top).toBeLessThan(740);
    await warning.getByRole('link', { name: 'What it means now' }).click();
    await page.waitForURL(`${site}/glossary/#term-sal`);
  }, { viewport: { width: 360, height: 740 } });
});

test('Health lists what takes something that has changed', async () => {
  await visit('/health/', async ({ page }) => {
    await page.getByRole('link', { name: 'What it takes has changed' }).click();
    await page.waitForFunction(() => /\d/.test(document.querySelector('main [role="status"]')?.textContent ?? ''));
    expect(await found(page)).toEqual(['/sops/meet-lead-sla/']);
  });
});

test('the change log narrows to a function', async () => {
  const shown = await visit('/changes/', async ({ page, troubles }) => {
    await page.getByRole('main').getByRole('link', { name: 'Revenue operations' }).first().click();
    await page.waitForLoadState('networkidle');
    return { url: page.url(), troubles };
  });
  expect(shown.url).toMatch(/\/changes\/revops\//);
  expect(shown.troubles).toEqual([]);
});
