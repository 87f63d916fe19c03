import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';

const SOP = '/sops/route-lead/';
const { site, visit, findViolations } = openBrowser();

const notice = (page: Page) => page.getByRole('region', { name: 'Changed since you last read this' });
const keyOf = async (page: Page) => (await page.locator('#sinceRead').getAttribute('data-key')) ?? '';
const keptMark = async (page: Page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? 'null') as unknown, await keyOf(page));
const putText = async (page: Page, text: string) => page.evaluate(([key = '', value = '']) => localStorage.setItem(key, value), [await keyOf(page), text]);
const put = (page: Page, value: unknown) => putText(page, JSON.stringify(value));

interface PageMarks {
  readonly marks: string[];
  readonly landed: string;
  readonly fingerprint: string;
  readonly items: { readonly mark: string; readonly landed: string; readonly severity: string }[];
}

const readMarks = (page: Page): Promise<PageMarks> =>
  page.locator('#sinceRead').evaluate((section) => ({
    marks: section.dataset['marks']?.split(' ') ?? [],
    landed: section.dataset['landed'] ?? '',
    fingerprint: section.dataset['fingerprint'] ?? '',
    items: [...section.querySelectorAll('li')].map(({ dataset }) => ({ mark: dataset['mark'] ?? '', landed: dataset['landed'] ?? '', severity: dataset['severity'] ?? '' })),
  }));

/** Opens the SOP as someone who last read it when the change after the newest `count` telling ones had landed. */
async function returnAfter(page: Page, count: number): Promise<PageMarks> {
  const known = await readMarks(page);
  const at = known.marks.indexOf(known.items[count]?.mark ?? '');
  await put(page, { mark: known.marks[at], landed: '2020-01-01T00:00:00Z', fingerprint: 'v1:other' });
  await page.reload();
  return known;
}

describe('what changed since the reader was last there', () => {
  test('is told of nothing on the first visit, which is remembered', async () => {
    const { shown, mark, known } = await visit(SOP, async ({ page }) => ({ shown: await notice(page).count(), mark: await keptMark(page), known: await readMarks(page) }));
    expect(shown).toBe(0);
    expect(mark).toEqual({ mark: known.marks[0], landed: known.landed, fingerprint: known.fingerprint });
  });

  test('is told on a later visit: how much, how far it reaches, and where it stands in the history', async () => {
    await visit(SOP, async ({ page, troubles }) => {
      await returnAfter(page, 2);
      expect(await notice(page).locator('p').first().innerText()).toMatch(/^2 updates, (?:read it again|take note): /);
      const links = notice(page).getByRole('listitem').getByRole('link');
      expect(await links.count()).toBe(2);
      await links.first().click();
      await page.waitForURL(/\/sops\/route-lead\/history\/(?:\d+\/)?#change-/);
      const target = page.locator(':target');
      expect(await target.count()).toBe(1);
      expect(troubles).toEqual([]);
    });
  });

  test('stands above the steps and moves nothing that was painted', async () => {
    await visit(SOP, async ({ page }) => {
      await page.addInitScript(() => {
        const seen = globalThis as unknown as { shifts: number };
        seen.shifts = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.shifts += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await returnAfter(page, 1);
      await page.waitForLoadState('networkidle');
      const [top = 0, steps = 0] = await Promise.all([notice(page), page.getByRole('heading', { name: 'Steps' })].map(async (place) => (await place.boundingBox())?.y));
      expect(top).toBeLessThan(steps);
      expect(await page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)).toBeLessThan(0.01);
    });
  });

  test('is no longer told once the reader has read it', async () => {
    await visit(SOP, async ({ page }) => {
      const known = await returnAfter(page, 1);
      await notice(page).getByRole('button', { name: 'I have read this' }).press('Enter');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Marked as read');
      expect(await page.locator('#sinceRead').innerText()).toContain('You will be told here of what changes from now on.');
      expect(await keptMark(page)).toMatchObject({ mark: known.marks[0] });
      await page.reload();
      expect(await notice(page).count()).toBe(0);
    });
  });

  test('is told by date where the mark is unknown, and not at all where the text is the one that was read', async () => {
    await visit(SOP, async ({ page }) => {
      const { fingerprint } = await readMarks(page);
      await put(page, { mark: 'rewritten0', landed: '2000-01-01T00:00:00Z', fingerprint: 'v1:other' });
      await page.reload();
      expect(await notice(page).count()).toBe(1);
      await put(page, { mark: 'rewritten0', landed: '2000-01-01T00:00:00Z', fingerprint });
      await page.reload();
      expect(await notice(page).count()).toBe(0);
    });
  });

  test('in another tab is marked here too, and an older page does not move the mark back', async () => {
    await visit(SOP, async ({ page }) => {
      await returnAfter(page, 1);
      const other = await page.context().newPage();
      await other.goto(`${site}${SOP}`);
      await notice(other).getByRole('button').click();
      await notice(page).waitFor({ state: 'hidden' });
      await page.clock.setFixedTime('2999-12-31T00:00:00Z');
      const further = { mark: 'unknown000', landed: '2999-01-01T00:00:00Z', fingerprint: 'v1:next' };
      await put(page, further);
      await page.reload();
      expect(await notice(page).count()).toBe(0);
      expect(await keptMark(page)).toEqual(further);
    });
  });

  test('starts anew where the mark is unknown and of a day still to come', async () => {
    await visit(SOP, async ({ page }) => {
      const known = await readMarks(page);
      await put(page, { mark: 'unknown000', landed: '2999-01-01T00:00:00Z', fingerprint: 'v1:other' });
      await page.reload();
      expect(await notice(page).count()).toBe(0);
      expect(await keptMark(page)).toMatchObject({ mark: known.marks[0], landed: known.landed });
    });
  });

  test.each([
    ['is blocked', 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })', false],
    ['is full', 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }', false],
  ])('is not told where storage %s, and nothing breaks', async (_, script) => {
    await visit('/guide/', async ({ page, troubles }) => {
      await page.addInitScript(script);
      await page.goto(`${site}${SOP}`);
      expect(await notice(page).count()).toBe(0);
      expect(troubles).toEqual([]);
    });
  });

  test('is marked for this visit, and says so, where storage fills up later', async () => {
    await visit(SOP, async ({ page }) => {
      await returnAfter(page, 1);
      await page.evaluate('Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }');
      await notice(page).getByRole('button').click();
      expect(await page.locator('#sinceRead').innerText()).toContain('For this visit only');
    });
  });

  test.each(['not json', '{}', 'null', '[]', '{"mark":1,"landed":2}'])('starts anew where storage holds %s', async (text) => {
    await visit(SOP, async ({ page, troubles }) => {
      await putText(page, text);
      await page.reload();
      expect(await notice(page).count()).toBe(0);
      expect(await keptMark(page)).toHaveProperty('mark');
      expect(troubles).toEqual([]);
    });
  });

  test.each(['light', 'dark'] as const)('is accessible in %s and fits a phone', async (colorScheme) => {
    await visit(
      SOP,
      async ({ page }) => {
        await returnAfter(page, 1);
        expect(await findViolations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      },
      { colorScheme, bypassCSP: true, viewport: { width: 360, height: 740 } },
    );
  });

  test('needs JavaScript, and leaves no trace without it', async () => {
    expect(await visit(SOP, ({ page }) => page.locator('#sinceRead').isVisible(), { javaScriptEnabled: false })).toBe(false);
  });
});

test('the change log narrows to a function, then to what must be read again', async () => {
  await visit('/changes/', async ({ page, troubles }) => {
    const main = page.getByRole('main');
    await main.getByRole('link', { name: 'Revenue operations' }).first().click();
    await page.waitForURL(`${site}/changes/revops/`);
    await main.getByRole('link', { name: 'To read again' }).click();
    await page.waitForURL(`${site}/changes/revops/read-again/`);
    expect([...new Set(await main.locator('.change .tag').allInnerTexts())]).toEqual(['Read again']);
    expect(troubles).toEqual([]);
  });
});

test('an entry of the change log unfolds, and leads to the texts before and after', async () => {
  await visit('/changes/', async ({ page }) => {
    const entry = page.locator('.change').first();
    await entry.locator('summary').click();
    await entry.getByRole('link', { name: 'The texts before and after' }).click();
    await page.waitForURL(/\/history\/(?:\d+\/)?#change-/);
    expect(await page.locator(':target h2').count()).toBe(1);
  });
});

test('the history sets two texts side by side where there is room, and says in words what differs', async () => {
  const address = '/sops/meet-lead-sla/history/';
  const places = (page: Page) => Promise.all(['.text-before', '.text-after'].map((side) => page.locator(`.texts:has(.text-before):has(.text-after) > ${side}`).first().boundingBox()));
  await visit(address, async ({ page }) => {
    const [before, after] = await places(page);
    expect(before?.y).toBe(after?.y);
    const spoken = await page.locator('.texts del').first().evaluate((word) => [getComputedStyle(word, '::before').content, getComputedStyle(word).textDecorationLine]);
    expect(spoken).toEqual(['" [taken out: "', 'line-through']);
  });
  await visit(address, async ({ page }) => {
    const [before, after] = await places(page);
    expect(before?.x).toBe(after?.x);
    expect(after?.y).toBeGreaterThan(before?.y ?? 0);
  }, { viewport: { width: 360, height: 740 } });
});

test.each([
  ['/changes/', 'Feed of all changes'],
  ['/changes/revops/', 'Feed of Revenue operations'],
  ['/functions/revops/', 'Feed of these changes'],
  ['/roles/sdr/', 'Feed for this role'],
])('the feed of %s is found by readers and programs, and is well-formed XML', async (address, label) => {
  await visit(address, async ({ page }) => {
    const href = await page.getByRole('link', { name: label, exact: true }).getAttribute('href');
    expect(await page.locator('link[rel="alternate"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toContain(href);
    const feed = await page.evaluate(async (path) => {
      const response = await fetch(path);
      const parsed = new DOMParser().parseFromString(await response.text(), 'application/xml');
      const ids = [...parsed.querySelectorAll('entry > id')].map((id) => id.textContent);
      return { type: response.headers.get('content-type'), error: parsed.querySelector('parsererror')?.textContent, root: parsed.documentElement.namespaceURI, entries: ids.length, unique: new Set(ids).size };
    }, href ?? '');
    expect(feed).toMatchObject({ error: undefined, root: 'http://www.w3.org/2005/Atom' });
    expect(feed.type).toMatch(/xml/);
    expect(feed.entries).toBeGreaterThan(0);
    expect(feed.entries).toBeLessThanOrEqual(50);
    expect(feed.unique).toBe(feed.entries);
  });
});

test.each([['/health/', 'Calendar of all due reviews'], ['/changes/', 'Calendar of due reviews'], ['/roles/sdr/', 'Calendar of its reviews']])('the calendar of %s is one', async (address, label) => {
  await visit(address, async ({ page }) => {
    const href = await page.getByRole('link', { name: label }).getAttribute('href');
    const { type, text } = await page.evaluate(async (path) => {
      const response = await fetch(path);
      return { type: response.headers.get('content-type'), text: await response.text() };
    }, href ?? '');
    expect(type).toMatch(/^text\/calendar/);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT\r\n[^]*END:VCALENDAR/);
  });
});
