import { makeSortable } from './sort-table.ts';

for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) makeSortable(table);

const scroll = document.querySelector<HTMLElement>('.health-scroll');
const hint = document.querySelector<HTMLElement>('.health-hint');
if (scroll && hint) {
  const tell = () => {
    hint.hidden = scroll.scrollWidth <= scroll.clientWidth;
  };
  const observer = new ResizeObserver(tell);
  observer.observe(scroll);
  for (const table of scroll.children) observer.observe(table);
}
