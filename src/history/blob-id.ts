import { createHash } from 'node:crypto';

/** Git's object format; an id of 64 digits is SHA-256. */
export type ObjectFormat = 'sha1' | 'sha256';

/** The id that git gives a file of these bytes. */
export function blobId(bytes: Uint8Array, format: ObjectFormat = 'sha1'): string {
  return createHash(format).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** True when the bytes are that blob; a checkout may have turned each `\n` into `\r\n`. */
export function isBlob(bytes: Uint8Array, id: string): boolean {
  const format = formatOfId(id);
  return blobId(bytes, format) === id || (bytes.includes(13) && blobId(withoutCarriageReturns(bytes), format) === id);
}

export function formatOfId(id: string): ObjectFormat {
  return id.length === 64 ? 'sha256' : 'sha1';
}

function withoutCarriageReturns(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 13 || bytes[index + 1] !== 10) kept[length++] = byte;
  }
  return kept.subarray(0, length);
}
