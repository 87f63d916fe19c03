import { findActions, type Action } from '../../src/lint/actions.ts';
import { instructionsOf, type Instruction } from '../../src/lint/instructions.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Sentence } from '../../src/sop/passages.ts';
import { VERB_LISTS } from '../words/verbs.ts';

const CONDITION = /^(?:(?:then|next|also|and|but|first|finally),?\s+)?(if|unless)\b/i;
const ELSE =
  /\b(?:otherwise|else|if not|if none|if neither|if nothing|if no one|if nobody|in all other cases|in any other case|in either case|either way|in both cases|for all others?)\b/i;
const SECOND_IF = /[;,.:]\s+(?:(?:and|but|or)\s+)?if\b/i;
/** "Check if", "as if": no condition for an action. */
const NO_CONDITION_BEFORE = /\b(?:know|see|wonder|whether|sure|as|even|what|and|or|then|:|,\s*or|about|on)\s*$/i;
/** Verbs whose "if" is the question they ask. */
const ASKING = new Set('ask assess ascertain check confirm consider decide determine evaluate find identify indicate inspect investigate look note report review say see specify state tell test track understand validate verify watch write'.split(' '));
/** Conditions that go without saying otherwise: help, options, what may be done already, jumps. */
const EVIDENT =
  /\b(?:questions?|help|stuck|unsure|not sure|doubt|problems?|issues?|errors?|wrong|concerns?|trouble|already|(?:not|n['’]t) yet|want|wants|wish|wishes|like|prefer|prefers|choose|need|needs|any|so|not$|told|asked|(?:this|that) is the case|needed|required|necessary|possible|applicable|appropriate|relevant)\b/i;
const JUMP = /\b(?:go|skip|jump|continue|proceed|move|return|advance)\s+(?:on\s+|back\s+|straight\s+|ahead\s+|directly\s+)?(?:to|with|at)\b|\b(?:skip|stop|ignore)\b/i;

export default defineRule({
  name: 'branch-complete',
  severity: 'warning',
  weight: { smell: 0.1, precision: 0.6 },
  summary: 'Every condition of a step stands before its action and says what happens otherwise',
  why: 'The reader whose case is the other one is left without an instruction. A condition behind its action is read after the action is done.',
  remedy: 'Begin with "If …, do …" and add "Otherwise, …" in the same step or the next one. Put three or more conditions into a table under "Decisions", with the columns If, Then and Otherwise.',
  source: 'ASD-STE100 Simplified Technical English, rule 5.4 (condition first); decision-table practice (completeness)',
  examples: [
    {
      title: 'Both branches, in one step or in the next',
      sop: '## Steps\n\n1. **SDR:** If `Lead.Phone` is set, call the lead. Otherwise, send the email.\n2. **SDR:** If the lead answers, book a call.\n3. **SDR:** If the lead does not answer, log the attempt.\n4. **SDR:** Check if the field is set.\n5. **SDR:** If no lead waits, the list is empty. If leads wait, call the first.\n6. **SDR:** Has the lead asked for a call? Call the lead if this is the case.\n',
      expect: [],
    },
    {
      title: 'The other branch is missing',
      sop: '## Steps\n\n1. **SDR:** If `Lead.Phone` is set, call the lead.\n2. **SDR:** Set the status.\n',
      expect: ['3:13 Unexpected "If" with one branch, expected what the reader does otherwise: add "Otherwise, …"'],
    },
    {
      title: 'The condition comes last',
      sop: '## Steps\n\n1. **SDR:** Call the lead if the phone number is set. Otherwise, send the email.\n2. **SDR:** Send the quote unless the deal is Complex.\n',
      expect: [
        '3:27 Unexpected condition after its action, expected "if" first: "If …, do …"',
        '4:28 Unexpected condition after its action, expected "unless" first: "Unless …, do …"',
      ],
    },
    {
      title: 'Three conditions in one sentence',
      sop: '## Steps\n\n1. **SDR:** If the lead answers, and if the budget is set, and if the date is near, book a call. Otherwise, log the call.\n',
      expect: ['3:64 Unexpected third condition in one sentence, expected a decision table or a step for each'],
    },
    {
      title: 'Exceptions and tables are branches already',
      sop: '## Exceptions\n\n- If the CRM is down, wait 15 minutes.\n\n## Decisions\n\n| If | Then | Otherwise |\n|---|---|---|\n| If the lead has a phone | Call | Email |\n',
      expect: [],
    },
  ],
  *check(sop) {
    const instructions = instructionsOf(sop);
    const previous = new Map(instructions.map((instruction) => [instruction.next, instruction]));
    for (const instruction of instructions) {
      const isPaired = isAlternative(previous.get(instruction)) || isAlternative(instruction.next) || startsWithElse(instruction.next);
      for (const [at, passage] of instruction.passages.entries()) {
        for (const [index, sentence] of passage.sentences.entries()) {
          const place = (offset: number, length: number) => passage.placeAt(sentence.start + offset, length);
          const hasOther = () => isPaired || isBranch(passage.sentences[index - 1]) || [...passage.sentences.slice(index + 1), ...restOf(instruction, at)].some(goesOn);
          const found = flawOf(sentence, hasOther);
          if (found) yield { place: place(found.index, found.length), message: found.message };
        }
      }
    }
  },
});

interface Flaw {
  readonly index: number;
  readonly length: number;
  readonly message: string;
}

/** What is wrong with a sentence's condition; at most one thing. `hasOther` tells whether the other branch stands elsewhere. */
function flawOf(sentence: Sentence, hasOther: () => boolean): Flaw | undefined {
  const { prose } = sentence;
  if (!/\b(?:if|unless)\b/i.test(prose)) return undefined;
  const third = [...prose.matchAll(/\b(?:if|unless)\b/gi)][2];
  if (third) return { index: third.index, length: third[0].length, message: 'Unexpected third condition in one sentence, expected a decision table or a step for each' };
  const opening = CONDITION.exec(prose);
  if (!opening) return findTrailing(sentence);
  const word = opening[1] ?? '';
  const [action] = findActions(sentence, VERB_LISTS);
  if (!action || isOptional(prose, action)) return undefined;
  if (ELSE.test(prose) || SECOND_IF.test(prose) || EVIDENT.test(prose.slice(0, action.index)) || JUMP.test(prose)) return undefined;
  if (hasOther()) return undefined;
  return { index: prose.indexOf(word), length: word.length, message: `Unexpected "${word}" with one branch, expected what the reader does otherwise: add "Otherwise, …"` };
}

/** A condition behind the action that it belongs to. */
function findTrailing(sentence: Sentence): Flaw | undefined {
  const { prose } = sentence;
  const action = findActions(sentence, VERB_LISTS)[0];
  const found = /(?<=[\p{L}\p{N}\uFFFC,)]\s+)(?:if|unless)\b/iu.exec(prose);
  if (!action || !found || found.index < action.index || ASKING.has(action.verb) || /\b(?:not|never|avoid|n['’]t)\b/i.test(prose.slice(0, found.index))) return undefined;
  if (NO_CONDITION_BEFORE.test(prose.slice(0, found.index)) || EVIDENT.test(prose.slice(found.index).replace(/[.!]+$/, '')) || isBracketed(prose, found.index)) return undefined;
  const word = found[0].toLowerCase();
  return { index: found.index, length: word.length, message: `Unexpected condition after its action, expected "${word}" first: "${word === 'if' ? 'If' : 'Unless'} …, do …"` };
}

/** "Please" and "consider" leave it to the reader. */
function isOptional(prose: string, { verb, index }: Action): boolean {
  return verb === 'consider' || /\b(?:please|maybe|perhaps)[,\s]+$/i.test(prose.slice(0, index));
}

function isBracketed(prose: string, index: number): boolean {
  return prose.lastIndexOf('(', index) > prose.lastIndexOf(')', index);
}

/** The sentences after a passage of a step, with those of its substeps. */
function restOf({ passages, substeps }: Instruction, at: number): Sentence[] {
  return [...passages.slice(at + 1).flatMap((passage) => passage.sentences), ...substeps.flatMap((substep) => restOf(substep, -1))];
}

/** True for a sentence that starts with a condition: the one behind it is the other branch. */
function isBranch(sentence: Sentence | undefined): boolean {
  return sentence !== undefined && CONDITION.test(sentence.prose);
}

function goesOn({ prose }: Sentence): boolean {
  return CONDITION.test(prose) || ELSE.test(prose);
}

/** True for a neighbour that is one branch of the same decision: it starts with a condition and has no other branch itself. */
function isAlternative(neighbour: Instruction | undefined): boolean {
  const sentences = neighbour ? restOf(neighbour, -1) : [];
  return CONDITION.test(sentences[0]?.prose ?? '') && !sentences.some(({ prose }) => ELSE.test(prose));
}

function startsWithElse(next: Instruction | undefined): boolean {
  return /^(?:otherwise|else|if not|if none|in all other cases|in any other case)\b/i.test(next?.passages[0]?.sentences[0]?.prose ?? '');
}
