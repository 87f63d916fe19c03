import type { Passage } from '../sop/passages.ts';
import type { Place } from '../sop/place.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Step } from '../sop/steps.ts';

/** Something that a step uses although only a later step of the same list brings it about. */
export interface TooEarly {
  readonly place: Place;
  readonly what: string;
  readonly made: Step;
}

interface Mention {
  readonly step: Step;
  readonly position: number;
  readonly place: Place;
}

const FIELD = /(?<![\p{L}\p{N}.])\p{Lu}\w*\.\p{Lu}\w*/gu;
const CONDITION = /^(?:if|unless|when|once|after|until|while|otherwise)\b/i;
const SETS = /\b(?:set|fill|enter|write|record|log|link|paste|save|add|note|put|update)\b[^.]*$/i;
const SHOWS = /(?<!\b(?:the|an?|each|this|that)\s)\b(?:send|share|post|present|show|shows|showing|copy|compare|read|print|publish|forward|quote|report|export)\b[^.]*$/i;
/** "Check that the field is set"; an empty one may well be checked for first. */
const CHECKS = /\b(?:check|confirm|verify)\b(?!\s+(?:if|whether)\b)[^.]*$/i;
const IS_EMPTY = /^[^.]*\b(?:empty|not set|unset|blank|missing|still)\b/i;
const MAKES = /^(?:create|draft|generate|build|prepare|compile|compose|produce|write)\s+(?:an?|the)\s+(?:new\s+)?((?:\p{Ll}[\p{L}-]*\s+){0,2}?\p{Ll}[\p{L}-]*)(?=\s+(?:in|from|for|with|by|on|of|as|to|using|and|within)\b|[.,;:(]|$)/u;
const HANDS_ON = 'send|attach|share|post|present|approve|sign|submit|forward|publish|email|upload|deliver|print';
const FROM_STEP = /\b(?!(?:continue|resume|start|again|on|repeat|restart)\b)[\p{L}]+\s+(?:from|of)\s+(step\s+(\d+))\b/giu;

/**
 * Finds what is used before it exists, where the text leaves no doubt: the result "from step 7" in step 3, an
 * output field that is passed on before it is set, a document that is handed on before it is created.
 */
export function findTooEarly(sop: Sop): TooEarly[] {
  const found: TooEarly[] = [];
  for (const steps of sequencesOf(sop.steps)) {
    found.push(...findLaterResults(steps), ...findFields(sop, steps), ...findDocuments(sop, steps));
  }
  return found;
}

/** Steps that are done one after the other: a list, with those behind it that go on counting. */
function sequencesOf(steps: readonly Step[]): Step[][] {
  const sequences: Step[][] = [];
  for (const step of steps) {
    const current = sequences.at(-1);
    const last = current?.at(-1);
    if (current && last && (last.block === step.block || Number(step.number) === Number(last.number) + 1)) current.push(step);
    else sequences.push([step]);
  }
  return sequences;
}

function findLaterResults(steps: readonly Step[]): TooEarly[] {
  return steps.flatMap((step, position) =>
    step.passages.flatMap((passage) =>
      (/\bstep\s\d/i.test(passage.prose) ? [...passage.prose.matchAll(FROM_STEP)] : []).flatMap((match) => {
        const [whole, what = '', number] = match;
        const made = steps.findIndex((other) => other.number === number);
        if (made <= position || made < 0) return [];
        const place = passage.placeAt(match.index + whole.lastIndexOf(what), what.length);
        return [{ place, what: `the result of ${what.replace(/\s+/g, ' ')}`, made: steps[made] as Step }];
      }),
    ),
  );
}

/** Fields that the SOP names as its outputs, so that they are empty before it sets them. */
function findFields(sop: Sop, steps: readonly Step[]): TooEarly[] {
  const outputs = new Set((sop.meta.outputs ?? []).flatMap(({ format = '' }) => format.match(FIELD) ?? []));
  const given = new Set(JSON.stringify([sop.meta.trigger, sop.meta.inputs]).match(FIELD) ?? []);
  if (outputs.size === 0) return [];
  const uses = new Map<string, Mention | undefined>();
  const found: TooEarly[] = [];
  for (const [position, step] of steps.entries()) {
    for (const passage of step.passages) {
      if (![...outputs].some((field) => passage.text.includes(field))) continue;
      for (const { start, text } of passage.sentences) {
        for (const match of text.matchAll(FIELD)) {
          const field = match[0];
          if (!outputs.has(field) || given.has(field)) continue;
          const before = text.slice(0, match.index).replaceAll(FIELD, 'field');
          const after = text.slice(match.index + field.length).replaceAll(FIELD, 'field');
          const use = uses.get(field);
          if (!uses.has(field)) {
            const place = passage.placeAt(start + match.index, field.length);
            uses.set(field, isUse(before, after) && !CONDITION.test(text) ? { step, position, place } : undefined);
          } else if (use && use.position < position && SETS.test(before) && !isUse(before, after)) {
            found.push({ place: use.place, what: field, made: step });
            uses.set(field, undefined);
          }
        }
      }
    }
  }
  return found;
}

/** True where the words around a field read it, so that it must have been set. */
function isUse(before: string, after: string): boolean {
  return SHOWS.test(before) || (CHECKS.test(before) && !IS_EMPTY.test(after));
}

function findDocuments(sop: Sop, steps: readonly Step[]): TooEarly[] {
  const given = JSON.stringify([sop.meta.trigger, sop.meta.inputs]).toLowerCase();
  return steps.flatMap((made, position) => {
    const name = madeBy(made.passages[0]?.sentences[0]?.prose ?? '');
    if (name === undefined || given.includes(name)) return [];
    const handsOn = new RegExp(`^(?:${HANDS_ON})\\s+the\\s+(${name.replaceAll(' ', '\\s+')})\\b`, 'i');
    for (const step of steps.slice(0, position)) {
      const use = step.passages.map((passage) => findUse(passage, handsOn)).find((place) => place !== undefined);
      if (use) return [{ place: use, what: `the ${name}`, made }];
      if (step.passages.some(({ prose }) => madeBy(prose) === name)) return [];
    }
    return [];
  });
}

/** What a sentence tells the reader to create. */
function madeBy(prose: string): string | undefined {
  return MAKES.exec(prose.toLowerCase())?.[1]?.replace(/\s+/g, ' ');
}

function findUse(passage: Passage, handsOn: RegExp): Place | undefined {
  for (const { start, prose } of passage.sentences) {
    const match = handsOn.exec(prose);
    const name = match?.[1];
    if (match && name) return passage.placeAt(start + match[0].length - name.length, name.length);
  }
  return undefined;
}
