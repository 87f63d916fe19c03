import type { Terminal } from './terminal.ts';

export interface FakeTerminal extends Terminal {
  readonly output: () => string;
  readonly errors: () => string;
  /** As Ctrl-C. */
  readonly interrupt: () => void;
}

export interface FakeTerminalOptions {
  readonly today?: string;
  readonly answers?: readonly string[];
  /** What is piped in. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A terminal that keeps what is written to it, on a day that never changes. `answers` are given in order. */
export function fakeTerminal(cwd: string, { today = '2026-11-22', answers, input, env = {} }: FakeTerminalOptions = {}): FakeTerminal {
  let output = '';
  let errors = '';
  const left = [...(answers ?? [])];
  const stops = new Set<() => void>();
  return {
    cwd,
    env,
    today,
    isColour: false,
    ask: answers ? () => Promise.resolve(left.shift() ?? '') : undefined,
    write: (text) => {
      output += text;
    },
    writeError: (text) => {
      errors += text;
    },
    readInput: input === undefined ? undefined : () => Promise.resolve(new TextEncoder().encode(input)),
    onInterrupt: (stop) => {
      stops.add(stop);
      return () => void stops.delete(stop);
    },
    interrupt: () => stops.forEach((stop) => stop()),
    output: () => output,
    errors: () => errors,
  };
}
