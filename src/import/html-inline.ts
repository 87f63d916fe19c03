import type { Html, PhrasingContent } from 'mdast';

/** Every element of HTML: a tag that is none is a word in angle brackets, such as <your-name>. */
const ELEMENTS = new Set(
  `a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center cite code col
  colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6
  head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup
  option output p param picture pre progress q rp rt ruby s samp script section select slot small source span strike strong style sub summary sup svg
  table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr`.split(/\s+/),
);

const WRAPS: Readonly<Record<string, 'strong' | 'emphasis' | 'delete'>> = { b: 'strong', strong: 'strong', i: 'emphasis', em: 'emphasis', s: 'delete', del: 'delete', strike: 'delete' };
const TAG = /^<(\/?)([a-z][\w-]*)((?:\s[^]*)?)\/?>$/i;

/** Turns tags within a line into what they stand for; of those without a meaning in Markdown the words stay. */
export function convertInlineHtml(children: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (let index = 0; index < children.length; index++) {
    const node = children[index] as PhrasingContent;
    if (node.type !== 'html') {
      result.push(node);
      continue;
    }
    const [, slash, written = '', attributes = ''] = TAG.exec(node.value) ?? [];
    const name = written.toLowerCase();
    if (!ELEMENTS.has(name)) {
      if (name !== '') result.push({ type: 'text', value: node.value, position: node.position as never });
      continue;
    }
    const close = slash === '' ? findClose(children, index, name) : -1;
    if (close > index && (name in WRAPS || name === 'a' || name === 'code')) {
      result.push(...wrap(name, attributes, children.slice(index + 1, close), node, children[close]));
      index = close;
    } else result.push(...standAlone(name, attributes, node));
  }
  return result;
}

const MOST_PARTS = 200;

function findClose(children: readonly PhrasingContent[], start: number, name: string): number {
  const tag = new RegExp(`^</${name}\\s*>$`, 'i');
  const found = children.slice(start + 1, start + MOST_PARTS).findIndex((node) => node.type === 'html' && tag.test(node.value));
  return found < 0 ? -1 : start + 1 + found;
}

function wrap(name: string, attributes: string, inside: readonly PhrasingContent[], open: Html, close: PhrasingContent | undefined): PhrasingContent[] {
  const position = open.position && close?.position ? { start: open.position.start, end: close.position.end } : (undefined as never);
  const children = convertInlineHtml(inside);
  const kind = WRAPS[name];
  if (kind !== undefined) return [{ type: kind, children, position }];
  if (name === 'code') {
    const [only] = children;
    return children.length === 1 && only?.type === 'text' ? [{ type: 'inlineCode', value: only.value, position }] : children;
  }
  const url = attributeOf(attributes, 'href');
  return url === undefined ? children : [{ type: 'link', url, title: null, children: children as never, position }];
}

function standAlone(name: string, attributes: string, node: Html): PhrasingContent[] {
  const position = node.position as never;
  if (name === 'br') return [{ type: 'break', position }];
  const url = name === 'img' ? attributeOf(attributes, 'src') : undefined;
  return url === undefined ? [] : [{ type: 'image', url, title: null, alt: attributeOf(attributes, 'alt') ?? '', position }];
}

function attributeOf(attributes: string, name: string): string | undefined {
  const [, double, single, plain] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes) ?? [];
  return double ?? single ?? plain;
}
