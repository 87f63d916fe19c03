import { functionChangesHref } from './addresses.ts';
import { changeItems } from './change-items.ts';
import { rolesNamedIn } from './role-directory.ts';
import { sopCard } from './sop-card.ts';
import { functionId, type Site } from './site.ts';
import type { FunctionModel } from './view-models.ts';

const LATEST_CHANGES = 5;

/**
 * The page of one business function.
 *
 * @param id one of `site.functions`.
 */
export function functionModel(site: Site, id: string): FunctionModel {
  const entry = site.functions.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`No function has the id ${id}`);
  const named = new Set(entry.sops.flatMap(rolesNamedIn));
  return {
    title: entry.name,
    changesHref: functionChangesHref(id),
    sops: entry.sops.map((sop) => sopCard(sop, site)),
    roles: site.roles.ids.filter((role) => named.has(role)).map((role) => site.roles.linkTo(role)),
    latest: changeItems(site.history.entries.filter((change) => functionId(change.sop.function) === id), site).slice(0, LATEST_CHANGES),
  };
}
