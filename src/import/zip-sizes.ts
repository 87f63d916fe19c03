const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;

export interface ZipEntry {
  readonly name: string;
  /** In bytes, once unpacked; what the archive itself says. */
  readonly size: number;
}

/** What a zip archive holds, from its directory alone: nothing is unpacked. Undefined where no directory can be found. */
export function listZip(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const length = view.getUint32(end + 12, true);
  const entries: ZipEntry[] = [];
  for (let at = end - length; at >= 0 && at + ENTRY_LENGTH <= end && view.getUint32(at, true) === ENTRY; ) {
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength));
    entries.push({ name, size: view.getUint32(at + 24, true) });
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries.length === 0 ? undefined : entries;
}

function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - END_LENGTH; at >= 0; at--) if (view.getUint32(at, true) === END) return at;
  return undefined;
}
