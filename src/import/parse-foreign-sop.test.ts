import { describe, expect, test } from 'vitest';
import type { Step } from '../sop/steps.ts';
import { parseForeignSop } from './parse-foreign-sop.ts';

const parse = (text: string) => parseForeignSop(text, { path: 'docs/route-lead.md' });
const shown = (step: Step): string => `${step.number}@${step.place.line}:${step.place.column} ${step.passages.map(({ text }) => text.trim()).join(' | ')}`;
const steps = (text: string) => parse(text).steps.flatMap(function all(step: Step): string[] {
  return [shown(step), ...step.substeps.flatMap(all)];
});

describe('steps are found however they are written', () => {
  test('numbers that run on in one paragraph', () => {
    expect(steps('# Route\n\nDo this: 1. Open the lead. 2. Call the **lead**. 3. Log the call.\n')).toEqual(['1@3:10 Open the lead.', '2@3:28 Call the lead.', '3@3:50 Log the call.']);
    expect(steps('1. Open the lead. 2. Call it.\n3. Log the call.\n')).toEqual(['1@1:1 Open the lead.', '2@1:19 Call it.', '3@2:1 Log the call.']);
  });

  test('three numbers in a row are steps even where nothing ends the one before', () => {
    expect(steps('1. Open the invoice 2. Click **Refund** 3. Enter the amount 4. Tell the customer\n')).toHaveLength(4);
    expect(steps('Steps: 1. Open the invoice 2. Click **Refund** 3. Enter the amount\n')).toHaveLength(3);
    expect(steps('Rates rose in 1. Bezirk, then in 2. Bezirk.\n')).toHaveLength(0);
  });

  test('numbers within a sentence are no steps', () => {
    expect(steps('We compare 1) the name, 2) the date and 3) the owner.\n')).toEqual([]);
  });

  test('bare carriage returns end lines', () => {
    expect(steps('# Route\r\r1. Open the lead.\r2. Call it.\r')).toEqual(['1@3:1 Open the lead.', '2@4:1 Call it.']);
  });

  test('letters and Roman numbers count, also where each item has the same one', () => {
    expect(steps('a. *On arrival:*\n\n    i. Open the lead.\n\n    i. Call it.\n\na. Log the call.\n')).toEqual(['1@1:1 On arrival:', '1.1@3:5 Open the lead.', '1.2@5:5 Call it.', '2@7:1 Log the call.']);
    expect(steps('A) Open.\nB) Call.\n')).toEqual(['1@1:1 Open.', '2@2:1 Call.']);
  });

  test('a single initial is no list', () => {
    expect(steps('Written by\nA. Smith in spring.\n')).toEqual([]);
  });

  test('"Step 1:", "1 -" and "(1)" are numbers too, and a number may touch its word', () => {
    expect(steps('Step 1: Open.\n\nStep 2: Call.\n')).toEqual(['1@1:1 Open.', '2@3:1 Call.']);
    expect(steps('**Step 1:** Open.\n\n**Step 2:** Call.\n')).toEqual(['1@1:1 Open.', '2@3:1 Call.']);
    expect(steps('1 - Open.\n2 - Call.\n')).toEqual(['1@1:1 Open.', '2@2:1 Call.']);
    expect(steps('(1) Open.\n(2) Call.\n')).toEqual(['1@1:1 Open.', '2@2:1 Call.']);
    expect(steps('1.Open.\n2.Call.\n')).toEqual(['1@1:1 Open.', '2@2:1 Call.']);
  });

  test('a list that pictures and code interrupt goes on counting', () => {
    expect(steps('1. Open.\n\n```\ncode\n```\n\n2. Call.\n\n> Hint\n\n3. Log.\n')).toEqual(['1@1:1 Open.', '2@7:1 Call.', '3@11:1 Log.']);
  });

  test('lists in HTML, cut by empty lines or not', () => {
    expect(steps('# Route\n\n<ol>\n  <li>Open <b>the</b> lead.</li>\n\n  <li>Call it.</li>\n</ol>\n')).toEqual(['1@4:3 Open the lead.', '2@6:3 Call it.']);
  });
});

test('a line that begins with code in three backticks opens no fence', () => {
  expect(steps('# Restart\n\n```npm restart``` restarts it.\n\na) Open the page\nb) Close the page\n')).toEqual(['1@5:1 Open the page', '2@6:1 Close the page']);
});

describe('check boxes', () => {
  test.each([
    ['[ ] Open the ledger\n- [ ] Send the report\n[x] Close it\n'],
    ['- [ ] Open the ledger\n- [x] Send the report\n- [ ] Close it\n'],
    ['[ ] Open the ledger\n\n[x] Send the report\n\n[ ] Close it\n'],
  ])('are steps under a heading for steps, and where three stand in a row: %j', (boxes) => {
    const words = ['Open the ledger', 'Send the report', 'Close it'];
    const told = (text: string) => parse(text).steps.map(({ number, passages }) => `${number} ${passages[0]?.text.trim()}`);
    expect(told(`# Close\n\n## Steps\n\n${boxes}`)).toEqual(words.map((text, index) => `${index + 1} ${text}`));
    expect(told(`# Close\n\n${boxes}`)).toEqual(words.map((text, index) => `${index + 1} ${text}`));
  });

  test('are steps under a heading for steps, however few', () => {
    expect(steps('# Close\n\n## Steps\n\n- [ ] Open the ledger\n- [ ] Close it\n')).toEqual(['1@5:1 Open the ledger', '2@6:1 Close it']);
  });

  test.each([['## Before you start'], ['## Outputs'], ['## Notes'], ['## Example']])('stay under %s', (heading) => {
    const { sections } = parse(`${heading}\n\n- [ ] The ledger\n- [ ] The report\n- [ ] The key\n\n## Steps\n\n1. Open.\n`);
    expect(sections[0]?.blocks).toMatchObject([{ type: 'list', ordered: false, children: [{ checked: false }, { checked: false }, { checked: false }] }]);
  });

  test('stay in a list that also holds other items', () => {
    expect(parse('## Steps\n\n- [ ] Open\n- Call\n- [ ] Close\n').steps).toEqual([]);
  });
});

describe('outline numbers', () => {
  test('are steps, one a line or apart, with their places', () => {
    expect(steps('# Count\n\n## 3. Procedure\n3.1 Print the sheet.\n3.2 Count the bin.\n3.3 File it.\n')).toEqual(['1@4:1 Print the sheet.', '2@5:1 Count the bin.', '3@6:1 File it.']);
    expect(steps('# Count\n\n**Procedure**\n\n3.1. Print the sheet\n\n3.2. Count the bin\n\nTwice.\n\n3.3. File it\n')).toEqual(['1@5:1 Print the sheet', '2@7:1 Count the bin | Twice.', '3@11:1 File it']);
  });

  test('below other numbers are their substeps', () => {
    expect(steps('## Procedure\n\n3.1 Print the sheet.\n3.1.1 Open SAP.\n3.1.2 Press print.\n3.2 File it.\n')).toEqual(['1@3:1 Print the sheet.', '1.1@4:1 Open SAP.', '1.2@5:1 Press print.', '2@6:1 File it.']);
    expect(steps('# Count\n\n## Steps\n1. Prepare:\n1.1 Print the sheet.\n1.2 Sign it.\n2. File it.\n')).toEqual(['1@4:1 Prepare:', '1.1@5:1 Print the sheet.', '1.2@6:1 Sign it.', '2@7:1 File it.']);
  });

  test('keep the columns of their words', () => {
    const { passage } = parse('## Procedure\n\n3.1 Print.\n3.1.1 Open SAP.\n').passages.find(({ passage: { text } }) => text.includes('SAP')) ?? {};
    expect(passage?.placeAt(5)).toEqual({ line: 4, column: 12 });
  });

  test.each([
    ['one alone', '## Procedure\n\n3.1 Print the sheet.\n'],
    ['without a heading above', '3.1 Print the sheet.\n3.2 Count the bin.\n'],
    ['under a heading that announces no steps', '## Purpose\n\n1.1 It says how to count.\n1.2 It holds for all.\n'],
    ['of versions', '## Revision history\n\n1.1 Queue added.\n1.2 Queue removed.\n'],
    ['that do not begin with 1', '## Procedure\n\n3.4 million bins\n3.5 million bins\n'],
    ['that name parts, with text below', '## Procedure\n\n3.1 Receiving\n\nThe clerk signs.\n\n3.2 Storage\n\nThe clerk stores.\n'],
  ])('%s are none', (_, text) => {
    expect(steps(text)).toEqual([]);
  });
});

test('boxes without a list marker are a checklist', () => {
  const [section] = parse('[ ] Open the lead\n[x] Call it\n').sections;
  expect(section?.blocks).toMatchObject([{ type: 'list', children: [{ checked: false }, { checked: true }] }]);
});

test('bullets of word processors are bullets', () => {
  expect(parse('• Open\n• Call\n').sections[0]?.blocks).toMatchObject([{ type: 'list', ordered: false, children: [{}, {}] }]);
});

describe('headings', () => {
  const titles = (text: string) => parse(text).sections.map(({ zone, title, heading }) => `${zone} ${heading?.depth ?? 0} ${title}`);

  test('underlined headings and lines in bold are headings, levels have no gaps, and the title is none', () => {
    expect(titles('Route a lead\n============\n\n#### Steps\n\n1. Open.\n\n**Exceptions**\n\nNone.\n')).toEqual(['step 2 Steps', 'exception 3 Exceptions']);
  });

  test('a title that a template fills leaves no heading', () => {
    const sop = parse('---\ntitle: Route a lead\n---\n\n# <%= current_page.data.title %>\n\nText.\n');
    expect([sop.title, sop.sections.length]).toEqual(['Route a lead', 1]);
  });

  test('an empty section stays, for the linter to see', () => {
    expect(titles('# Route\n\n## Diagnosis\n\n## Mitigation\n\nCall.\n').map((title) => title.slice(-10))).toEqual(['Diagnosis', 'Mitigation'].map((title) => expect.stringContaining(title)));
  });
});

describe('what no reader sees is not read', () => {
  const words = (text: string) => parse(text).passages.map(({ passage }) => passage.text.replace(/\s+/g, ' ').trim());

  test('comments of converters, kramdown, Liquid, Hugo and JSX', () => {
    const text =
      '<!-----\n\nConverted by a tool.\n\n1. Paste this.\n----->\n\nimport { Note } from "@theme/Note";\n\n# Route\n\n<Note title="Faster">\n\nOpen [it](a.md){:target="_blank"}.\n\n</Note>\n\n{: .callout }\nAsk in {% slack "revops" %} today. {{< toc >}}\n\n{% include x.html %}\n';
    expect(words(text)).toEqual(['Faster', 'Open it.', 'Ask in revops today.']);
    expect(parse(text).reading.comments).toEqual([expect.stringContaining('Converted by a tool.')]);
  });

  test('admonitions and tabs of MkDocs are text, with their places', () => {
    const sop = parse('!!! note "Mind"\n    Open the lead.\n\n    1. Call it.\n\nAfter.\n');
    expect(words('!!! note "Mind"\n    Open the lead.\n\n    1. Call it.\n\nAfter.\n')).toEqual(['Mind Open the lead.', 'Call it.', 'After.']);
    expect(sop.steps.map(shown)).toEqual(['1@4:5 Call it.']);
  });

  test('code keeps what looks like leftovers', () => {
    expect(parse('```\n{% raw %} <!-- x -->\n```\n').sections[0]?.blocks).toMatchObject([{ type: 'code', value: '{% raw %} <!-- x -->' }]);
    expect(words('Type `<!-- x -->` and <your-name>.\n')).toEqual(['Type <!-- x --> and <your-name>.']);
  });

  test('what stands behind a blanked-out tag keeps its column', () => {
    const { passage } = parse('Text.\n\n<Note>Call the lead</Note>\n').passages[1] ?? {};
    expect(passage?.placeAt(0)).toEqual({ line: 3, column: 7 });
  });
});

describe('what a document states becomes its frontmatter', () => {
  const data = (text: string) => parse(text).frontmatter.data;

  test('YAML with only its closing line', () => {
    const sop = parse('name: Route a lead\nowner: RevOps Lead\nlast_reviewed_on: 2026-03-01\nreview_in: 6 months\nweight: 2\n---\n# Steps\n\n1. Open.\n');
    expect(sop.frontmatter.data).toEqual({ title: 'Route a lead', owner: 'revops-lead', lastReviewed: '2026-03-01', reviewEvery: 'P6M' });
    expect(sop.placeOf(['owner'])).toMatchObject({ line: 2, column: 8 });
    expect(sop.keyPlaceOf(['lastReviewed'])).toMatchObject({ line: 3, column: 1 });
    expect(sop.reading.unusedKeys).toEqual(['weight']);
    expect(sop.steps).toHaveLength(1);
  });

  test('one line above hyphens is a heading', () => {
    expect(parse('Note: read this\n---\n\nText.\n').title).toBe('Note: read this');
  });

  test('TOML', () => {
    expect(data('+++\ntitle = "Route a lead"\nlastmod = 2026-03-01\nmaintainers = ["Sales Manager"]\n+++\n\nText.\n')).toEqual({ title: 'Route a lead', owner: 'sales-manager', lastReviewed: '2026-03-01' });
  });

  test('Microsoft writes the month first', () => {
    expect(data('---\nms.date: 04/05/2026\n---\n')).toEqual({ lastReviewed: '2026-04-05' });
  });

  test('label lines and tables, with their places', () => {
    const sop = parse('# Route\n\n**Owner:** Sales Manager\\\nVersion: 1.2\nReview cycle: annually\n\n| Last reviewed | 1 March 2026 |\n|---|---|\n| Feedback | #revops-help |\n\n## Steps\n\nOwner: somebody else\n');
    expect(sop.frontmatter.data).toEqual({ title: 'Route', owner: 'sales-manager', version: '1.2.0', reviewEvery: 'P1Y', lastReviewed: '2026-03-01', feedback: { channel: '#revops-help' } });
    expect(sop.placeOf(['owner'])).toMatchObject({ line: 3, column: 12 });
    expect(sop.placeOf(['version'])).toMatchObject({ line: 4, column: 10 });
  });

  test('a person, a team and a list stay as they are stated', () => {
    expect(data('Owner: Maria Lopez\n')).toEqual({ owner: 'Maria Lopez' });
    expect(data('Owner: People Team\n')).toEqual({ owner: 'People Team' });
    expect(data('Owner: Sales Manager and CFO\n')).toEqual({ owner: 'Sales Manager and CFO' });
  });

  test('what is left to fill in states nothing', () => {
    expect(data('Owner: TBD\n\nVersion: [version]\n\nLast reviewed: ____\n')).toEqual({});
  });

  test('a date whose day and month could be exchanged stays as it is stated', () => {
    expect(data('Last reviewed: 04/05/2026\n')).toEqual({ lastReviewed: '04/05/2026' });
  });

  test('headings announce triggers, inputs, outputs, escalation, times and changes', () => {
    const text =
      '# Route\n\n## Trigger\n\nA lead is created.\n\n## Inputs\n\n- [Lead list](https://crm.example/leads)\n\n## Outputs\n\n- Assigned lead\n\n## Steps\n\n1. Open.\n\n## Escalation\n\n- If no rule matches, contact the RevOps Lead in #revops-alerts within 15 minutes.\n\n## SLA\n\n- Assign within 5 business hours of the lead being created.\n\n## Revision history\n\n| Version | Date | Description | Approved by |\n|---|---|---|---|\n| 1.0 | 2026-01-02 | First version | CRO |\n| 1.1 | 2026-02-03 | Queue added | CRO |\n';
    expect(data(text)).toEqual({
      title: 'Route',
      trigger: [{ event: 'A lead is created.' }],
      inputs: [{ what: 'Lead list', location: 'https://crm.example/leads' }],
      outputs: [{ what: 'Assigned lead' }],
      escalation: [{ when: 'no rule matches', to: 'revops-lead', channel: '#revops-alerts', within: 'PT15M' }],
      sla: [{ what: 'Assign within 5 business hours of the lead being created.', start: 'the lead being created', within: 'PT5H', hours: 'business' }],
      changelog: [
        { version: '1.1.0', date: '2026-02-03', what: 'Queue added', approvedBy: 'cro' },
        { version: '1.0.0', date: '2026-01-02', what: 'First version', approvedBy: 'cro' },
      ],
    });
    expect(parse(text).placeOf(['escalation', 0])).toMatchObject({ line: 21, column: 3 });
  });

  test('sentences about the document itself', () => {
    expect(data('This procedure is reviewed every 6 months.\n\nThis process starts when a lead is created.\n\nIf anything on this page is wrong, tell #revops-help.\n')).toEqual({
      reviewEvery: 'P6M',
      trigger: [{ event: 'a lead is created' }],
      feedback: { channel: '#revops-help' },
    });
  });

  test('nothing is made up', () => {
    expect(data('1. Open the lead.\n2. Ask the owner of the account.\n')).toEqual({});
  });
});

describe('hostile text is read in time', () => {
  const many = (text: string) => text.repeat(20_000);
  test.each(['<!--', '<', '{:', '{% ', '<A x=', '<b>', '**x**\n\n', '<ol>\n\n', '<ol><li>', '<blockquote>', '<table><tr><td>', '1. A 2. B ', 'a. x\n', 'Owner: x\n', 'this page ', 'a@', 'https://'])('%j over and over', (text) => {
    expect(() => parse(many(text))).not.toThrow();
  }, 5_000);
});
