import { parseSop, type Sop } from '../sop/parse-sop.ts';
import { parseForeignSop, type ForeignParseOptions } from './parse-foreign-sop.ts';

/** A file's text as an SOP, by its ending: .mdx as an SOP of the playbook, all else as a document of any origin. */
export function parseSopFile(text: string, options: ForeignParseOptions): Sop {
  return /\.mdx$/i.test(options.path) ? parseSop(text, options) : parseForeignSop(text, options);
}
