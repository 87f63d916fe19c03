import pc from 'picocolors';

/** Colours for a terminal, or none: every function then returns its text as it is. */
export type Paint = Pick<ReturnType<typeof pc.createColors>, 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'underline'>;

export function makePaint(enabled: boolean): Paint {
  return pc.createColors(enabled);
}
