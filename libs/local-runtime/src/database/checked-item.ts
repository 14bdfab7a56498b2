import { crc32 } from 'node:zlib';

/** A row with an item in it. */
export interface ItemRow {
  readonly item: string;
  readonly checksum: number;
}

/** An item as it is stored: JSON, and a checksum of that and of the keys by which it is found. */
export const toItemRow = (item: unknown, ...keys: readonly string[]): ItemRow => {
  const text = JSON.stringify(item);
  return { item: text, checksum: checksumOf(text, keys) };
};

/** The stored item. @throws when it is not what was written, or stands under another key */
export const fromItemRow = (row: Readonly<Record<string, unknown>>, ...keys: readonly string[]): unknown => {
  const { item, checksum } = row;
  if (typeof item !== 'string' || checksumOf(item, keys) !== checksum)
    throw new ChecksumMismatch(`the item of ${keys.map((key) => `'${key}'`).join(', ')} has another checksum`);
  return JSON.parse(item) as unknown;
};

/** An item is not what was written. The database gives it its sentence. */
export class ChecksumMismatch extends Error {
  override readonly name = 'ChecksumMismatch';
}

const checksumOf = (text: string, keys: readonly string[]): number => crc32(text, crc32(keys.join('\0')));
