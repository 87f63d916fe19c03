type Direction = 'ascending' | 'descending';

/** Puts a button into every column head; cells sort by their `data-sort`, as numbers where both are. */
export function makeSortable(table: HTMLTableElement): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  heads.forEach((head, column) => {
    const button = table.ownerDocument.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const direction: Direction = head.ariaSort === 'ascending' ? 'descending' : 'ascending';
      for (const other of heads) other.ariaSort = null;
      head.ariaSort = direction;
      sortRows(table, column, direction);
    });
  });
}

function sortRows(table: HTMLTableElement, column: number, direction: Direction): void {
  const body = table.tBodies[0];
  if (!body) return;
  const sign = direction === 'ascending' ? 1 : -1;
  const key = (row: HTMLTableRowElement) => row.cells[column]?.dataset.sort ?? '';
  body.append(...[...body.rows].toSorted((a, b) => sign * compareKeys(key(a), key(b))));
}

/** Numbers by size, other keys by their text; empty keys come last in ascending order. */
export function compareKeys(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? a.localeCompare(b, 'en') : difference;
}
