import type { SourceLine } from './source-lines.ts';

/** `!!! note "Title"`, `??? tip` and `=== "Tab"` of MkDocs; what is indented below belongs to it. */
const OPENING = /^( *)(?:!!!|\?\?\?\+?|===\+?)[ \t]+(?:[\w -]+?)?[ \t]*(?:"([^"\n]*)")?[ \t]*$/;
const INDENT = 4;

/** Moves the text of admonitions and tabs to the margin, where Markdown reads it as text and not as code. */
export function dedentAdmonitions(lines: SourceLine[]): void {
  let open: number | undefined;
  for (const line of lines) {
    const indent = line.text.length - line.text.trimStart().length;
    if (open !== undefined && line.text.trim() !== '' && indent < open) open = undefined;
    if (open !== undefined && line.text.trim() !== '') dedent(line, INDENT);
    const [found, spaces = '', title = ''] = (line.isCode ? null : OPENING.exec(line.text)) ?? [];
    if (found === undefined) continue;
    open = indent + INDENT;
    dedent(line, title === '' ? found.length : found.indexOf(title, spaces.length));
    line.text = title;
  }
}

function dedent(line: SourceLine, by: number): void {
  line.text = line.text.slice(by);
  line.shifts = [{ from: 1, by }, ...line.shifts.map((shift) => ({ from: Math.max(1, shift.from - by), by: shift.by + by }))];
}
