import type { RawFrontmatter } from '../sop/frontmatter.ts';
import { START_OF_FILE, type Place } from '../sop/place.ts';
import type { FieldPath } from '../sop/read-yaml.ts';

/** Where a value of the frontmatter was found in a document. */
export interface FoundFact {
  /** The key of the frontmatter that it fills. */
  readonly key: string;
  readonly source: 'frontmatter' | 'label' | 'heading' | 'sentence' | 'title';
  readonly place: Place;
  /** What a reader should know of how it was understood. */
  readonly note?: string;
}

/** Where a value comes from; the place of its label is the value's own where there is no label. */
export interface Origin extends Omit<FoundFact, 'key'> {
  readonly keyPlace?: Place;
  /** Places of the items, where the value is a list. */
  readonly items?: readonly Place[];
  /** Where a value was taken as it is: the places of its parts, by their path below it. */
  readonly partOf?: (path: FieldPath, isKey: boolean) => Place;
}

/** Gathers what a document states, the first statement of each key, with its places in the document. */
export class FrontmatterBuilder {
  readonly found: FoundFact[] = [];
  readonly #values = new Map<string, { readonly value: unknown; readonly origin: Origin }>();

  has(key: string): boolean {
    return this.#values.has(key);
  }

  is(key: string, value: unknown): boolean {
    return this.#values.get(key)?.value === value;
  }

  set(key: string, value: unknown, origin: Origin): void {
    if (this.has(key)) return;
    const { source, place, note } = origin;
    this.found.push({ key, source, place, ...(note === undefined ? {} : { note }) });
    this.#values.set(key, { value, origin });
  }

  /** @param text the document's own frontmatter as written; undefined when it has none. */
  build(text: string | undefined): RawFrontmatter {
    const placeOf = ([key, ...path]: FieldPath, isKey: boolean) => {
      const origin = this.#values.get(String(key))?.origin;
      if (!origin) return START_OF_FILE;
      if (path.length === 0) return isKey ? (origin.keyPlace ?? origin.place) : origin.place;
      return origin.partOf?.(path, isKey) ?? origin.items?.[Number(path[0])] ?? origin.place;
    };
    return {
      data: Object.fromEntries([...this.#values].map(([key, { value }]) => [key, value])),
      text,
      problems: [],
      placeOf: (path) => placeOf(path, false),
      keyPlaceOf: (path) => placeOf(path, true),
    };
  }
}
