import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

const GREETING = /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^.?;:]{0,60}?[,!–—-]|^subject\s*:/i;
const CLOSING = /^(?:(?:many )?thanks|thank you|(?:kind |best |warm )?regards|best wishes|best,|sincerely|cheers|yours)\b/i;
/** Longer than any greeting. */
const OPENING = 120;

/**
 * The blocks of a section that are the text of a message to send: from a greeting behind "send this message:" to its
 * closing line, or to the end of the section. It is written for another reader, who has other things to do.
 */
export function messageBlocks(blocks: readonly RootContent[]): ReadonlySet<RootContent> {
  const found = new Set<RootContent>();
  let isOpen = false;
  for (const [index, block] of blocks.entries()) {
    const opening = block.type === 'paragraph' ? toString(block).trimStart().slice(0, OPENING) : '';
    isOpen ||= GREETING.test(opening) && isAnnounced(blocks[index - 1]);
    if (!isOpen) continue;
    found.add(block);
    isOpen = !CLOSING.test(opening);
  }
  return found;
}

function isAnnounced(previous: RootContent | undefined): boolean {
  return previous !== undefined && /[:：]\s*$/.test(toString(previous));
}
