import { systemsNamed } from '../../src/lint/registry-references.ts';
import { phrasePattern } from '../../src/lint/phrases.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { System } from '../../src/playbook/registries.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';

export default defineRule({
  name: 'access-prerequisite',
  severity: 'warning',
  weight: { obligation: 3 },
  summary: 'For each system used, the SOP or the registry says how to get access',
  why: 'A newcomer stops at the first login, and waits for days for somebody who knows whom to ask.',
  remedy: 'Write once, at "access:" of the system in systems.yaml, where to request it. Where only this SOP needs it, name the system and whom to ask under "Before you start".',
  source: 'ISO/IEC/IEEE 26514 (prerequisites before procedures)',
  examples: [
    {
      title: 'The registry knows the way in',
      sop: '---\ninputs: [{ what: Lead, system: crm, location: Lead.Phone }]\n---\n',
      expect: [],
    },
    {
      title: 'Nobody says how to get in; said once for each system',
      sop: '---\ntrigger: [{ event: A rule fails, system: routing }]\ninputs: [{ what: Rules, system: routing, location: Rule list }]\nsystems: [crm, bi]\n---\n',
      expect: [
        '2:42 Unexpected system "routing" without a way to get access, expected "access:" in systems.yaml or a line under "Before you start"',
        '4:16 Unexpected system "bi" without a way to get access, expected "access:" in systems.yaml or a line under "Before you start"',
      ],
    },
    {
      title: 'The SOP says it itself, and a retired system needs none',
      sop: '---\nsystems: [routing, lead-spreadsheet, unknown]\n---\n\n## Before you start\n\n- Ask the IT lead for an account in the **Routing tool**.\n',
      expect: [],
    },
  ],
  *check(sop, { registries }) {
    const references = systemsNamed(sop);
    if (references.length === 0) return;
    if (!registries.systems) {
      yield { notChecked: 'the playbook has no systems.yaml, so access to systems was not checked' };
      return;
    }
    const seen = new Set<string>();
    for (const { id, place } of references) {
      const system = registries.systems.entries.get(id);
      if (seen.has(id) || !system || system.status === 'retired' || system.access !== undefined) continue;
      seen.add(id);
      if (isPrepared(sop, id, system)) continue;
      yield { place: place(), message: `Unexpected system "${id}" without a way to get access, expected "access:" in systems.yaml or a line under "Before you start"` };
    }
  },
});

/** True when the prerequisites mention the system. */
function isPrepared(sop: Sop, id: string, { name, aliases = [] }: System): boolean {
  const names = phrasePattern([id, name, ...aliases]);
  return sop.passages.some(({ zone, passage }) => zone === 'prerequisite' && passage.text.search(names) >= 0);
}
