/** Words of a sentence that single out no part of what it is about. */
export const SEGMENT_FILLERS: ReadonlySet<string> = new Set('a an the each every any this that our its their here always also all in total and'.split(' '));
