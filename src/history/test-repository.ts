import { onTestFinished } from 'vitest';
import { makeTemporaryRepository, type TemporaryRepository } from './temporary-repository.ts';

/** A temporary repository that goes with the test that makes it. */
export function makeTestRepository(...initArguments: string[]): TemporaryRepository {
  const repository = makeTemporaryRepository(...initArguments);
  onTestFinished(() => repository.remove());
  return repository;
}
