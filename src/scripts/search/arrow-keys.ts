/** Up and down go from the field through the results and back; Escape returns to the field. */
export function connectArrowKeys(input: HTMLInputElement, list: HTMLElement): void {
  input.addEventListener('keydown', (event) => {
    const first = list.querySelector('a');
    if (event.key !== 'ArrowDown' || !first) return;
    event.preventDefault();
    first.focus();
  });
  list.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      input.focus();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(event.target as HTMLAnchorElement);
    (links[at + step] ?? (step < 0 ? input : links[at]))?.focus();
  });
}
