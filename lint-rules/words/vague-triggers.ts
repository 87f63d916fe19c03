/** Words that name no event. A condition for a review that is made of these alone can be seen by nobody. */
export const VAGUE_TRIGGERS: ReadonlySet<string> = new Set(
  `a about after all an and anything any appropriate are as at be because been being better by can case change changed changes changing
  circumstance circumstances content current desired different do document documentation documents doc due else error errors event events every everything feedback
  felt for from has have if important improve improved improvement improvements improving in incorrect information is issue issues it its
  know learn major material may minor modification modifications modified more must necessary need needed needs new no not of on or
  organisation organization organisational organizational our outdated out owner page people possible practice problem problems procedure procedures process processes reason reasons
  regularly relevant required requirement requirements requires review reviewed revise revised revision significant significantly so some
  someone something sop sops stale steps substantial substantially system systems team than that the their there these they thing things this time to tool tools
  update updated updates upon us we when whenever where wherever will with work works wrong you occasionally periodically ad hoc request requested
  discretion judgement judgment demand time-to-time sees fit`.split(/\s+/),
);
