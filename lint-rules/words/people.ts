/** Last words of names for people and groups of people. */
export const PEOPLE =
  /(?:^|[\s-])(?:person|people|customer|client|prospect|buyer|user|owner|manager|analyst|engineer|agent|partner|rep|representative|executive|director|head|officer|vendor|employee|teammate|colleague|candidate|recruiter|approver|reviewer|author|sponsor|champion|team|desk|group|council|committee|counsel|supplier|admin|administrator|member|[\p{L}]+ee)$/iu;
