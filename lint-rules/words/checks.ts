/** Words by which a text tells the reader to look whether something has worked, or what to do when it has not. */
export const CHECKING =
  /\b(?:check|checks|confirm|verify|validate|ensure|make sure|compare|inspect|look|see|review|monitor|watch|test|count|track|observe|if|unless|once|when|until|still|should (?:be|now|see|appear|show)|appears?|status|refresh)\b/i;
