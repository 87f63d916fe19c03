const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** What build servers obey within a line of a log: `##vso[…]` and `##[…]` of Azure and GitHub, `##teamcity[…]`. */
const COMMAND = /#(?=#\w*\[)/g;
/** GitHub obeys `::name::…` at the head of a line, spaces before it or none. */
const LINE_COMMAND = /^( *:)(?=:)/;
/** Shows nothing to a reader. */
const BREAK = '\u200B';

/**
 * A text on one line, without what a terminal, a log reader or an XML parser would act on or choke on: line ends,
 * control characters, marks that turn the direction of writing, half a character, commands to a build server.
 */
export function visible(text: string): string {
  return withoutCommands(text.replace(/\s/g, ' ').replace(UNSEEN, '')).toWellFormed();
}

/** One line of a text in which no build server finds a command. */
export function withoutCommands(line: string): string {
  return line.replace(COMMAND, `#${BREAK}`).replace(LINE_COMMAND, `$1${BREAK}`);
}

/** A value as JSON to print: the same value for who reads it, and no command for the build server that logs it. */
export function toInertJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(COMMAND, '\\u0023')}\n`;
}
