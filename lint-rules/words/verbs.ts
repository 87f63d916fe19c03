/** Base forms that tell a reader to act and are hardly ever nouns in a procedure. */
export const VERBS: ReadonlySet<string> = new Set(
  `accept acknowledge activate adapt add adjust administer admit advise agree alert align allocate allow analyse analyze announce apologise apologize
  append apply appoint approve arrange ascertain ask assemble assess assign associate attach attend authenticate authorise authorize avoid await begin
  bill block book bring browse build calculate cancel carry categorise categorize choose circulate clarify classify click coach collect combine
  communicate compare compile compose compute conduct configure confirm connect consider consolidate consult contain continue convert coordinate
  create deactivate debug decide declare deduct define delegate delete deliver demonstrate deny deploy describe detach determine develop diagnose
  disable discard discuss dismiss dispatch distribute divide download draft drag draw edit elect eliminate enable encourage encrypt engage enrich
  enrol enroll ensure enter escalate establish evaluate examine execute exit expand explain express extend extract fetch fill finalise finalize find
  finish follow gather generate get give go grant greet guide identify implement include increase inform initiate insert inspect install instruct
  integrate introduce investigate invite involve isolate join keep launch learn leave let listen locate maintain make measure meet merge migrate
  modify monitor move navigate negotiate nominate notify obtain offboard onboard optimise optimize organise organize outline paste perform pick ping
  populate prepare prioritise prioritize proceed provide provision publish pull purchase put qualify quarantine raise read reassign reboot recalculate
  receive recommend reconcile reconnect recover redeploy redirect reduce refer refresh refund register reinstall reject relabel relaunch reload
  remember remind remove rename render renew reopen repeat replace reply requalify rerun reschedule resize resolve respond restart restore retain
  retest retrieve retry return reuse revert revise revoke rotate run sanitise sanitize save scroll search see select send serve set show simulate skip
  solve specify stop submit subscribe substitute summarise summarize suspend sync synchronise synchronize take talk tell terminate thank toggle
  transcribe translate transmit troubleshoot try unassign unblock uncheck understand uninstall unlink unlock unsubscribe untick upload use validate
  verify visit wait warn withdraw write`.split(/\s+/),
);

/** Base forms that are as often nouns or adjectives: verbs only where the words around them say so. */
export const VERBS_ALSO_NOUNS: ReadonlySet<string> = new Set(
  `access account act address answer archive arrest audit back balance benchmark branch budget call campaign change charge chart chase chat check clean
  clear close code command commit complete contact copy correct cost count cover cut date demo design detail direct display document double drop dry
  dump email empty end estimate export file filter fix flag focus force forecast format forward grade group hand head help hold import index input
  interview invoice issue label lead level link list load lock log look map mark match mention message mirror model name need note number offer open
  order own pack page park patch pause phone pilot place plan plot point poll post present press price print probe process produce profile program
  progress project promote prompt proof propose push query question queue quote rank rate record reference release repair report request research
  reset respect rest result review reward route sample scan schedule score screen seal secure separate share shift ship sign slack sort space split
  staff stage stamp stand start state step stock store study supply support survey swap switch tag target task test text tick time title touch track
  trade train transfer treat trigger turn type update upgrade value view vote walk warm watch weigh work wrap`.split(/\s+/),
);

/** Both lists, as sentences are read with them. */
export const VERB_LISTS = { verbs: VERBS, verbsAlsoNouns: VERBS_ALSO_NOUNS };

/** Verbs that move the reader through the procedure or the screen, point elsewhere or add a detail: no action of their own. */
export const FLOW_VERBS: ReadonlySet<string> = new Set(
  `await begin consider continue exit finish follow go include keep leave navigate note proceed refer remember repeat return scroll see skip start stop wait`.split(' '),
);
