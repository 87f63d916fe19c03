/** Marks that writers leave where text is still to come; capitals only, since "todo" is also a word. */
export const PLACEHOLDER_MARKS: readonly string[] = ['TBD', 'TBC', 'TBA', 'TODO', 'FIXME', 'XXX'];

/** Phrases that stand in for text, in any case. */
export const PLACEHOLDER_PHRASES: readonly string[] = ['lorem ipsum', 'dolor sit amet', 'content coming soon', 'under construction', 'placeholder text', 'text goes here'];

/** What opens a blank to be filled in by the writer: `<fill in>`, `[insert link]`. */
export const BLANK_OPENINGS: readonly string[] = ['fill in', 'fill me', 'fill this', 'insert', 'add link', 'add text', 'add content', 'add here', 'to be completed', 'to be added', 'to be filled'];
