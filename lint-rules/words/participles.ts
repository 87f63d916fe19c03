/** Participles that do not end in -ed, of verbs that people act by. */
export const IRREGULAR_PARTICIPLES: ReadonlySet<string> = new Set(
  `sent given taken made written chosen kept held put set run read told shown brought drawn found withdrawn paid built`.split(' '),
);
