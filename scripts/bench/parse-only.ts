import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Root } from 'mdast';

/** Reads and parses every .mdx file below a folder and does nothing with it: what no linter on that parser can be cheaper than. */
const [parser, folder = ''] = process.argv.slice(2);
const parse = parser === 'remark' ? await remarkParser() : await satteriParser();

let nodes = 0;
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.mdx')) nodes += parse(readFileSync(path.join(folder, name), 'utf8')).children.length;
}
if (nodes === 0) throw new Error(`Unexpected absence of .mdx files in ${folder}`);

async function satteriParser() {
  const { mdxToMdast } = await import('satteri');
  return (text: string) => mdxToMdast(text) as Root;
}

async function remarkParser() {
  const [{ unified }, ...plugins] = await Promise.all([import('unified'), import('remark-parse'), import('remark-mdx'), import('remark-gfm'), import('remark-frontmatter')]);
  const [{ default: parse }, { default: mdx }, { default: gfm }, { default: frontmatter }] = plugins;
  const processor = unified().use(parse).use(mdx).use(gfm).use(frontmatter);
  return (text: string) => processor.parse(text);
}
