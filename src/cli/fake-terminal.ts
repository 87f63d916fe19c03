import type { Terminal } from './terminal.ts';

export interface FakeTerminal extends Terminal {
  readonly output: () => string;
  readonly errors: () => string;
}

/** A terminal that keeps what is written to it, on a day that never changes. `answers` are given in order. */
export function fakeTerminal(cwd: string, { today = '2026-11-22', answers }: { today?: string; answers?: readonly string[] } = {}): FakeTerminal {
  let output = '';
  let errors = '';
  const left = [...(answers ?? [])];
  return {
    cwd,
    env: {},
    today,
    isColour: false,
    ask: answers ? () => Promise.resolve(left.shift() ?? '') : undefined,
    write: (text) => {
      output += text;
    },
    writeError: (text) => {
      errors += text;
    },
    output: () => output,
    errors: () => errors,
  };
}
