import { roleTitle, type SopPlan } from './plan-sop.ts';
import { DOCUMENTS, STATUS_VALUES } from './vocabulary.ts';

/** What a sentence of an SOP can speak of. */
export interface SentenceWords {
  readonly plan: SopPlan;
  /** The record that is worked on, in lower case. */
  readonly record: string;
  readonly status: string;
  readonly field: () => string;
  readonly document: () => string;
  readonly number: (from: number, to: number) => number;
  readonly partner: string;
  readonly owner: string;
}

export function sentenceWords(plan: SopPlan): SentenceWords {
  const { random, main, fields } = plan;
  const object = main.objects[0] ?? '';
  return {
    plan,
    record: object.toLowerCase(),
    status: `\`${object}.Status\``,
    field: () => `\`${random.pick(fields)}\``,
    document: () => random.pick(DOCUMENTS),
    number: (from, to) => random.int(from, to),
    partner: roleTitle(plan.partner).toLowerCase(),
    owner: roleTitle(plan.owner).toLowerCase(),
  };
}

type Sentence = (words: SentenceWords) => string;

/** Ways to begin a block of steps. */
export const OPENING_STEPS: readonly Sentence[] = [
  ({ plan, record }) => `Open the oldest ${record} in the list view **${plan.main.views[0]}**.`,
  ({ plan, record }) => `Filter the list view **${plan.main.views[1]}** by the site ${plan.site}, then open the first ${record}.`,
  ({ plan, record }) => `Search the ${plan.main.name} for the number that stands on the paper of the ${record}.`,
  ({ plan }) => `Open the report **${plan.main.reports[0]}**, where the oldest row stands first.`,
];

export const MIDDLE_STEPS: readonly Sentence[] = [
  ({ record, field, document }) => `Compare ${field()} of the ${record} with the ${document()} that came with the goods.`,
  ({ status, field, number }) => `Check ${field()}. If the value is above ${number(20, 900)} EUR, set ${status} to Waiting. Otherwise, set ${status} to Checked.`,
  ({ field, plan }) => `Read the last three entries of ${field()}, because ${plan.site} counts in its own units.`,
  ({ document, record }) => `Attach the ${document()} to the ${record} as a PDF file.`,
  ({ plan, document, number }) => `Print the ${document()} on the printer of ${plan.site} in ${number(2, 4)} copies.`,
  ({ plan, field }) => `Look up the customer in the ${plan.other.name} and copy the number to ${field()}.`,
  ({ partner, plan, number }) => `Call the ${partner} within ${number(10, 50)} minutes when the list view **${plan.main.views[2]}** shows the same number.`,
  ({ field, number, status }) => `If ${field()} is empty, ask the sender by email with a limit of ${number(2, 5)} hours. Otherwise, set ${status} to Checked.`,
  ({ plan, field }) => `Write the reason in ${field()}, in one sentence that a colleague in ${plan.site} can follow.`,
  ({ record, partner }) => `Assign the ${record} to the ${partner}, so that two people see each decision.`,
  ({ number, plan, field }) => `Count ${number(4, 30)} pieces by hand. The number goes into ${field()} for ${plan.site}.`,
  ({ document, number }) => `Sign the ${document()} with the date and keep the paper for ${number(30, 120)} days.`,
  ({ plan, field, number }) => `Take a photo of each label with a difference of more than ${number(2, 15)} %, and note the shelf in ${field()}. The ${plan.main.name} keeps the photo.`,
  ({ record, number, field }) => `Split the ${record} into lines of at most ${number(5, 50)} items. The rest belongs in ${field()}.`,
  ({ plan }) => `Test the row of the table under Decisions that names the case, from the first row of ${plan.site} down.`,
  ({ field, partner }) => `Ask the ${partner} which of two values in ${field()} is the right one.`,
  ({ plan, number }) => `Block ${number(15, 90)} minutes in the calendar of the dock, with the name of the carrier and ${plan.site} in the title.`,
  ({ field, document }) => `Copy the reference of the ${document()} to ${field()}.`,
];

export const CLOSING_STEPS: readonly Sentence[] = [
  ({ status, plan }) => `Set ${status} to Closed and post the number in **${plan.channel}**.`,
  ({ record, status }) => `Save the ${record}. The list view drops it as soon as ${status} is Closed.`,
  ({ plan, partner }) => `Send the ${partner} a message in **${plan.channel}** with the number and the decision.`,
  ({ plan, owner, number }) => `Tell the ${owner} in **${plan.channel}** when more than ${number(3, 12)} cases are left at 16:00.`,
];

/** Sentences of the kind that owners write and that a linter should name. */
export const FLAWED_STEPS: readonly Sentence[] = [
  ({ record }) => `Handle the ${record} in a timely manner and inform the appropriate people.`,
  ({ field }) => `Update ${field()} as needed, and check that the value is reasonable.`,
  ({ partner }) => `It should usually be approved by the ${partner}, if possible soon.`,
  ({ plan, document }) => `Ask Maria for the ${document()}, she knows where ${plan.site} keeps the folder.`,
  ({ record, field, partner, document }) =>
    `Take the ${record}, compare ${field()} with the ${document()}, write down what differs, ask the ${partner} about each line, correct the values, then send everything back to the office that asked for the work.`,
  ({ plan }) => `Run the QXR export from the ${plan.other.name} and properly review the results.`,
];

export const DECISIONS: readonly Sentence[] = [
  ({ field, number }) => `| ${field()} is above ${number(100, 900)} EUR | Ask for a second signature | Test the next row |`,
  ({ field, number }) => `| ${field()} is older than ${number(5, 60)} days | Reject the case with the reason Too old | Test the next row |`,
  ({ document }) => `| The ${document()} carries no date | Send the paper back to the sender | Test the next row |`,
  ({ field, plan }) => `| ${field()} names a site other than ${plan.site} | Forward the case to that site | Test the next row |`,
  ({ number }) => `| At least ${number(2, 9)} lines differ by more than ${number(2, 20)} % | Order a full count | Test the next row |`,
];

export const EXCEPTIONS: readonly Sentence[] = [
  ({ plan }) => `- **${plan.main.name} does not answer:** Write the case on paper form 7, then enter it on the next business day.`,
  ({ field, partner }) => `- **Two records with one number:** Keep the one with the later ${field()}. The ${partner} closes the other.`,
  ({ plan }) => `- **Holiday in ${plan.site}:** Leave the case in the list; the clock starts on the next business day at 08:00.`,
  ({ number, owner }) => `- **More than ${number(10, 40)} cases in one hour:** Stop, and call the ${owner} before the next case.`,
  ({ document, plan }) => `- **${plan.thing} without papers:** Create a ${document()} from the template of ${plan.site}.`,
];

export const PREREQUISITES: readonly Sentence[] = [
  ({ plan }) => `- Your profile in the ${plan.main.name} lets you change a record of ${plan.site}.`,
  ({ plan }) => `- You can open the report **${plan.other.reports[1]}** in the ${plan.other.name}.`,
  ({ plan }) => `- You are a member of **${plan.channel}** with notifications switched on.`,
  ({ document, number }) => `- You have the ${document()} of the last ${number(2, 6)} weeks on paper or as a file.`,
];

export const PURPOSES: readonly Sentence[] = [
  ({ plan, record, number }) => `Bring each ${record} about ${plan.thing} to a decision within ${number(1, 3)} business days, with a reason that ${plan.site} can read later.`,
  ({ plan, partner }) => `See that nobody in ${plan.site} waits for ${plan.thing}, and that the ${partner} learns of each decision on the same day.`,
];
export const CONSEQUENCES: readonly Sentence[] = [
  ({ number, plan }) => `A case without a decision costs ${plan.site} about ${number(40, 400)} EUR a day.`,
  ({ partner }) => `Without the reason, the ${partner} does the same check a second time.`,
  ({ plan }) => `The figures of ${plan.main.reports[0]} are wrong for a month when one case is left out.`,
];

export function anyStatus({ plan }: SentenceWords): string {
  return plan.random.pick(STATUS_VALUES);
}
