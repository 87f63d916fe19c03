/** What a command sees of the process it runs in: real in `scripts/sop.ts`, made up in tests. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Today as an ISO date in UTC; the only clock there is. */
  readonly today: string;
  readonly isColour: boolean;
  /** Asks a question and waits for a line; undefined when nobody is there. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  write(text: string): void;
  writeError(text: string): void;
}
