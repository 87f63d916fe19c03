import { connectSearchPage } from './search-page.ts';

const root = document.querySelector<HTMLElement>('[data-search-page]');
if (root) void connectSearchPage(root);
