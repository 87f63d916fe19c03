/** What a command sees of the process it runs in: real in `scripts/sop.ts`, made up in tests. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Today as an ISO date in UTC; the only clock there is. */
  readonly today: string;
  readonly isColour: boolean;
  /** Asks a question and waits for a line; undefined when nobody is there. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** What is piped in; undefined when nothing is. */
  readonly readInput?: (() => Promise<Uint8Array>) | undefined;
  /** Shows how far a long run is, on a line that the next call replaces; without a text, takes the line away. Undefined where nobody watches. */
  readonly showProgress?: ((text?: string) => void) | undefined;
  /** Calls back when the person ends the program (Ctrl-C), instead of ending it. Returns what undoes that. */
  readonly onInterrupt?: ((stop: () => void) => () => void) | undefined;
  write(text: string): void;
  writeError(text: string): void;
}
