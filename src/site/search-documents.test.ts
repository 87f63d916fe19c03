import { describe, expect, test } from 'vitest';
import { exampleSite, exampleText } from './example-site.ts';
import { makeBodyContext } from './render-body.ts';
import { searchDocuments } from './search-documents.ts';

const BODY = '## Steps\n\n1. **SDR:** Open **New** leads.\n   1. Look.\n\n## Notes\n\n- One & two\n';
const site = exampleSite({
  'sops/revops/route-lead.mdx': exampleText('title: Route a "hot" lead\nowner: revops-lead\ninputs: [{ what: Lead, system: crm, location: Unrouted leads }]\nsystems: [routing]', BODY),
  'sops/revops/idea.mdx': exampleText('title: Idea\nstatus: draft'),
  'sops/revops/old.mdx': exampleText('title: Old\nstatus: retired'),
});
const documents = searchDocuments(site, makeBodyContext(site.playbook));
const htmlOf = (url: string) => documents.find((document) => document.url === url)?.html ?? '';

describe('what the search engine is given', () => {
  test('is every SOP that is not retired, and every term', () => {
    expect(documents.map(({ url }) => url)).toEqual(['/sops/idea/', '/sops/route-lead/', '/glossary/#term-mql', '/glossary/#term-sla', '/glossary/#term-speed-to-lead']);
  });

  test('gives each step a heading with its number, its actor and the id on the page', () => {
    const html = htmlOf('/sops/route-lead/');
    expect(html).toMatch(/<li class="step"><h4 id="step-1" data-pagefind-weight="1">Step 1: SDR<\/h4> Open <strong>New<\/strong> leads\./);
    expect(html).toContain('<h4 id="step-1-1" data-pagefind-weight="1">Step 1.1</h4>Look.');
    expect(html).toContain('<h2 id="notes">Notes</h2>');
  });

  test('holds the facts of the header', () => {
    expect(htmlOf('/sops/route-lead/')).toContain('<p>You need: Lead · CRM · Unrouted leads</p>');
  });

  test('can be filtered by function, owner, system, freshness and draft', () => {
    const filters = (url: string) => [...htmlOf(url).matchAll(/data-pagefind-filter="(\w+)\[data-value\]" data-value="([^"]*)"/g)].map((match) => `${match[1]}: ${match[2]}`);
    expect(filters('/sops/route-lead/')).toEqual([
      'kind: SOP', 'draft: no', 'function: Revops', 'owner: RevOps lead', 'system: CRM', 'system: Routing tool', 'freshness: Not reviewed',
    ]);
    expect(filters('/sops/idea/')).toContain('draft: yes');
    expect(filters('/glossary/#term-mql')).toEqual(['kind: Term', 'draft: no']);
  });

  test('says what a result shows', () => {
    expect(htmlOf('/sops/route-lead/')).toContain('data-pagefind-meta="title[data-value]" data-value="Route a &#x22;hot&#x22; lead"');
    expect(htmlOf('/sops/route-lead/')).toContain('data-pagefind-meta="state[data-value]" data-value="not-reviewed"');
  });
});
