const KEPT = Symbol('kept');

interface Keeper {
  readonly [KEPT]?: Map<unknown, unknown>;
}

/**
 * Makes a function that reads something of an SOP, a tree or a sentence do so once for each, however often it is asked.
 * What was read is kept with the object itself, out of sight of spreads, comparisons and JSON. (A WeakMap keeps as well,
 * but what it keeps outlives many collections of short-lived objects, and thousands of SOPs cost a fifth more time.)
 */
export function keptWith<Key extends object, Value>(read: (key: Key) => Value): (key: Key) => Value {
  return (key) => {
    const kept = valuesKeptWith(key);
    if (kept.has(read)) return kept.get(read) as Value;
    const value = read(key);
    kept.set(read, value);
    return value;
  };
}

/** As `keptWith`, once for each object and whatever else the reading goes by, such as a list of verbs. */
export function keptWithBoth<Key extends object, Other, Value>(read: (key: Key, other: Other) => Value): (key: Key, other: Other) => Value {
  const readingsOf: (key: Key) => Map<Other, Value> = keptWith(() => new Map<Other, Value>());
  return (key, other) => {
    const readings = readingsOf(key);
    if (readings.has(other)) return readings.get(other) as Value;
    const value = read(key, other);
    readings.set(other, value);
    return value;
  };
}

function valuesKeptWith(key: Keeper): Map<unknown, unknown> {
  const kept = key[KEPT];
  if (kept) return kept;
  const made = new Map<unknown, unknown>();
  Object.defineProperty(key, KEPT, { value: made });
  return made;
}
