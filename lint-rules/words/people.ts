/** Last words of names for people and groups of people. */
export const PEOPLE =
  /(?:^|[\s-])(?:person|people|customer|client|prospect|buyer|user|owner|manager|analyst|engineer|agent|partner|rep|representative|executive|director|head|officer|vendor|employee|teammate|colleague|candidate|recruiter|approver|reviewer|author|sponsor|champion|team|desk|group|council|committee|counsel|supplier|admin|administrator|member|[\p{L}]+ee)$/iu;

/** Words for people and groups of people anywhere in a text. */
export const MENTIONS_PEOPLE =
  /\b(?:person|customer|client|prospect|buyer|user|owner|manager|analyst|engineer|agent|partner|representative|executive|director|officer|vendor|employee|teammate|candidate|recruiter|approver|reviewer|team|desk|group|committee|supplier|administrator|captain|coordinator|lead|responsible)s?\b/i;
