import { keptWithBoth } from '../sop/kept-with.ts';
import type { Sentence } from '../sop/passages.ts';
import { MASK } from '../sop/passages.ts';

/** Which base forms count as verbs, and where. */
export interface VerbLists {
  readonly verbs: ReadonlySet<string>;
  /** Verbs only where a determiner, a name or a label follows. */
  readonly verbsAlsoNouns: ReadonlySet<string>;
  /** Of those, the ones that a second word makes a verb: "log in". */
  readonly phrasalVerbs: ReadonlySet<string>;
}

/** A verb in the imperative. */
export interface Action {
  /** Lower case. */
  readonly verb: string;
  /** Offset in the sentence. */
  readonly index: number;
  /** True for "approve" in "review and approve the quote": the verb before it stands without an object of its own. */
  readonly sharesObject: boolean;
}

interface Token {
  readonly text: string;
  readonly lower: string;
  readonly index: number;
}

/** How many tokens tell how a sentence begins, and how many of them a pair of verbs takes with what follows it. */
const FIRST_TOKENS = 8;
const WORDS_OF_A_PAIR = 4;
const TOKEN = /\uFFFC[\uFFFC\s]*|[\p{L}][\p{L}'’-]*|\d(?:[\d.,:]*\d)?%?|[,;:()]/gu;
const DETERMINERS = new Set(
  `the a an this that these those each every all any both either some no its their your his her our my it them him us you one two three
  four five six whether if what which who when where how`.split(/\s+/),
);
const LEAD_INS = new Set('please then next first second third finally lastly now also always only again afterwards instead immediately simply just carefully otherwise'.split(' '));
/** What stands before a colon and is not the one who acts. */
const LABELS = new Set('purpose goal aim objective scope example examples result results outcome output outputs input inputs benefit benefits reason definition'.split(' '));
const MOST_WORDS_OF_LABEL = 3;
/** "Sign in page", "log in is": what stands before is a noun. */
const AFTER_NOUN = new Set('is are was were page pages screen screens form forms button link call calls process flow date time name names details credentials'.split(' '));
const NEGATIONS = new Set(['never', "don't", 'don’t']);
/** How far from "have" the verb stands of what someone else is to do. */
const MOST_WORDS_OF_CAUSED = 6;
/** A clause that starts so has its own subject, so that a verb joined to it is not the reader's. */
const SUBORDINATORS = new Set('that which who whom whose where so because if when unless while until before after since as whether how what let make made help ensure sure can may must should will would could may might not'.split(' '));

/**
 * Finds the verbs by which a sentence tells the reader to act: at its start, after an opening clause
 * ("If …, call"), and joined by a comma, "and" or "then". Where the grammar leaves a doubt, there is no action.
 */
export const findActions: (sentence: Sentence, lists: VerbLists) => readonly Action[] = keptWithBoth((sentence, lists) => {
  const tokens: Token[] = [];
  readTokens(sentence.prose, tokens, FIRST_TOKENS);
  if (cannotOpen(tokens, lists)) return [];
  readTokens(sentence.prose, tokens);
  const actions: Action[] = [];
  let position = findOpening(tokens, lists);
  const opening = isVerb(tokens, position, lists) || isPairOfVerbs(tokens, position, lists) ? position : findMainVerb(tokens, position, lists);
  if (opening === undefined) return [];
  actions.push(actionAt(tokens, opening, false));
  let previous = opening;
  let subordinate = tokens[opening]?.lower === CAUSATIVE;
  let agrees = true;
  let depth = 0;
  for (position = opening + 1; position < tokens.length; position++) {
    const token = tokens[position] as Token;
    if (token.text === '(') depth++;
    else if (token.text === ')') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    if (token.text === ';') subordinate = false;
    else if (SUBORDINATORS.has(token.lower) || startsInfinitive(tokens, position, lists)) {
      subordinate = true;
      agrees = !isAboutOne(tokens, position, lists);
    }
    const joined = joinedVerb(tokens, position, subordinate && agrees, lists);
    if (joined === undefined) continue;
    actions.push(actionAt(tokens, joined, position === previous + 1));
    subordinate = tokens[joined]?.lower === CAUSATIVE;
    previous = joined;
    position = joined;
  }
  return actions;
});

/** True for a sentence whose first words already tell that it begins neither with a verb nor with a clause before one. */
function cannotOpen(tokens: readonly Token[], lists: VerbLists): boolean {
  const position = findOpening(tokens, lists);
  if (position + WORDS_OF_A_PAIR >= tokens.length) return false;
  return !isVerb(tokens, position, lists) && !isPairOfVerbs(tokens, position, lists) && !OPENERS.has(tokens[position]?.lower ?? '');
}

/** Reads the tokens behind those that have been read, until there are `most`. */
function readTokens(prose: string, tokens: Token[], most = Infinity): void {
  const last = tokens.at(-1);
  TOKEN.lastIndex = last ? last.index + last.text.length : 0;
  while (tokens.length < most) {
    const match = TOKEN.exec(prose);
    if (!match) return;
    tokens.push({ text: match[0], lower: match[0].toLowerCase(), index: match.index });
  }
}

/** Skips "then", "please" and, at the start, the label of the one who acts. */
function skipLeadIns(tokens: readonly Token[], from: number): number {
  let position = from;
  if (from === 0 && tokens[0]?.text.startsWith(MASK)) position = tokens[1]?.text === ':' ? 2 : 1;
  while (LEAD_INS.has(tokens[position]?.lower ?? '') || (position > from && tokens[position]?.text === ',')) position++;
  return position;
}

/** Where a sentence begins that may stand behind the plain label of the one who acts: "Buddy: Go …". */
function findOpening(tokens: readonly Token[], lists: VerbLists): number {
  const colon = tokens.findIndex(({ text }) => text === ':');
  if (colon > 0 && colon <= MOST_WORDS_OF_LABEL && tokens.slice(0, colon).every(({ text, lower }) => /^\p{L}/u.test(text) && !LABELS.has(lower)) && /^\p{Lu}/u.test(tokens[0]?.text ?? '')) {
    const next = skipManner(tokens, skipLeadIns(tokens, colon + 1), lists);
    if (isVerb(tokens, next, lists) || OPENERS.has(tokens[next]?.lower ?? '')) return next;
  }
  return skipManner(tokens, skipLeadIns(tokens, 0), lists);
}

/** Skips "promptly", "never", "do not" where a verb follows. */
function skipManner(tokens: readonly Token[], position: number, lists: VerbLists): number {
  const word = tokens[position]?.lower ?? '';
  const isNegated = word === 'do' && tokens[position + 1]?.lower === 'not';
  const isManner = isNegated || NEGATIONS.has(word) || (word.endsWith('ly') && !lists.verbs.has(word) && !lists.verbsAlsoNouns.has(word));
  const next = position + (isNegated ? 2 : 1);
  return isManner && isVerb(tokens, next, lists) ? next : position;
}

function actionAt(tokens: readonly Token[], position: number, sharesObject: boolean): Action {
  const token = tokens[position] as Token;
  return { verb: token.lower, index: token.index, sharesObject };
}

/** The verb after an opening clause: the first comma outside brackets that a verb follows. */
function findMainVerb(tokens: readonly Token[], from: number, lists: VerbLists): number | undefined {
  if (!OPENERS.has(tokens[from]?.lower ?? '')) return undefined;
  let depth = 0;
  for (let position = from; position < tokens.length; position++) {
    const text = tokens[position]?.text;
    if (text === '(') depth++;
    if (text === ')') depth--;
    if (text === 'which' && tokens[position - 1]?.text === ',') return undefined;
    if (depth > 0 || (text !== ',' && text !== ':')) continue;
    const next = skipManner(tokens, skipLeadIns(tokens, position + 1), lists);
    if (isVerb(tokens, next, lists)) return next;
  }
  return undefined;
}

const OPENERS = new Set(
  'if when whenever unless once after before while until as for from in on at by within during with without using via under to where since because given depending every each'.split(' '),
);

/** The position of a verb that a comma, "and" or "then" joins to the action before it. */
function joinedVerb(tokens: readonly Token[], position: number, subordinate: boolean, lists: VerbLists): number | undefined {
  const token = tokens[position] as Token;
  const isComma = token.text === ',' || token.text === ';';
  if (!isComma && token.lower !== 'and' && token.lower !== 'then') return undefined;
  let next = position + 1;
  const words: string[] = [token.lower];
  while (['and', 'then', 'also', 'finally', 'next'].includes(tokens[next]?.lower ?? '')) words.push(tokens[next++]?.lower ?? '');
  const strong = token.text === ';' || words.includes('then');
  if (subordinate && !strong) return undefined;
  next = skipManner(tokens, next, lists);
  return isVerb(tokens, next, lists) ? next : undefined;
}

/**
 * True for "that shows", "which is": the verbs of such a clause end in -s, so a base form joined to it is the reader's.
 * "Check that leads are set" names no thing of which it says more.
 */
function isAboutOne(tokens: readonly Token[], position: number, { verbs }: VerbLists): boolean {
  if (!RELATIVES.has(tokens[position]?.lower ?? '') || verbs.has(tokens[position - 1]?.lower ?? '')) return false;
  const next = tokens[position + 1]?.lower.endsWith('ly') ? tokens[position + 2] : tokens[position + 1];
  return next !== undefined && /^(?:is|has|was|\p{Ll}{2,}[^s]s)$/u.test(next.text) && !TAKES_BASE_FORM.has(next.lower);
}

const RELATIVES = new Set(['that', 'which', 'who']);
/** "Which lets you copy and paste". */
const TAKES_BASE_FORM = new Set(['lets', 'makes', 'helps', 'does', 'needs', 'allows']);

/** "Commit and add the file": the first may be a noun, yet the second is a verb. */
function isPairOfVerbs(tokens: readonly Token[], position: number, lists: VerbLists): boolean {
  return lists.verbsAlsoNouns.has(tokens[position]?.lower ?? '') && tokens[position + 1]?.lower === 'and' && isVerb(tokens, position + 2, lists);
}

function startsInfinitive(tokens: readonly Token[], position: number, { verbs, verbsAlsoNouns }: VerbLists): boolean {
  const next = tokens[position + 1]?.text ?? '';
  return tokens[position]?.lower === 'to' && (verbs.has(next) || verbsAlsoNouns.has(next) || next === 'be');
}

function isVerb(tokens: readonly Token[], position: number, lists: VerbLists): boolean {
  const { verbs, verbsAlsoNouns, phrasalVerbs } = lists;
  const word = tokens[position]?.lower;
  if (word === undefined) return false;
  const follower = tokens[position + 1];
  if (word === CAUSATIVE) return isCausative(tokens, position, lists);
  if (phrasalVerbs.has(`${word} ${follower?.lower ?? ''}`)) return !AFTER_NOUN.has(tokens[position + 2]?.lower ?? '');
  if (verbsAlsoNouns.has(word)) return follower !== undefined && (isObjectStart(follower) || isNumbered(tokens, position + 1));
  return verbs.has(word) && follower?.lower !== 'is' && follower?.lower !== 'are';
}

const CAUSATIVE = 'have';

/** "Have the customer sign": what someone else is to do. */
function isCausative(tokens: readonly Token[], position: number, { verbs, verbsAlsoNouns }: VerbLists): boolean {
  const follower = tokens[position + 1];
  if (!follower || !isObjectStart(follower)) return false;
  const rest = tokens.slice(position + 2, position + MOST_WORDS_OF_CAUSED);
  const end = rest.findIndex(({ text }) => /^[,;:()]$/.test(text));
  return rest.slice(0, end < 0 ? undefined : end).some(({ text }) => verbs.has(text) || verbsAlsoNouns.has(text));
}

/** "slide 2", "step 14": a thing by its number. */
function isNumbered(tokens: readonly Token[], position: number): boolean {
  return /^\p{Ll}+$/u.test(tokens[position]?.text ?? '') && /^\d/.test(tokens[position + 1]?.text ?? '');
}

function isObjectStart(token: Token): boolean {
  return DETERMINERS.has(token.lower) || token.text.startsWith(MASK) || /^[\p{Lu}\d]/u.test(token.text);
}
