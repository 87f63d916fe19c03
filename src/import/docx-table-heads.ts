const TABLE = '<table>';
const END = '</table>';
const ROW = /^(?:<tbody>)?<tr>(.*?)<\/tr>/s;
const CELL = /<td>(.*?)<\/td>/gs;
/** A head names columns; what is longer is content. */
const MOST_WORDS = 6;

/**
 * Takes the first row of tables for their head where it reads like one, since almost nobody marks it in Word: in a
 * table of three columns or more, each cell a few words without figures; in one of two, which may be a list of facts,
 * bold words above others that are not.
 *
 * @param html as made from a Word document: tags without attributes but for spans.
 */
export function markTableHeads(html: string): string {
  const [before = '', ...tables] = html.split(TABLE);
  return before + tables.map((rest) => TABLE + markHead(rest)).join('');
}

function markHead(rest: string): string {
  const end = rest.indexOf(END);
  const inside = end < 0 ? '' : rest.slice(0, end);
  const row = ROW.exec(inside);
  const cells = [...(row?.[1] ?? '').matchAll(CELL)].map(([, cell = '']) => cell);
  const below = inside.slice(row?.[0].length ?? 0);
  if (!row || inside.includes('<th>') || `<td>${cells.join('</td><td>')}</td>` !== row[1] || !isHead(cells, below)) return rest;
  const head = `<thead><tr>${cells.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead>`;
  return `${head}<tbody>${below.replaceAll(/<\/?tbody>/g, '')}</tbody>${rest.slice(end)}`;
}

function isHead(cells: readonly string[], below: string): boolean {
  if (cells.length < 2 || !below.includes('<tr>')) return false;
  const texts = cells.map((cell) => cell.replaceAll(/<[^>]*>/g, ' ').trim());
  if (new Set(texts).size < texts.length || !texts.every(isName)) return false;
  if (cells.every(isBold) && below.includes('<td>') && ![...below.matchAll(CELL)].every(([, cell = '']) => isBold(cell))) return true;
  return cells.length > 2;
}

function isName(text: string): boolean {
  return text !== '' && !/\d/.test(text) && !/[.:;?!]$/.test(text) && text.split(/\s+/).length <= MOST_WORDS;
}

function isBold(cell: string): boolean {
  return /^<p><strong>(?:(?!<\/?strong>|<\/?p>).)*<\/strong><\/p>$/s.test(cell);
}
