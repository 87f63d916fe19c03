import { expect, test } from 'vitest';
import { markTableHeads } from './docx-table-heads.ts';

const cell = (text: string) => `<td>${text === '' ? '' : `<p>${text}</p>`}</td>`;
const table = (...rows: readonly (readonly string[])[]) => `<table>${rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`).join('')}</table>`;
const headOf = (html: string) => /<thead>.*<\/thead>/s.exec(markTableHeads(html))?.[0];

test('takes a first row of names for the head, and the others for the body', () => {
  expect(markTableHeads(`<p>Before</p>${table(['Spend per year', 'Approver', 'Within'], ['0-100', 'Agent', '1 hour'])}<p>After</p>`)).toBe(
    '<p>Before</p><table><thead><tr><th><p>Spend per year</p></th><th><p>Approver</p></th><th><p>Within</p></th></tr></thead>' +
      '<tbody><tr><td><p>0-100</p></td><td><p>Agent</p></td><td><p>1 hour</p></td></tr></tbody></table><p>After</p>',
  );
});

test('takes a bold first row of two columns for the head', () => {
  expect(headOf(table(['<strong>Step</strong>', '<strong>Who</strong>'], ['Open the lead', 'SDR']))).toBeDefined();
});

test.each([
  ['facts beside their names', [['Owner', 'Maria Lopez'], ['System', 'CRM']]],
  ['bold names of facts', [['<strong>Owner</strong>', 'Maria'], ['<strong>System</strong>', 'CRM']]],
  ['figures', [['2026-03-14', '2.1', 'Limit added'], ['2026-01-02', '2.0', 'First']]],
  ['sentences', [['Open the lead.', 'SDR', 'CRM'], ['Call it.', 'SDR', 'Phone']]],
  ['an empty cell', [['', 'Sales', 'Support'], ['Open', 'x', 'y']]],
  ['one row', [['Date', 'Version', 'Change']]],
])('leaves a table alone that begins with %s', (_what, rows) => {
  expect(markTableHeads(table(...rows))).toBe(table(...rows));
});

test('leaves a head that Word marks, cells that span and tables in tables', () => {
  for (const html of ['<table><thead><tr><th><p>A</p></th></tr></thead></table>', '<table><tr><td colspan="2"><p>A</p></td><td><p>B</p></td><td><p>C</p></td></tr><tr><td></td></tr></table>', '<table><tr><td>', '<p>none</p>']) {
    expect(markTableHeads(html)).toBe(html);
  }
  const inner = table(['Date', 'Version', 'Change'], ['x', 'y', 'z']);
  expect(markTableHeads(`<table><tr><td>${inner}</td></tr></table>`)).toBe(`<table><tr><td>${markTableHeads(inner)}</td></tr></table>`);
});
