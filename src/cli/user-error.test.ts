import { expect, test } from 'vitest';
import { fromSystemError } from './user-error.ts';

const refusal = (details: object) => Object.assign(new Error('refused'), details);

test.each([
  [{ code: 'EACCES', syscall: 'scandir', path: '/content' }, 'The system refused to list /content (EACCES).', 'Get the right'],
  [{ code: 'ENOSPC', syscall: 'write' }, 'The system refused to write a file or folder (ENOSPC).', 'The disk is full'],
  [{ code: 'EADDRINUSE', syscall: 'listen', port: 80 }, 'The system refused to listen on port 80 (EADDRINUSE).', '--port'],
  [{ code: 'ENOENT', syscall: 'spawn git', path: 'git' }, 'The system refused to start the program git (ENOENT).', 'not there'],
])('a refusal of the system %j is told in words', (details, message, hint) => {
  const cause = refusal(details);
  expect(fromSystemError(cause)).toMatchObject({ name: 'system-refused', message, hint: expect.stringContaining(hint) as string, cause });
});

test.each([[refusal({ code: 'EINVAL', syscall: 'read' })], [refusal({ code: 'ENOSPC' })], [new TypeError('a bug')], ['text']])(
  'anything else is left to whoever threw it',
  (cause) => expect(fromSystemError(cause)).toBeUndefined(),
);
