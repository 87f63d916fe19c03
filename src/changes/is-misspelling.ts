/**
 * Words of which one becomes the other by a slip that is taken for a misspelling. Each is a word of its own, so that
 * one for another may change what is meant.
 */
const WORDS = new Set(`
  quiet quite trial trail trials trails angel angle angles diary dairy casual causal sacred scared united untied martial marital beard bread crate carte
  complaint compliant sliver silver tired tried weird wired unite untie signed singed signing singing broad board there three stake skate files flies filed field
  tiers tires tries outer carve crave snail nails minute minuet perfect prefect barely barley posed poses slate bolts blots fired fried goals claim
  later latter desert dessert diner dinner hoping hopping planed planned filled filing filling staring starring super supper barred bared scraped scrapped tapping taping
  loose lose choose chose rating ratting canon cannon coral corral stoop below bellow steep winning wining siting sitting striped stripped bidding biding discuss discus
  needles needless princes princess cares caress assess asses speed sped freed prize prise raise raised razed rased lessen caned canned caring carring
  diners dinners latte matte mated matted coper copper coma comma tiling tilling pooled polled poled polling poling metal mettle petal pedal model modal
`.trim().split(/\s+/));

/**
 * A slip that leaves no word of its own: neighbouring letters swapped, a double letter left out or one doubled, s for
 * z. Any other letter may make another word, as in contract and contact: that is no misspelling.
 *
 * @param one in lower case, as is `other`.
 */
export function isMisspelling(one: string, other: string): boolean {
  if (/\P{L}/u.test(one + other) || Math.min(one.length, other.length) < 5 || one[0] !== other[0]) return false;
  if (WORDS.has(one) && WORDS.has(other)) return false;
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  let start = 0;
  while (start < short.length && long[start] === short[start]) start++;
  const [rest, restShort] = [long.slice(start), short.slice(start)];
  if (long.length === short.length) {
    const isSwapped = rest[0] === restShort[1] && rest[1] === restShort[0] && rest.slice(2) === restShort.slice(2);
    return isSwapped || (new Set(['sz', 'zs']).has(`${rest[0]}${restShort[0]}`) && rest.slice(1) === restShort.slice(1));
  }
  return long.length === short.length + 1 && rest.slice(1) === restShort && rest[0] === long[start - 1];
}
