/** Where something stands in a file. Lines and columns count from 1; the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

/** Something that kept a file, or a part of it, from being read; becomes a finding. */
export interface ReadingProblem {
  readonly place: Place;
  readonly message: string;
}

export const START_OF_FILE: Place = { line: 1, column: 1 };

/** The place of an offset in a text. */
export function placeInText(offset: number, text: string): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Orders places by where they start. */
export function comparePlaces(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column;
}
