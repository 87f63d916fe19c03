import { describe, expect, test } from 'vitest';
import { examplePlaybook } from '../../lint-rules/example-playbook.ts';
import { makePlaybook } from '../playbook/playbook.ts';
import { parseSop } from '../sop/parse-sop.ts';
import { headingsOf } from './body-anchors.ts';
import { makeBodyContext, renderBody } from './render-body.ts';

const OTHERS = { 'sops/sales/qualify-lead.mdx': '---\ntitle: Qualify a lead\n---\n', 'sops/revops/café.mdx': '---\ntitle: Café\n---\n' };
const { roles, systems, glossary, sops } = examplePlaybook(OTHERS);

function render(body: string): string {
  const sop = parseSop(`---\ntitle: Route a lead\n---\n\n${body}`, { path: 'sops/revops/route-lead.mdx' });
  return renderBody(sop, makeBodyContext(makePlaybook({ sops: [...sops, sop], roles, systems, glossary })));
}

describe('steps', () => {
  test('carry their number as an id and their actor as a badge', () => {
    const html = render('## Steps\n\n1. **SDR:** Open it.\n2. **Routing tool**: Send it.\n3. **Customer:** Answer.\n');
    expect(html).toContain('<ol class="steps">');
    expect(html).toContain('<li id="step-1" class="step"><a class="actor" data-kind="role" href="/roles/sdr/">SDR</a><span class="actor-colon">:</span> Open it.</li>');
    expect(html).toContain('<li id="step-2" class="step"><span class="actor" data-kind="system">Routing tool</span><span class="actor-colon">:</span> Send it.</li>');
    expect(html).toContain('<span class="actor" data-kind="other">Customer</span>');
  });

  test('link the page of a role at its first step only', () => {
    expect(render('## Steps\n\n1. **SDR:** Open.\n2. **SDR:** Close.\n').match(/href="\/roles\/sdr\/"/g)).toHaveLength(1);
  });

  test('have ids of their own in a second list, in sub-steps, and beside a heading of the same name', () => {
    const html = render('## Steps\n\n### Step 1\n\n1. Open.\n   1. Look.\n\n### More\n\n1. Close.\n');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toEqual(['steps', 'step-1', 'list-1-step-1', 'step-1-1', 'more', 'list-2-step-1']);
  });

  test('keep the number at which a later list goes on', () => {
    expect(render('## Steps\n\n1. Open.\n\n### More\n\n2. Close.\n')).toContain('<ol start="2" class="steps">\n<li id="step-2" class="step">Close.</li>');
  });

  test('leave a bold word that names no actor as it is', () => {
    expect(render('## Steps\n\n1. **Open** it.\n')).toContain('<strong>Open</strong> it.');
  });

  test('let other lists be', () => {
    expect(render('## Notes\n\n- **SDR:** one\n')).toContain('<li><strong>SDR:</strong> one</li>');
  });
});

describe('headings', () => {
  test('get the anchors that forges give them, counted where they repeat', () => {
    expect(render('## Before you start\n\na\n\n## Before you start\n\nb\n')).toMatch(/<h2 id="before-you-start">.*<h2 id="before-you-start-1">/s);
  });

  test('move down where one stands at the level of the page title', () => {
    const html = render('# Steps\n\n1. Open.\n\n## More\n\na\n');
    expect(html).toContain('<h2 id="steps">');
    expect(html).toContain('<h3 id="more">');
  });

  test('of two levels make the contents list', () => {
    const sop = parseSop('## A\n\na\n\n### B\n\nb\n\n#### C\n\nc\n', { path: 'a.mdx' });
    expect(headingsOf(sop)).toEqual([
      { id: 'a', text: 'A', depth: 2 },
      { id: 'b', text: 'B', depth: 3 },
    ]);
  });
});

describe('links', () => {
  test.each([
    ['../sales/qualify-lead.mdx', '/sops/qualify-lead/'],
    ['../sales/qualify-lead.mdx#step-3', '/sops/qualify-lead/#step-3'],
    ['caf%C3%A9.mdx', '/sops/café/'],
    ['/sops/qualify-lead/', '/sops/qualify-lead/'],
    ['../../glossary.yaml', '/glossary/'],
    ['#steps', '#steps'],
    ['mailto:help@example.com', 'mailto:help@example.com'],
  ])('to %s lead to %s', (written, href) => {
    expect(render(`[there](${written})`)).toBe(`<p><a href="${href}">there</a></p>`);
  });

  test('to the web say that they leave the site', () => {
    expect(render('[there](https://example.com/a)')).toBe('<p><a href="https://example.com/a" rel="noopener noreferrer" class="external">there</a></p>');
  });

  test.each(['gone.mdx', '//example.com', 'javascript:go()', 'JAVA&#9;SCRIPT:go()', 'data:text/html,x', 'https://[', '%.mdx'])('to %s lead nowhere', (written) => {
    expect(render(`[there](<${written}>)`)).toBe('<p><span class="dead-link">there</span></p>');
  });

  test('defined elsewhere in the file resolve too, and never run', () => {
    expect(render('[a][x] [b][y]\n\n[x]: ../sales/qualify-lead.mdx\n[y]: javascript:go()\n')).toBe('<p><a href="/sops/qualify-lead/">a</a> <span class="dead-link">b</span></p>');
  });
});

describe('pictures', () => {
  test('are told in words, so that no page fetches anything', () => {
    expect(render('![A map](https://example.com/map.png) ![Plan](plan.png) ![][z]\n\n[z]: https://example.com/z.png\n')).not.toContain('<img');
    expect(render('![Plan](plan.png)')).toBe('<p>Plan</p>');
  });
});

describe('tables', () => {
  test('scroll in a region that the keyboard reaches, and their cells name their column', () => {
    const html = render('| If | Then |\n|---|---|\n| a | b |\n');
    expect(html).toMatch(/^<div class="table-scroll" role="region" tabindex="0" aria-label="Table: If, Then"><table>/);
    expect(html).toContain('<th scope="col">If</th>');
    expect(html).toContain('<td data-label="Then">b</td>');
  });

  test('with the same heads have regions of different names', () => {
    const table = '| If | Then |\n|---|---|\n| a | b |\n';
    const names = [...render(`${table}\nText.\n\n${table}`).matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(['Table: If, Then', 'Table: If, Then (2)']);
  });
});

describe('components', () => {
  test('become a note and a figure', () => {
    expect(render('<Callout kind="warning" title="Stop">\n\nWait.\n\n</Callout>')).toBe(
      '<aside class="callout" data-kind="warning" role="note"><p class="callout-label">Warning: Stop</p><p>Wait.</p></aside>',
    );
    expect(render('<Template title="Mail">\n\nHello\n\n</Template>')).toBe(
      '<figure class="template"><figcaption>Mail</figcaption><div class="template-text"><p>Hello</p></div></figure>',
    );
  });

  test('may be comments, which nobody sees', () => {
    expect(render('a {/* b */}\n\n{/* c */}\n')).toBe('<p>a </p>');
  });

  test.each([
    ['import x from "y"', 'an import or export'],
    ['Total: {1 + 1}', 'an expression in braces'],
    ['<script>go()</script>', 'the component <script>'],
    ['<Other />', 'the component <Other>'],
    ['<Callout kind={kind}>a</Callout>', 'an attribute that is no plain text'],
    ['<Callout {...all}>a</Callout>', 'an attribute that is no plain text'],
  ])('stop the rendering of %s', (body, what) => {
    expect(() => render(body)).toThrow(`sops/revops/route-lead.mdx:5:${body.indexOf('{') === 7 ? 8 : 1} holds ${what}`);
  });

  test('never let HTML through where MDX could not be read', () => {
    expect(render('<b onclick="go()">x {\n')).not.toContain('<b');
  });
});

describe('glossary terms', () => {
  test('are linked where running text first mentions them', () => {
    expect(render('An MQL. An MQL.')).toBe('<p>An <a class="term" href="/glossary/#term-mql" title="A lead whose score has reached the threshold">MQL</a>. An MQL.</p>');
  });

  test('are left alone in headings, code, labels, links, badges and templates', () => {
    const body = '## MQL\n\n`MQL` **MQL** [MQL](#mql)\n\n<Template title="MQL">\n\nMQL\n\n</Template>\n';
    expect(render(body)).not.toContain('class="term"');
  });
});

test('footnotes have ids of their own beside headings of the same names', () => {
  const html = render('## Footnote label\n\n## pageNotes\n\nA fact.[^1]\n\n[^1]: Its source.\n');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(ids).toEqual(['footnote-label', 'pagenotes', 'pageNote-fnref-1', 'pageNotes', 'pageNote-fn-1']);
  expect(html).toContain('aria-describedby="pageNotes"');
});

test('a link into the glossary leads to the term', () => {
  expect(render('[MQL](../../glossary.yaml#mql) [all](../../glossary.yaml)')).toContain('<a href="/glossary/#term-mql">MQL</a> <a href="/glossary/">all</a>');
});
