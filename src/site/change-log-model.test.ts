import { describe, expect, test } from 'vitest';
import { changeLogModel, changeLogPaths } from './change-log-model.ts';
import { siteOfCommits } from './changes-example.ts';
import { exampleText } from './example-site.ts';
import { htmlBytes } from './html-bytes.ts';

const file = (folder: string) => `sops/${folder}/one.mdx`;
const steps = (count: number) => exampleText('title: One', `## Steps\n\n${Array.from({ length: count }, (_, index) => `${index + 1}. Call lead ${index}.`).join('\n')}\n`);
const notes = (number: number) => exampleText('title: One', `## Steps\n\n1. Call.\n\n## Notes\n\nNumber ${number}.\n`);
const many = (count: number, text: (number: number) => string) => Array.from({ length: count }, (_, index) => ({ files: { [file('revops')]: text(index + 1) } }));

describe('the change log', () => {
  test('has pages of thirty entries that lead to each other', async () => {
    const site = await siteOfCommits(many(70, notes));
    expect(changeLogPaths(site).map(({ path }) => path)).toEqual([undefined, 'all/2', 'all/3', 'all/read-again', 'revops', 'revops/2', 'revops/3', 'revops/read-again']);
    const pages = [1, 2, 3].map((page) => changeLogModel(site, {}, page));
    expect(pages.map(({ items }) => items.length)).toEqual([30, 30, 10]);
    expect(pages[1]?.pages).toEqual({ label: 'Page 2 of 3', previous: { label: 'Previous page', href: '/changes/' }, next: { label: 'Next page', href: '/changes/all/3/' } });
  });

  test('keeps its pages small where entries are long', async () => {
    const rules = (number: number) => exampleText('title: One', `## Steps\n\n1. Call.\n\n## Exceptions\n\n${Array.from({ length: 30 }, (_, index) => `- ${'"Lead" & <deal>, '.repeat(8)} ${index} ${number}.`).join('\n')}\n`);
    const site = await siteOfCommits(many(40, rules));
    for (const { scope, page } of changeLogPaths(site)) expect(htmlBytes(JSON.stringify(changeLogModel(site, scope, page).items))).toBeLessThan(30_000);
  });

  test('keeps its pages small where a commit went over a mass of SOPs with long names', async () => {
    const files = (verb: string) => Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`sops/revops/${'long-name-'.repeat(5)}${index}.mdx`, exampleText(`title: ${JSON.stringify(`${'"Lead" & deal, '.repeat(8)}${index}`)}`, `## Steps\n\n1. ${verb} the lead.\n`)]));
    const site = await siteOfCommits([{ files: files('Call') }, { files: files('Ring') }]);
    for (const page of [1, 2]) {
      const { items } = changeLogModel(site, {}, page);
      expect(items.map(({ details, more }) => [details.length, more])).toEqual([[40, 20]]);
      const told = items.flatMap(({ details }) => details.flatMap(({ sop = '', text, href = '' }) => [sop, text, href]));
      expect(told.reduce((sum, text) => sum + htmlBytes(text), 0)).toBeLessThan(16_000);
    }
  });

  test('narrows to what people must read again, within a function too, and keeps the other choice', async () => {
    const site = await siteOfCommits([{ files: { [file('revops')]: steps(1), 'sops/sales/two.mdx': steps(1) } }, { files: { [file('revops')]: steps(2) } }, { files: { 'sops/sales/two.mdx': exampleText('title: Two', '## Steps\n\n1. Call lead 0.\n') } }]);
    const again = changeLogModel(site, { readAgain: true });
    expect(again.items.map(({ headline, tag }) => [headline, tag])).toEqual([['Step 2 added: "Call lead 1."', 'Read again']]);
    expect(again.title).toBe('To read again');
    expect(again.functions.map(({ href, isCurrent }) => [href, isCurrent])).toEqual([['/changes/all/read-again/', true], ['/changes/revops/read-again/', false], ['/changes/sales/read-again/', false]]);
    const sales = changeLogModel(site, { function: 'sales', readAgain: true });
    expect(sales).toMatchObject({ title: 'To read again in Sales', items: [], feed: { href: '/changes/sales/atom.xml' } });
    expect(sales.reaches.map(({ href, isCurrent }) => [href, isCurrent])).toEqual([['/changes/sales/', false], ['/changes/sales/read-again/', true]]);
  });

  test('gives every page an address of its own, whatever functions are called', async () => {
    const names = ['all', '2', 'read-again', 'atom.xml', 'page'];
    const site = await siteOfCommits([{ files: Object.fromEntries(names.map((name) => [`sops/${name}/sop-${name.replace('.', '')}.mdx`, steps(1)])) }, ...many(35, notes)]);
    const paths = changeLogPaths(site).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain('all_');
    expect(paths).toContain('all/2');
  });

  test('folds what is more than the headline, and leads to the texts before and after', async () => {
    const site = await siteOfCommits([{ files: { [file('revops')]: steps(1) } }, { files: { [file('revops')]: steps(13).replace('title: One', 'title: Two') } }]);
    const [newest, first] = changeLogModel(site).items;
    expect(newest).toMatchObject({
      sop: { label: 'Two', href: '/sops/one/' }, count: '13 changes', headline: '12 steps added under "Steps": 2 to 13; Title changed: One → Two', more: 0,
      details: [
        { severity: 'retrain', tag: 'Read again', sop: undefined, text: '12 steps added under "Steps": 2 to 13', href: undefined },
        { severity: 'notify', tag: 'Take note', sop: undefined, text: 'Title changed: One → Two', href: undefined },
      ],
      fullHref: '/sops/one/history/#change-200000000000',
    });
    expect(first).toMatchObject({ count: '1 change', headline: 'SOP added: One', details: [] });
  });

  test('counts the changes that a fold leaves out, so that they and those shown make up its count', async () => {
    const sections = (...names: readonly string[]) => exampleText('title: One', names.map((name) => `## ${name}\n\nText of ${name}.\n`).join('\n'));
    const site = await siteOfCommits([{ files: { [file('revops')]: sections() } }, { files: { [file('revops')]: sections('Aa', 'Bb', 'Cc', 'Dd', 'Ee', 'Ff', 'Gg', 'Hh', 'Ii', 'Jj', 'Kk') } }]);
    const [newest] = changeLogModel(site).items;
    expect(newest).toMatchObject({ count: '11 changes', more: 3 });
    expect(newest?.details).toHaveLength(8);
  });
});
