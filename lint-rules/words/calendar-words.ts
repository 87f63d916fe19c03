/** Words that say when by the calendar; an event made of nothing else can be seen in no system. */
export const CALENDAR_WORDS: ReadonlySet<string> = new Set(
  `a ad afternoon after am and annual annually april august autumn basis before beginning biweekly bimonthly business by cadence calendar
  check check-in continuous continuously constantly cycle daily date day days december demand during each end ending evening every eve
  fall february first fiscal fixed five fortnight fortnightly four friday from gmt half-yearly hoc hour hourly hours in january july june
  last later least march may meeting midnight month monthly months monday morning needed next night noon november o'clock october of on
  once one ongoing or per periodic periodically planning pm prep preparation quarter quarterly quarters real recurring regular
  regularly required review routine run saturday schedule scheduled second september session spring standing start starting summer sunday
  the third three throughout thursday time times tuesday twice two until utc wednesday week weekday weekdays weekend weekly weeks when
  winter working year yearly years as always anytime any at`.split(/\s+/),
);
