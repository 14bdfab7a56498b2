import { StoredPartBroken } from '../../errors.ts';
import type { ObjectStore } from '../object-store.ts';
import { SeenIndex } from './seen-index.ts';

/** A stored index; `undefined` when it is gone. @throws {@link StoredPartBroken} when it is not whole. */
export const findSeenIndex = async (objects: Pick<ObjectStore, 'get'>, key: string): Promise<SeenIndex | undefined> => {
  const bytes = await objects.get(key);
  if (!bytes) return undefined;
  try {
    return SeenIndex.fromBytes(bytes);
  } catch (cause) {
    throw new StoredPartBroken(key, 'is cut, or is not an index of ids', { cause });
  }
};

/** @throws {@link StoredPartBroken} also when it is gone. */
export const getSeenIndex = async (objects: Pick<ObjectStore, 'get'>, key: string): Promise<SeenIndex> => {
  const index = await findSeenIndex(objects, key);
  if (!index) throw new StoredPartBroken(key, 'is gone');
  return index;
};
