const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** The button goes through auto, light and dark; the choice is kept for the next visit. */
export function connectThemeButton(document: Document): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-button]');
  const name = button?.querySelector('[data-theme-name]');
  if (!button || !name) return;
  const root = document.documentElement;
  const current = (): Theme => (root.dataset.theme === 'light' || root.dataset.theme === 'dark' ? root.dataset.theme : 'auto');
  name.textContent = current();
  button.addEventListener('click', () => {
    const next = THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length] ?? 'auto';
    if (next === 'auto') delete root.dataset.theme;
    else root.dataset.theme = next;
    name.textContent = next;
    keepTheme(next);
  });
}

function keepTheme(theme: Theme): void {
  try {
    if (theme === 'auto') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage may be blocked: the choice then lasts for this page.
  }
}
