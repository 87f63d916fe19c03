import { MASK, type Passage } from '../sop/passages.ts';
import { countWords } from '../sop/words.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { START_OF_FILE, type Place } from '../sop/place.ts';
import type { Section } from '../sop/sections.ts';
import type { ZonedPassage } from '../sop/zoned-passages.ts';
import { findNearRepeats, type NearRepeat } from './near-repeats.ts';

/** A shorter section may well say the same: "Not applicable." */
const LEAST_LENGTH = 40;
/** Words from which one paragraph, or one list item, counts alone. */
const LONG_PARAGRAPH = 18;
const LONG_ITEM = 30;
/** Items that must repeat one after the other, with at most this many steps from one to the next. */
const LEAST_RUN = 3;
const RUN_GAP = 2;

/** Something that an SOP says a second time. */
export interface Repetition {
  readonly place: Place;
  /** What it repeats: "line 12", "the section in line 9". */
  readonly of: string;
}

/** Finds whole sections, paragraphs and runs of list items that say the same, or nearly, as earlier ones. */
export function findRepetitions(sop: Sop): Repetition[] {
  const repeated = new Set<Section>();
  return [...repeatedSections(sop, repeated), ...repeatedPassages(sop, linesOf(repeated))];
}

/** Sections that say what an earlier one says, word for word. */
function* repeatedSections({ sections, lines }: Sop, repeated: Set<Section>): Generator<Repetition, void, undefined> {
  const byFirstLine = Map.groupBy(
    sections.filter(({ heading, blocks }) => heading && blocks.length > 0),
    ({ blocks }) => lines[(blocks[0]?.position?.start.line ?? 1) - 1]?.trim(),
  );
  for (const alike of byFirstLine.values()) {
    if (alike.length < 2) continue;
    const known = new Map<string, Section>();
    for (const section of alike) {
      const text = textOf(section, lines);
      const earlier = known.get(text);
      if (!earlier) known.set(text, section);
      else if (text.length >= LEAST_LENGTH) {
        repeated.add(section);
        const place = section.heading?.position?.start ?? START_OF_FILE;
        yield { place: { line: place.line, column: place.column }, of: `the section in line ${earlier.heading?.position?.start.line ?? 1}` };
      }
    }
  }
}

function textOf({ blocks }: Section, lines: readonly string[]): string {
  const [from, to] = [blocks[0]?.position?.start.line ?? 1, blocks.at(-1)?.position?.end.line ?? 0];
  return lines.slice(from - 1, to).join(' ').replace(/\s+/g, ' ');
}

/** The lines that sections found to be repetitions fill. */
function linesOf(sections: ReadonlySet<Section>): (line: number) => boolean {
  const ranges = [...sections].map(({ heading, blocks }) => [heading?.position?.start.line ?? 0, blocks.at(-1)?.position?.end.line ?? 0] as const);
  return (line) => ranges.some(([from, to]) => line >= from && line <= to);
}

/**
 * Paragraphs that repeat an earlier one, and runs of list items that do: single steps may well be alike. Of two
 * procedures that share steps the reader follows one, and needs them there.
 */
function* repeatedPassages(sop: Sop, isRepeated: (line: number) => boolean): Generator<Repetition, void, undefined> {
  const zoned = sop.passages.filter(({ zone, form }) => zone !== 'frontmatter' && zone !== 'changelog' && form !== 'cell');
  const repeats = findNearRepeats(zoned.map(({ passage }) => ({ text: passage.text, names: () => maskedIn(passage) })));
  let run: NearRepeat[] = [];
  for (const repeat of repeats) {
    const previous = run.at(-1);
    run = previous && repeat.index - previous.index === repeat.of - previous.of && repeat.index - previous.index <= RUN_GAP ? [...run, repeat] : [repeat];
    const [first = repeat] = run;
    if (isRepeated(zoned[repeat.index]?.passage.placeAt(0).line ?? 0)) continue;
    const [place, earlier] = [zoned[first.index]?.passage.placeAt(0) ?? START_OF_FILE, zoned[first.of]?.passage.placeAt(0).line ?? 1];
    if (isLong(zoned[first.index]) ? run.length !== 1 : run.length !== LEAST_RUN || hasHeading(sop, earlier, place.line)) continue;
    yield { place, of: `line ${earlier}` };
  }
}

/** True when a heading stands between two lines. */
function hasHeading({ sections }: Sop, from: number, to: number): boolean {
  return sections.some(({ heading }) => heading?.position !== undefined && heading.position.start.line > from && heading.position.start.line < to);
}

/** True for what counts alone: an item of several sentences, or a paragraph that introduces nothing. */
function isLong(zoned: ZonedPassage | undefined): boolean {
  if (!zoned) return false;
  const { text, sentences } = zoned.passage;
  const isItem = zoned.form === 'item';
  return countWords(text) >= (isItem ? LONG_ITEM : LONG_PARAGRAPH) && (isItem ? sentences.length > 1 : !/:\s*$/.test(text));
}

/** Code, labels and quotations: what tells two steps apart that are alike otherwise. */
function maskedIn({ text, prose }: Passage): string {
  return prose.includes(MASK) ? text.split('').filter((_, at) => prose[at] === MASK).join('') : '';
}
