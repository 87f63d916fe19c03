import type { Section } from '../sop/sections.ts';
import { toString } from 'mdast-util-to-string';
import type { Place } from '../sop/place.ts';
import { nodesOf } from '../sop/nodes-of.ts';
import { placeOf, urlsOf } from './statements.ts';
import { channelIn, intervalIn } from './stated-values.ts';

export interface StatedSentence {
  readonly fact: 'reviewEvery' | 'feedback' | 'trigger';
  readonly value: string;
  readonly place: Place;
}

const THIS = '(?:this|the|our|these) (?:document|documentation|policy|policies|procedures?|sop|page|process|runbook|playbook|guide|guidelines?|plan|standard|checklist|handbook|alert|workflow)';
const REVIEWED = new RegExp(`\\b${THIS}\\b[^.]{0,80}\\b(?:reviewed|re-?validated|re-?certified|revisited)\\b([^.]{0,100})`, 'i');
const REVIEWS = new RegExp(`\\breviews? (?:of )?${THIS}\\b([^.]{0,100})`, 'i');
const PAGE = '(?:this|the|these|our) (?:page|document(?:ation)?|docs?|sop|guide|runbook|handbook|procedures?|process|playbook|instructions?)';
const FLAW = '(?:mistakes?|errors?|typos?|corrections?|out[- ]of[- ]date|outdated|incorrect|missing|wrong|unclear|improve\\w*|edits?|updates?|changes?|suggest\\w*|feedback|questions?)';
const ABOUT_PAGE = new RegExp(`\\b${FLAW}\\b[^.]{0,60}\\b${PAGE}\\b|\\b${PAGE}\\b[^.]{0,60}\\b${FLAW}\\b`, 'i');
const TOPIC = /\b(?:questions|feedback|suggestions|comments|concerns)\b/i;
const CONTACT = /\b(?:ask|reach|contact|post|e-?mail|send|message|ping)\b/i;
const CONTACT_BEHIND = /\b(?:ask|reach|contact|post|e-?mail|send|message|ping|let us know|drop)\b/i;
const SENTENCE_END = /(?<=[.!?])\s+(?=\p{Lu})/u;
const TRIGGER = new RegExp(`\\b${THIS}\\b[^.,;]{0,60}?\\b(?:is triggered|triggers|starts?|begins?|fires|is used|applies|kicks? off|is initiated|is run)(?: (?:starting|only|also))?\\s+((?:when|whenever|once|after|as soon as|if|from|by)\\s[^.;]{6,200})`, 'i');

/** What whole sentences say of the document itself: how often it is reviewed, where questions go, what starts the work. */
export function readStatedSentences(sections: readonly Section[]): StatedSentence[] {
  const found: StatedSentence[] = [];
  for (const { blocks } of sections) {
    for (const node of blocks.flatMap(nodesOf)) {
      if (node.type !== 'paragraph') continue;
      const text = toString(node).replace(/\s+/g, ' ');
      const place = placeOf(node);
      const sentences = text.split(SENTENCE_END);
      for (const sentence of sentences) {
        const review = REVIEWED.exec(sentence) ?? REVIEWS.exec(sentence);
        const interval = review && intervalIn(review[0]);
        if (interval) found.push({ fact: 'reviewEvery', value: interval, place });
        const event = TRIGGER.exec(sentence)?.[1];
        if (event !== undefined) found.push({ fact: 'trigger', value: event.trim(), place });
      }
      const channel = sentences.some((sentence) => ABOUT_PAGE.test(sentence) || (asks(sentence) && channelIn(sentence) !== undefined)) ? (channelIn(text) ?? addressIn(urlsOf([node]))) : undefined;
      if (channel !== undefined) found.push({ fact: 'feedback', value: channel, place });
    }
  }
  return found;
}

/** "Post questions in …" and "For questions, ask …". */
function asks(sentence: string): boolean {
  return stands(CONTACT_BEHIND, TOPIC, sentence) || stands(TOPIC, CONTACT, sentence);
}

function stands(second: RegExp, first: RegExp, sentence: string): boolean {
  const found = first.exec(sentence);
  return found !== null && second.test(sentence.slice(found.index + found[0].length));
}

/** A link leads to people where it is a mail address, a chat, a form or a list of tickets. */
function addressIn(urls: readonly string[]): string | undefined {
  return urls.find((url) => /^mailto:|slack\.com|\/issues\b|\bforms?\b|teams\.microsoft|discord/.test(url))?.replace(/^mailto:/, '').replace(/\?.*$/, '');
}
