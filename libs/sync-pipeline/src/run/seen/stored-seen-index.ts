import { StoredPartBroken } from '../../errors.ts';
import type { ObjectStore } from '../object-store.ts';
import { free } from './free.ts';
import { SeenIndex } from './seen-index.ts';

/** A stored index; `undefined` when it is gone. @throws {@link StoredPartBroken} when it is not whole. */
export const findSeenIndex = async (
  objects: Pick<ObjectStore, 'open'>,
  key: string,
): Promise<SeenIndex | undefined> => {
  const chunks = await objects.open(key);
  if (!chunks) return undefined;
  return SeenIndex.read(chunks).catch((cause: unknown) => {
    throw new StoredPartBroken(key, 'is cut, or is not an index of ids', { cause });
  });
};

/** @throws {@link StoredPartBroken} also when it is gone. */
export const getSeenIndex = async (objects: Pick<ObjectStore, 'open'>, key: string): Promise<SeenIndex> => {
  const index = await findSeenIndex(objects, key);
  if (!index) throw new StoredPartBroken(key, 'is gone');
  return index;
};

/** Stores an index, and gives its memory back. Only its size can be asked for afterwards. */
export const putSeenIndex = async (objects: Pick<ObjectStore, 'put'>, key: string, index: SeenIndex): Promise<void> => {
  const bytes = index.takeBytes();
  await objects.put(key, bytes, { contentType: 'application/octet-stream' });
  free(bytes);
};
