export interface HeaderRule {
  /** A path, or the start of one before `*`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads a `_headers` file as static hosts do: a path on a line of its own, its headers indented below. */
export function readHeaders(source: string): HeaderRule[] {
  const rules: { path: string; headers: Record<string, string> }[] = [];
  for (const line of source.split('\n')) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const [name, ...value] = line.trim().split(':');
    if (!/^\s/.test(line)) rules.push({ path: line.trim(), headers: {} });
    else if (name !== undefined) Object.assign(rules.at(-1)?.headers ?? {}, { [name]: value.join(':').trim() });
  }
  return rules;
}

/** The headers of a path; later rules win. */
export function headersOf(path: string, rules: readonly HeaderRule[]): Record<string, string> {
  const matching = rules.filter((rule) => (rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path));
  return Object.assign({}, ...matching.map((rule) => rule.headers)) as Record<string, string>;
}
