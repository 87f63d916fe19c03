const SEARCH = '/search/';

/** `/` opens the search from anywhere, except while the reader is typing. */
export function connectShortcuts(document: Document): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    const input = document.querySelector<HTMLInputElement>('[data-search-page] input[type="search"]');
    if (input) {
      input.focus();
      input.select();
    } else {
      location.assign(SEARCH);
    }
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select'));
}
