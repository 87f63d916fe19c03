import { FEED } from './addresses.ts';
import { functionLink } from './sop-card.ts';
import type { Site } from './site.ts';
import type { ShellModel } from './view-models.ts';

/** What stands around every page. */
export function shellModel(site: Site): ShellModel {
  const { title = 'Playbook', description = '' } = site.playbook.settings;
  return { title, description, asOf: site.today, functions: site.functions.map(functionLink), feedHref: site.history.notice ? undefined : FEED };
}
