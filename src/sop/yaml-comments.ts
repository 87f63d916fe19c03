import { Lexer } from 'yaml';

/** Before a plain scalar or the text of a block scalar, the lexer puts this sign. */
const SCALAR = '\x1f';

/** Every comment of a YAML text, sorted; one that stands twice is there twice. */
export function commentsOf(yaml: string): string[] {
  let last = '';
  const comments: string[] = [];
  for (const lexeme of new Lexer().lex(yaml)) {
    if (lexeme.startsWith('#') && last !== SCALAR) comments.push(lexeme.trimEnd());
    last = lexeme;
  }
  return comments.sort();
}
