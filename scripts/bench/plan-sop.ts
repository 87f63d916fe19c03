import { seededRandom, type SeededRandom } from './seeded-random.ts';
import { ACTIONS, CHANNELS, DEPARTMENTS, FIELDS, SITES, SYSTEMS, THINGS, type InventedSystem } from './vocabulary.ts';

/** What is decided of an SOP before a word of it is written. */
export interface SopPlan {
  readonly id: string;
  readonly title: string;
  /** "a blocked order": what the procedure is about. */
  readonly thing: string;
  readonly site: string;
  readonly folder: string;
  readonly owner: string;
  readonly worker: string;
  /** A role of another department. */
  readonly partner: string;
  readonly main: InventedSystem;
  readonly other: InventedSystem;
  /** `Object.Field` names of the main system, no two alike. */
  readonly fields: readonly string[];
  readonly channel: string;
  readonly isDraft: boolean;
  readonly random: SeededRandom;
}

const TITLES = ACTIONS.length * THINGS.length * SITES.length;
/** Has no divisor in common with TITLES, so that neighbours differ and no title comes twice. */
const STRIDE = 7919;

/** Where an SOP lies in the content folder, and what it is called: known for any index without planning the rest. */
export function nameSop(index: number): { id: string; title: string; folder: string; file: string; thing: string; site: string } {
  const mixed = (index * STRIDE) % TITLES;
  const round = Math.floor(index / TITLES);
  const action = ACTIONS[mixed % ACTIONS.length] ?? '';
  const thing = THINGS[Math.floor(mixed / ACTIONS.length) % THINGS.length] ?? '';
  const site = SITES[Math.floor(mixed / ACTIONS.length / THINGS.length)] ?? '';
  const title = `${action} ${thing} in ${site}${round === 0 ? '' : ` on line ${round + 1}`}`;
  const id = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const { folder = '' } = DEPARTMENTS[index % DEPARTMENTS.length] ?? {};
  return { id, title, folder, file: `sops/${folder}/${id}.mdx`, thing, site };
}

export function planSop(index: number, seed: number): SopPlan {
  const random = seededRandom(seed * 1_000_003 + index);
  const { id, title, folder, thing, site } = nameSop(index);
  const department = DEPARTMENTS[index % DEPARTMENTS.length] as (typeof DEPARTMENTS)[number];
  const [worker = '', owner = ''] = department.roles;
  const partner = random.pick(random.pick(DEPARTMENTS.filter((candidate) => candidate !== department)).roles);
  const [main, other] = random.sample(SYSTEMS, 2) as [InventedSystem, InventedSystem];
  const fields = random.sample(main.objects.slice(0, 2).flatMap((object) => FIELDS.filter((field) => field !== 'Status').map((field) => `${object}.${field}`)), 7);
  return { id, title, thing, site, folder, owner, worker, partner, main, other, fields, channel: random.pick(CHANNELS), isDraft: random.chance(0.04), random };
}

/** "purchasing-manager" as texts name it: "Purchasing manager". */
export function roleTitle(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
}
