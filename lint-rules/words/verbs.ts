/** Base forms that tell a reader to act and are hardly ever nouns in a procedure. */
export const VERBS: ReadonlySet<string> = new Set(
  `accept acknowledge activate adapt add adjust administer admit advise agree alert align allocate allow analyse analyze announce apologise apologize
  append apply appoint approve arrange ascertain ask assemble assess assign associate attach attend authenticate authorise authorize avoid await begin
  bill block book bring browse build calculate cancel carry categorise categorize choose circulate clarify classify click coach collect combine
  communicate compare compile compose compute conduct configure confirm connect consider consolidate consult contain continue convert coordinate countersign
  create deactivate debug decide declare decline deduct defer define delegate delete deliver demonstrate deny deploy describe detach determine develop
  diagnose dial disable discard discuss dismiss dispatch distribute divide double-check download draft drag draw edit elect eliminate enable encourage encrypt
  engage enrich enrol enroll ensure enter erase escalate establish evaluate examine execute exit expand expire explain express extend extract fetch
  fill finalise finalize find finish follow gather generate get give go grant greet guide hide highlight identify implement include increase inform
  initiate inquire insert inspect install instruct integrate introduce invest investigate invite involve isolate join judge justify keep launch learn
  leave let lift listen locate lower maintain make measure meet merge migrate modify monitor move multiply mute navigate negotiate nominate notify
  nudge obtain offboard omit onboard optimise optimize organise organize outline paste perform persuade pick pin ping populate postpone praise prepare
  prevent prioritise prioritize proceed protect prove provide provision publish pull purchase put qualify quarantine quit raise reach read realign
  reassign reboot recalculate recap receive recheck recommend reconcile reconnect recount recover redeploy redirect reduce refer reformat refresh refund
  refuse regenerate register rehearse reinstall reject relabel relaunch relay reload rely remedy remember remind remove rename render renew reopen
  repeat rephrase replace reply repost requalify reread reroute rerun reschedule rescue resend reserve resize resolve respond restart restore restrict
  resume retain retest retrieve retry return reuse reverse revert revise revisit revoke rewrite rotate round run sanction sanitise sanitize save
  scroll search see select send serve set settle shorten show simplify simulate sketch skip solve speak specify spot stop submit subscribe substitute
  subtract suggest summarise summarize supervise suspend sync synchronise synchronize take talk teach tell terminate thank tidy toggle transcribe
  translate transmit trim troubleshoot try unassign unblock uncheck understand undo uninstall unlink unlist unlock unmute unpin unsubscribe untick
  upload use validate verify visit wait warn warrant wipe withdraw write zip`.split(/\s+/),
);

/** Base forms that are as often nouns or adjectives: verbs only where the words around them say so. */
export const VERBS_ALSO_NOUNS: ReadonlySet<string> = new Set(
  `access account act address answer archive arrest audit back balance bcc benchmark branch budget call campaign cc change charge chart chase chat check clean
  clear close code command commit complete contact copy correct cost count cover cut date demo design detail direct display dm document double drop dry
  dump email empty end estimate export file filter fix flag focus force forecast format forward grade group hand head help hit hold import index input
  interview invoice issue label lead level link list load lock log look map mark match mention message mirror model name need note number offer open
  order own pack page park patch pause pay phone pilot place plan plot point poll post present press price print probe process produce profile program
  progress project promote prompt proof propose push query question queue quote rank rate record reference release repair report request research
  reset respect rest result review reward route sample scan schedule score screen seal secure separate share shift ship sign slack sort space split
  staff stage stamp stand start state step stock store study supply support survey swap switch tag tap target task test text tick time title touch track
  trade train transfer treat trigger turn type update upgrade value view vote walk warm watch weigh work wrap`.split(/\s+/),
);

/** Pairs whose first word alone may be a noun: "log in", "back up". */
export const PHRASAL_VERBS: ReadonlySet<string> = new Set(
  `back up,call back,call off,check in,check off,check out,check with,clean up,clear out,clear up,close down,close out,cut off,drop off,end up,hand back,
  hand in,hand off,hand out,hand over,head to,help with,hold off,hold on,line up,list out,lock down,lock out,log in,log into,log off,log on,log out,
  look at,look for,look in,look into,look over,look through,look up,map out,mark off,mark up,note down,open up,phone back,point out,print off,print out,
  queue up,report back,scan in,ship out,shut down,sign in,sign into,sign off,sign on,sign out,sign up,sort out,split up,stand by,start over,start up,
  start with,step through,swap out,switch off,switch on,switch over,switch to,tag in,test out,time out,track down,turn down,turn off,turn on,turn up,
  type in,walk over,walk through,watch for,weigh out,work on,work out,work through,work with,wrap up`.split(/,\s*/),
);

/** The lists, as sentences are read with them. */
export const VERB_LISTS = { verbs: VERBS, verbsAlsoNouns: VERBS_ALSO_NOUNS, phrasalVerbs: PHRASAL_VERBS };

/** Verbs that move the reader through the procedure or the screen, point elsewhere or add a detail: no action of their own. */
export const FLOW_VERBS: ReadonlySet<string> = new Set(
  `await begin consider continue exit finish follow go include keep leave navigate note proceed refer remember repeat return scroll see skip start stop wait`.split(' '),
);
