import { createHash } from 'node:crypto';
import type { Finding } from './finding.ts';

/** What a finding says apart from its figures: the same after lines move, or after "31 words" become "29 words". */
export function wordsOf(message: string): string {
  return message.normalize('NFC').replace(/\d+(?:[.,]\d+)*/g, '#').replace(/\s+/g, ' ').trim();
}

/**
 * A short hash of what a finding is about, in which no line or column counts. Like findings of one file are told
 * apart by their order alone, so that mending one of three leaves the first two known.
 *
 * @param ordinal how many findings of the same words stand before it in the file.
 */
export function hashOf(path: string, rule: string, words: string, ordinal: number): string {
  return createHash('sha256').update(JSON.stringify([path, rule, words, ordinal])).digest('hex').slice(0, 32);
}

/** The findings of one file, in reading order, each with a fingerprint that no other finding of the file has. */
export function fingerprintFindings(path: string, findings: readonly Finding[]): { readonly finding: Finding; readonly fingerprint: string }[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const words = wordsOf(finding.message);
    const kind = `${finding.rule} ${words}`;
    const ordinal = seen.get(kind) ?? 0;
    seen.set(kind, ordinal + 1);
    return { finding, fingerprint: hashOf(path, finding.rule, words, ordinal) };
  });
}
