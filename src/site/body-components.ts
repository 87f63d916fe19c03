import type { Element, ElementContent } from 'hast';
import type { Parents } from 'mdast';
import type { Handler, Handlers, State } from 'mdast-util-to-hast';
import type { Sop } from '../sop/parse-sop.ts';

interface JsxNode {
  readonly type: string;
  readonly name: string | null;
  readonly attributes: readonly { readonly type: string; readonly name?: string; readonly value?: unknown }[];
  readonly position?: { readonly start: { readonly line: number; readonly column: number } };
}

interface ExpressionNode {
  readonly value: string;
  readonly position?: JsxNode['position'];
}

const CALLOUTS: Readonly<Record<string, string>> = { note: 'Note', tip: 'Tip', warning: 'Warning' };
const ONLY_COMMENTS = /^\s*(?:\/\*[^]*?\*\/\s*)*$/;

/** The components an SOP may use, and a refusal for whatever else MDX could run. */
export function componentHandlers(sop: Sop): Handlers {
  const refuse = (what: string, node: { position?: JsxNode['position'] }): never => {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    throw new Error(`${sop.path}:${line}:${column} holds ${what}, which would run as code; it is not rendered`);
  };
  const component: Handler = (state: State, node: JsxNode) => {
    const attributes = literalAttributes(node) ?? refuse('an attribute that is no plain text', node);
    const children = state.all(node as unknown as Parents);
    const isInline = node.type === 'mdxJsxTextElement';
    if (node.name === 'Callout') return callout(attributes, children, isInline);
    if (node.name === 'Template') return template(attributes['title'] ?? 'Text to copy', children, isInline);
    return refuse(`the component <${node.name ?? ''}>`, node);
  };
  const expression: Handler = (_state: State, node: ExpressionNode) => (ONLY_COMMENTS.test(node.value) ? undefined : refuse('an expression in braces', node));
  return {
    mdxJsxFlowElement: component,
    mdxJsxTextElement: component,
    mdxFlowExpression: expression,
    mdxTextExpression: expression,
    mdxjsEsm: (_state: State, node: ExpressionNode) => refuse('an import or export', node),
  };
}

function literalAttributes({ attributes }: JsxNode): Record<string, string> | undefined {
  const read: Record<string, string> = {};
  for (const { type, name, value } of attributes) {
    if (type !== 'mdxJsxAttribute' || name === undefined || (typeof value !== 'string' && value !== null && value !== undefined)) return undefined;
    read[name] = value ?? '';
  }
  return read;
}

function callout({ kind = 'note', title }: Record<string, string>, children: ElementContent[], isInline: boolean): Element {
  const known = Object.hasOwn(CALLOUTS, kind) ? kind : 'note';
  if (isInline) return element('span', { className: ['callout'], dataKind: known }, children);
  const word = CALLOUTS[known] ?? 'Note';
  const label = element('p', { className: ['callout-label'] }, [{ type: 'text', value: title ? `${word}: ${title}` : word }]);
  return element('aside', { className: ['callout'], dataKind: known, role: 'note' }, [label, ...children]);
}

function template(title: string, children: ElementContent[], isInline: boolean): Element {
  if (isInline) return element('span', { className: ['template'] }, children);
  return element('figure', { className: ['template'] }, [
    element('figcaption', {}, [{ type: 'text', value: title }]),
    element('div', { className: ['template-text'] }, children),
  ]);
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
