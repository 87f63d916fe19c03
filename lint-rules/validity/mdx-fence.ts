import type { Nodes } from 'mdast';
import { defineRule } from '../../src/lint/rule.ts';
import { COMPONENTS } from '../../src/sop/components.ts';
import { suggestion } from '../../src/sop/did-you-mean.ts';
import { isSafeUrl, schemeOf } from '../../src/sop/link-scheme.ts';
import { nodesOf } from '../../src/sop/nodes-of.ts';
import { START_OF_FILE, type Place } from '../../src/sop/place.ts';

/** `{/* … *\/}` and nothing beside it. */
const ONLY_COMMENTS = /^\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)+$/;
const NAMES = [...COMPONENTS.keys()];

/** Kinds of nodes that can hold code or lead to it. */
const FENCED = new Set<Nodes['type']>([
  'mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression', 'mdxJsxFlowElement', 'mdxJsxTextElement', 'link', 'definition', 'image',
]);

type JsxElement = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
interface FenceHit { readonly place: Place; readonly message: string }

export default defineRule({
  name: 'mdx-fence',
  severity: 'error',
  weight: 'unweighted',
  summary: 'Nothing in an SOP can run: plain Markdown and the listed components only',
  why: 'A page that everyone opens is a good place to hide code. What is only text is safe to read, to review and to build.',
  remedy: 'Replace the tag, import or expression with plain Markdown, or with one of the components Callout and Template. Put a backslash before a brace that readers are to see: \\{.',
  source: 'MDX is a program: https://mdxjs.com/docs/what-is-mdx/; OWASP Cross-Site Scripting Prevention',
  examples: [
    {
      title: 'Markdown, a listed component and a comment',
      sop: '{/* Ask before you change this. */}\n\n<Callout kind="tip" title="Faster">\n\nPress `/`. See the [guide](guide.mdx) or [write](mailto:help@example.com).\n\n</Callout>\n',
      expect: [],
    },
    {
      title: 'Import, expression and HTML',
      sop: 'import x from "y"\n\nTotal: {1 + 1} <b>EUR</b>\n',
      expect: [
        '1:1 Unexpected import, expected text: an SOP loads and runs nothing',
        '3:8 Unexpected expression {1 + 1}, expected text: write \\{ for a plain brace',
        '3:16 Unexpected HTML tag <b>, expected Markdown, or a component: Callout, Template',
      ],
    },
    {
      title: 'An unknown component, an unknown attribute, an unknown word and code in an attribute',
      sop: '<Calout />\n\n<Callout kind="danger" colour="red" title={secret} onClick="go()" />\n',
      expect: [
        '1:1 Unexpected component <Calout>, expected one of Callout, Template (did you mean "Callout"?)',
        '3:10 Unexpected kind "danger", expected one of note, tip, warning',
        '3:24 Unexpected attribute "colour", expected one of kind, title',
        '3:37 Unexpected {…} in "title", expected plain text in quotes',
        '3:52 Unexpected event handler "onClick", expected no code',
      ],
    },
    {
      title: 'Links that run code, in disguise too',
      sop: '[a](JavaScript:go) [b](java&#9;script:go) ![c](data:text/html,x) [d][]\n\n[d]: vbscript:go\n',
      expect: [
        '1:1 Unexpected link to "javascript:", expected http, https, mailto, tel or a relative address',
        '1:20 Unexpected link to "javascript:", expected http, https, mailto, tel or a relative address',
        '1:43 Unexpected image from "data:", expected http, https, mailto, tel or a relative address',
        '3:1 Unexpected link to "vbscript:", expected http, https, mailto, tel or a relative address',
      ],
    },
    { title: 'A colon in an address and braces that are only text', sop: '[a](notes/08:30.mdx) [b](#at-08:30) `{x}` \\{x\\}\n', expect: [] },
    {
      title: 'A brace that opens and never closes',
      sop: 'More than {5 leads\n',
      expect: ['1:11 Unexpected "{", expected \\{ for a plain brace'],
    },
  ],
  *check(sop) {
    for (const { place, message } of sop.mdxProblems) yield { place, message };
    for (const node of nodesOf(sop.tree)) if (FENCED.has(node.type)) yield* checkNode(node, sop.lines);
  },
});

function* checkNode(node: Nodes, lines: readonly string[]): Generator<FenceHit, void, undefined> {
  const place = placeOf(node);
  switch (node.type) {
    case 'mdxjsEsm': {
      const word = /^\s*export/.test(node.value) ? 'export' : 'import';
      yield { place, message: `Unexpected ${word}, expected text: an SOP loads and runs nothing` };
      return;
    }
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      if (!ONLY_COMMENTS.test(node.value)) yield { place, message: `Unexpected expression {${shorten(node.value)}}, expected text: write \\{ for a plain brace` };
      return;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      yield* checkElement(node, place, lines);
      return;
    case 'link':
    case 'definition':
    case 'image':
      if (!isSafeUrl(node.url)) {
        const what = node.type === 'image' ? 'image from' : 'link to';
        yield { place, message: `Unexpected ${what} "${shorten(schemeOf(node.url) ?? '')}:", expected http, https, mailto, tel or a relative address` };
      }
  }
}

function* checkElement(element: JsxElement, place: Place, lines: readonly string[]): Generator<FenceHit, void, undefined> {
  const allowed = COMPONENTS.get(element.name ?? '');
  if (!allowed) yield { place, message: explainElement(element.name) };
  for (const attribute of element.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      yield { place: findInTag('{', element, lines), message: `Unexpected {${shorten(attribute.value)}} in <${element.name ?? ''}>, expected attributes written as name="text"` };
      continue;
    }
    const { name, value } = attribute;
    const at = findInTag(name, element, lines);
    if (/^on/i.test(name)) yield { place: at, message: `Unexpected event handler "${name}", expected no code` };
    else if (typeof value === 'object' && value !== null) yield { place: at, message: `Unexpected {…} in "${name}", expected plain text in quotes` };
    else if (allowed) {
      const values = allowed.get(name);
      if (!values) yield { place: at, message: `Unexpected attribute "${name}", expected one of ${[...allowed.keys()].join(', ')}` };
      else if (typeof value !== 'string') yield { place: at, message: `Unexpected "${name}" without a value, expected ${name}="…"` };
      else if (values !== 'text' && !values.includes(value)) yield { place: at, message: `Unexpected ${name} "${shorten(value)}", expected one of ${values.join(', ')}` };
    }
  }
}

function explainElement(name: string | null): string {
  if (name === null) return 'Unexpected empty tag <>, expected Markdown';
  if (/^[a-z]/.test(name)) return `Unexpected HTML tag <${name}>, expected Markdown, or a component: ${NAMES.join(', ')}`;
  return `Unexpected component <${name}>, expected one of ${NAMES.join(', ')}${suggestion(name, NAMES)}`;
}

/** The place of an attribute; readers do not give it. The tag's own place where the name is not found behind it. */
function findInTag(word: string, element: JsxElement, lines: readonly string[]): Place {
  const start = element.position?.start ?? { line: 1, column: 1 };
  const last = element.children[0]?.position?.start.line ?? element.position?.end.line ?? start.line;
  for (let line = start.line; line <= last; line++) {
    const text = lines[line - 1] ?? '';
    const from = line === start.line ? start.column + (element.name?.length ?? 0) : 0;
    const at = text.indexOf(word, from);
    if (at >= 0) return { line, column: at + 1, endLine: line, endColumn: at + 1 + word.length };
  }
  return { line: start.line, column: start.column };
}

function placeOf(node: Nodes): Place {
  const position = node.position;
  if (!position) return START_OF_FILE;
  return { line: position.start.line, column: position.start.column, endLine: position.end.line, endColumn: position.end.column };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 30 ? `${line.slice(0, 29)}…` : line;
}
