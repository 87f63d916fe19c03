import { nameSop, roleTitle, type SopPlan } from './plan-sop.ts';
import { CLOSING_STEPS, CONSEQUENCES, DECISIONS, EXCEPTIONS, FLAWED_STEPS, MIDDLE_STEPS, OPENING_STEPS, PREREQUISITES, PURPOSES, anyStatus, sentenceWords, type SentenceWords } from './step-sentences.ts';

/** The body of an SOP, as Markdown with now and then a component. */
export function generateBody(plan: SopPlan, related: readonly number[]): string {
  const words = sentenceWords(plan);
  const { random } = plan;
  const say = (sentences: readonly ((words: SentenceWords) => string)[], count: number) => random.sample(sentences, count).map((sentence) => sentence(words));
  const parts = [
    `## Purpose\n\n${say(PURPOSES, 1)[0]}\n${say(CONSEQUENCES, 1)[0]}`,
    `## Before you start\n\n${say(PREREQUISITES, random.int(2, 4)).join('\n')}`,
    `## Steps\n\n${stepBlocks(words)}`,
    ...(random.chance(0.4) ? [template(words)] : []),
    `## Decisions\n\nThe first row that fits decides.\n\n| If | Then | Otherwise |\n|---|---|---|\n${say(DECISIONS, random.int(3, 4)).join('\n')}`,
    `## Exceptions\n\n${say(EXCEPTIONS, random.int(2, 4)).join('\n')}`,
    ...(random.chance(0.94) ? [example(words)] : []),
    `## Notes\n\n${notes(plan, related)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function stepBlocks(words: SentenceWords): string {
  const { random, worker, partner, isDraft } = words.plan;
  const middle = random.sample(MIDDLE_STEPS, random.int(8, 11));
  const half = Math.ceil(middle.length / 2);
  const first = [random.pick(OPENING_STEPS), ...middle.slice(0, half)];
  const second = [...middle.slice(half), random.pick(CLOSING_STEPS)];
  if (random.chance(0.25)) second.splice(1, 0, random.pick(FLAWED_STEPS));
  if (isDraft) second.push(() => 'TBD: how the case is filed.');
  const number = (steps: readonly ((words: SentenceWords) => string)[], from: number) =>
    steps.map((step, index) => `${from + index}. **${roleTitle(index === 3 ? partner : worker)}:** ${step(words)}`).join('\n');
  return `### Look at the case\n\n${number(first, 1)}\n\n### Decide and hand over\n\n${number(second, first.length + 1)}`;
}

function template(words: SentenceWords): string {
  const { plan, number, document } = words;
  return `<Template title="Message to the sender">\n\nYour case about ${plan.thing} is here.\n\nPlease send us the ${document()} until [date]. Your number is [reference]; in ${plan.site} we answer between ${number(7, 9)}:00 and ${number(15, 18)}:00.\n\n</Template>`;
}

function example(words: SentenceWords): string {
  const { plan, record, number, document, field } = words;
  const reference = `${plan.main.objects[0]?.charAt(0)}-${number(1000, 9999)}`;
  const hour = number(8, 14);
  return [
    `## Example\n`,
    `The ${record} ${reference} appears on 2026-10-${number(10, 28)} at ${hour}:05 with ${number(2, 40)} items for ${plan.site}.\n`,
    `1. At ${hour}:12 the ${roleTitle(plan.worker).toLowerCase()} opens ${reference} and compares the ${document()} (steps 1 and 2).`,
    `2. At ${hour}:25 ${field()} holds ${number(100, 900)} EUR, so that a second signature is asked for (step 4).`,
    `3. At ${hour + 1}:40 the status becomes ${anyStatus(words)} (step 9).\n`,
    `Result: a decision after ${number(95, 110)} minutes, inside the limit.`,
  ].join('\n');
}

function notes({ random, folder, site, main }: SopPlan, related: readonly number[]): string {
  const links = related.map((index) => {
    const { title, folder: target, id } = nameSop(index);
    const anchor = random.chance(0.3) ? '#decisions' : '';
    return `[${title}](${target === folder ? '.' : `../${target}`}/${id}.mdx${anchor})`;
  });
  return [
    ...(links.length > 0 ? [`- What happens next stands in ${links.join(' and in ')}.`] : []),
    `- The limits of this page were set for ${site}; the ${main.name} of another site may know other ones.`,
  ].join('\n');
}
