/** What a document may say of itself, whatever it calls it. */
export type Fact =
  | 'title' | 'owner' | 'trigger' | 'cadence' | 'inputs' | 'outputs' | 'escalation' | 'sla' | 'metrics' | 'feedback' | 'version' | 'status'
  | 'lastReviewed' | 'lastUpdated' | 'nextReview' | 'reviewEvery' | 'reviewOn' | 'changelog' | 'systems' | 'successor';

/** Labels, keys and table heads, in lower case with single spaces. */
const NAMES: readonly (readonly [Fact, RegExp])[] = [
  ['title', /^(?:title|name|(?:sop|procedure|process|document|policy) (?:title|name))$/],
  ['owner', /^(?:(?:(?:document|process|policy|procedure|page|content|sop|role|business|runbook|playbook|team) )?(?:owners?|maintainers?)(?: (?:role|team|slack|name))?|owner\(s\)|owned by|maintained by|maintainer\(s\)|(?:responsible|accountable)(?: (?:role|person|party|owner))?|responsibility|dri|directly responsible individual|accountable|point of contact|poc)$/],
  ['trigger', /^(?:triggers?|trigger events?|triggered by|starts? when|when(?: to (?:use|run|start)(?: (?:this|it).*)?)?|applies when|initiated by|start event|entry point)$/],
  ['cadence', /^(?:cadence|frequency|how often|schedule|recurrence|occurrence)$/],
  ['inputs', /^(?:inputs?|input\(s\)|required inputs?|what you(?:['’]ll| will)? need|you(?:['’]ll| will)? need|materials?|required (?:materials|documents|information)|prerequisites?|pre-requisites?|before you (?:start|begin)|requirements)$/],
  ['outputs', /^(?:outputs?|output\(s\)|deliverables?|outcomes?|results?|expected (?:results?|outcomes?|outputs?)|end results?|definition of done)$/],
  ['escalation', /^(?:escalations?|escalation (?:path|process|procedure|contacts?|points?|matrix|policy)|when to escalate|how to escalate|escalate(?: to)?|who to escalate to)$/],
  ['sla', /^(?:slas?|service levels?|service level (?:agreements?|objectives?|targets?)|slos?|response times?|turnaround(?: times?)?|time ?lines?|deadlines?|target times?)$/],
  ['metrics', /^(?:metrics?|kpis?|key (?:metrics|performance indicators)(?: \(kpis?\))?|success (?:metrics|measures|criteria)|measures?|measures? of success|how we measure.*)$/],
  ['feedback', /^(?:feedback|questions(?: (?:and|or|&) (?:feedback|comments|suggestions))?|comments|suggestions|feedback (?:and|or|&) (?:questions|suggestions)|contact(?: us)?|contacts|contact information|help|getting help|get help|need help|support|support channel|slack(?: channel)?|channel|improv(?:e|ing) this (?:page|document|sop|runbook|guide)|report (?:a mistake|an error|a problem)(?: .*)?|corrections|who to (?:ask|contact))$/],
  ['version', /^(?:version|version (?:no\.?|number)|revision|revision (?:no\.?|number)|rev\.?|document version|doc version)$/],
  ['status', /^(?:status|document status|state|draft)$/],
  ['lastReviewed', /^(?:last ?review(?:ed)?(?: (?:on|date|by))?|date (?:last )?reviewed|reviewed(?: (?:on|date))?|last review date|review date|last verified|verified(?: on)?|last validated)$/],
  ['lastUpdated', /^(?:last ?(?:updated?|modified|mod|revised|edited|changed|revision)(?: (?:on|date|at))?|updated?(?: (?:on|at))?|modified(?: (?:on|at))?|revised(?: (?:on|at))?|revision date|date (?:updated|modified|revised)|ms\.date|page last updated)$/],
  ['nextReview', /^(?:next review(?: (?:on|date|due))?|review (?:by|due|due date|on)|expires?(?: on)?|expiry(?: date)?)$/],
  ['reviewEvery', /^(?:review (?:in|every|cycle|frequency|interval|period|cadence|schedule)|reviewed every|update (?:frequency|cycle)|review$)$/],
  ['reviewOn', /^(?:review (?:triggers?|when|events?)|review (?:also )?(?:on|if))$/],
  ['changelog', /^(?:change ?log|changes|change (?:history|record)|(?:version|revision|document|edit) (?:history|control|log)|revisions|major revisions|history|amendments?(?: history)?)$/],
  ['systems', /^(?:systems?(?: used)?|tools?(?: used)?|applications?|software)$/],
  ['successor', /^(?:superseded by|replaced by|successor)$/],
];

/** The fact that a label, a key or a heading announces. */
export function factNamed(label: string): Fact | undefined {
  const plain = label
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[_-]+/g, ' ')
    .replace(/^[\s\d.)*#]+|[\s:*?]+$/g, '')
    .replace(/\s+/g, ' ');
  return plain.length > 60 ? undefined : NAMES.find(([, pattern]) => pattern.test(plain))?.[0];
}
