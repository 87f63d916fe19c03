/** Closes the menu on a phone once a link in it is followed, also where the link leads to a place on the same page. */
export function connectMenu(document: Document): void {
  const menu = document.getElementById('siteNav');
  menu?.addEventListener('click', (event) => {
    if (event.target instanceof HTMLAnchorElement && menu.matches(':popover-open')) menu.hidePopover();
  });
}
