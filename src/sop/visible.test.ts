import { describe, expect, test } from 'vitest';
import { toInertJson, visible, withoutCommands } from './visible.ts';

const COMMANDS = ['##vso[task.setvariable variable=PATH]/tmp', '##[stop-commands]x', '##teamcity[message text=\'x\']', '##VSO[x]'];

describe('a text that is printed', () => {
  test.each(COMMANDS)('holds no command for a build server: %s', (command) => {
    const shown = visible(`A title ${command}`);
    expect(shown).not.toMatch(/##\w*\[/);
    expect(shown.replaceAll('\u200B', '')).toBe(`A title ${command}`);
    expect(withoutCommands(`+title: ${command}`)).not.toMatch(/##\w*\[/);
  });

  test('holds none that control characters had hidden', () => {
    expect(visible('#\u0007#vso[x]')).toBe('#\u200B#vso[x]');
    expect(visible('###[x]')).not.toMatch(/##\w*\[/);
  });

  test('starts with none', () => {
    expect(visible('::error::x')).toBe(':\u200B:error::x');
    expect(visible('\n  ::add-mask::e')).not.toMatch(/^\s*::/);
  });

  test.each(['## Steps', 'C# and F#', 'a::b', 'list[0]', '#1 [open]'])('stays as it is: %s', (text) => {
    expect(visible(text)).toBe(text);
  });

  test('is one line of whole characters', () => {
    expect(visible('a\n\u001b[31mb\u202e\ud800')).toBe('a [31mb\ufffd');
  });
});

test.each(COMMANDS)('JSON holds no command, and the same value: %s', (command) => {
  const value = { [command]: [`x ${command}`] };
  expect(toInertJson(value)).not.toMatch(/##\w*\[/);
  expect(JSON.parse(toInertJson(value))).toEqual(value);
});
