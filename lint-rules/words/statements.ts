import type { StatementPatterns } from '../../src/lint/find-statement.ts';

/** How texts without frontmatter say what belongs there: titles of sections, and sentences or labels. */
export const TRIGGER: StatementPatterns = {
  heading: /^(?:triggers?|trigger events?|when (?:to (?!escalate)|do|does|should|this|is|you)\b|starting point|start event)/i,
  sentence:
    /^(?:triggers?|when to use(?: this)?|starts? when)\s*:|\b(?:this|the|these) [\p{L}]+(?: [\p{L}]+)? (?:is (?:triggered|used|started|followed|activated)|are (?:triggered|used|followed)|triggers|fires|starts|begins|applies|should be (?:used|followed))\b.{0,60}\b(?:when|if|whenever|once|after|upon)\b|\b(?:use|follow) (?:this|these) [\p{L}]+(?: [\p{L}]+)? (?:when|if|whenever|once)\b|\bis kicked off (?:by|when)\b|^(?:when(?:ever)?|once|after|upon|in case|in the event)\b(?!\s+(?:it comes to|in doubt|possible|necessary|needed|required|applicable|all)\b).{8,}/iu,
};

export const INPUTS: StatementPatterns = {
  heading: /^(?:inputs?|pre-?requisites?|requirements|required (?:access|permissions|information|inputs?)|what you(?:['’]ll| will)? need|you(?:['’]ll| will)? need|before you (?:start|begin)|preconditions?|materials)\b/i,
  sentence: /^(?:inputs?|pre-?requisites?|requirements|you(?:['’]ll| will) need)\s*:|\byou(?:['’]ll| will) need (?:a|an|the|to have|access|your|\d)\b|\bmake sure (?:that )?you have (?:a|an|the|access)\b/i,
};

export const OUTPUTS: StatementPatterns = {
  heading: /^(?:outputs?|outcomes?|(?:expected |final |end )?results?|deliverables?|definition of done|what you get|done when)\b/i,
  sentence: /^(?:outputs?|outcomes?|(?:expected |final |end )?results?|deliverables?)\s*:|\bthe (?:output|outcome|end result|deliverable)s? (?:of this [\p{L}]+ )?(?:is|are|will be)\b/iu,
};

export const ESCALATION: StatementPatterns = {
  heading: /^(?:escalat(?:e|es|ing|ions?)\b|(?:when|how|whom?|where) .{0,20}\bescalate\b|.{0,25}\bescalation (?:path|contacts?|procedure|process|policy|matrix|points?)\b|(?:getting|get|need|ask for|where to (?:get|find)) (?:more )?help|who to (?:contact|call|ask)|emergency contacts?|contacts?$)/i,
  sentence:
    /^(?:escalations?|escalate to)\s*:|\b(?:if|when|unless|should|in case|for)\b.{0,80}\b(?:fail(?:s|ed|ure)?|refus(?:es|ed)|rejects|declines|unable|cannot|can['’]t|stuck|blocked|no (?:response|reply|answer)|(?:not|n['’]t) (?:respond|resolve|work|able|sure|clear|available|possible)|unavailable|unsure|in doubt|help|problems?|urgent|emergenc(?:y|ies)|overdue|delay(?:s|ed)?)\b.{0,80}(?:,|\b(?:please|should|must|can|to|and|or|then))\s+(?:immediately\s+)?(?:escalate|contact|reach out|ping|page|call|e-?mail|notify|ask|post|message|get in touch)\b.{0,60}(?:#[a-z]|@[a-z]|\bon-?call\b|\bchannel\b|\bteam\b|\bmanager\b|\blead\b|\bsupport\b)|\bescalate\b.{0,40}\bto\b/i,
};

export const SLA: StatementPatterns = {
  heading: /^(?:.{0,30}\b(?:slas?|slos?)\b|service levels?|response times?|time ?lines?|turnaround|time ?frames?|deadlines?)/i,
  sentence:
    /\b(?:within|in under|in less than|no later than|at most|not more than|no more than|up to)\s+(?:\d+|one|two|three|four|five|seven|ten|fifteen|thirty)(?:\s*(?:-|–|to)\s*\d+)?\s+(?:(?:business|working|calendar)\s+)?(?:minutes?|mins?|hours?|hrs?|days?|weeks?)\b|\b\d+(?:-|\s)(?:hour|day|minute)s? (?:sla|deadline|response|turnaround)\b/i,
  except: ESCALATION.sentence, // "If it fails, ask #help within 1 hour" is how soon help comes.
};

export const RACI: StatementPatterns = {
  heading: /^(?:.{0,30}\b(?:raci|responsibilit(?:y|ies))\b|roles\b|who does what|people involved|participants|dri\b)/i,
  sentence: /^(?:accountable|responsible|dri|raci)\s*:|\b(?:is|are) (?:accountable|responsible|the dri) for\b/i,
};

export const GATES: StatementPatterns = {
  heading: /^(?:.{0,30}\b(?:criteria|gates?)\b|definition of (?:done|ready)|go\/no-?go)/i,
  sentence: /^(?:entry|exit|acceptance|success|entrance) criteria\s*:|\bmust meet (?:all )?(?:the|these) (?:following )?(?:criteria|requirements|conditions)\b/i,
};

export const APPROVALS: StatementPatterns = {
  heading: /^(?:.{0,30}\bapprov(?:al|als|ers?|ing)\b|sign-?offs?|authori[sz]ation)/i,
  sentence: /\b(?:(?:must|has to|have to|needs? to|should|shall) be approved by|(?:requires?|needs?|gets?|obtain|seek|request|after|with|without) (?:the |an? |prior |written |explicit )?approval (?:from|of|by)|approval (?:from|by) (?:the|your|an?)\b)/i,
};
