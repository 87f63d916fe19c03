/**
 * A text on one line, without what a terminal, a log reader or an XML parser would act on or choke on: line ends,
 * control characters, marks that turn the direction of writing, half a character.
 */
export function visible(text: string): string {
  return text.replace(/\s/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '').toWellFormed();
}
