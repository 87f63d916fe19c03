import { sopHref, termAnchor } from './addresses.ts';
import type { Site } from './site.ts';
import type { GlossaryModel } from './view-models.ts';

export function glossaryModel(site: Site): GlossaryModel {
  const terms = [...(site.playbook.glossary?.entries ?? [])].toSorted(([a], [b]) => a.localeCompare(b, 'en', { sensitivity: 'base' }));
  return {
    terms: terms.map(([term, { meaning, aliases = [], avoid = [], setBy, changedBy, usedIn = [] }]) => ({
      id: termAnchor(term),
      term,
      meaning,
      aliases,
      avoid,
      setBy,
      changedBy: changedBy === undefined ? undefined : site.roles.linkTo(changedBy),
      usedIn: usedIn.map((name) => {
        const sop = site.playbook.byId.get(name);
        return sop ? { label: sop.title, href: sopHref(sop.id) } : { label: name, href: undefined };
      }),
    })),
  };
}
