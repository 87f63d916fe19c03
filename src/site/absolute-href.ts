import type { Site } from './site.ts';

/** Feeds and calendars need whole addresses; until the settings say where the site is published, it is on this machine. */
const LOCAL = 'http://localhost:4321/';

/** Where the site is published, ending with `/`. */
export function siteUrlOf({ playbook }: Site): string {
  const { siteUrl = LOCAL } = playbook.settings;
  return siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`;
}

/** A root-relative address as a whole one. */
export function absoluteHref(href: string, site: Site): string {
  return new URL(href.slice(1), siteUrlOf(site)).href;
}
