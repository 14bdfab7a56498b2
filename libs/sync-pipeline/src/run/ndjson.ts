import { StoredPartBroken } from '../errors.ts';
import { compress, decompress } from './compress.ts';
import type { ObjectStore } from './object-store.ts';

/** Stores one JSON line a record, in one piece: a part has at most 8 MiB. */
export const putNdjson = async (objects: ObjectStore, key: string, lines: readonly string[]): Promise<void> => {
  await objects.put(key, compress(Buffer.from(lines.join('\n'), 'utf8')), {
    contentType: 'application/x-ndjson',
    contentEncoding: 'gzip',
  });
};

/** @throws {@link StoredPartBroken} when the object is absent. */
export const getNdjson = async <Line>(objects: Pick<ObjectStore, 'get'>, key: string): Promise<Line[]> => {
  const body = await objects.get(key);
  if (!body) throw new StoredPartBroken(key, 'is gone');

  const text = decompress(body).toString('utf8');
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as Line);
};

export const putJson = async (objects: ObjectStore, key: string, document: unknown): Promise<void> => {
  await objects.put(key, Buffer.from(JSON.stringify(document), 'utf8'), { contentType: 'application/json' });
};

/** A document of this run; `undefined` when it was never written. */
export const getJson = async <Document>(
  objects: Pick<ObjectStore, 'get'>,
  key: string,
): Promise<Document | undefined> => {
  const body = await objects.get(key);
  return body && (JSON.parse(Buffer.from(body).toString('utf8')) as Document);
};
