import { describe, expect, it } from 'vitest';
import { memoryStores } from '../../in-process/memory-stores.ts';
import { findSeenIndex, getSeenIndex } from './stored-seen-index.ts';
import { SeenIndex } from './seen-index.ts';

const key = 'runs/cliente-a/sync-20250115-100000-7f3a/slices/1-0b1c.seen.gz';

const storeOf = (bytes?: Uint8Array) => {
  const { objects } = memoryStores();
  if (bytes) objects.bodies.set(key, bytes);
  return objects;
};

describe('a stored index', () => {
  it('is read', async () => {
    const objects = storeOf(new SeenIndex().takeBytes());

    expect((await findSeenIndex(objects, key))?.size).toBe(0);
    expect((await getSeenIndex(objects, key)).size).toBe(0);
  });

  it('that is gone is an error only where it must be there', async () => {
    expect(await findSeenIndex(storeOf(), key)).toBeUndefined();
    await expect(getSeenIndex(storeOf(), key)).rejects.toMatchObject({ name: 'StoredPartBroken' });
  });

  it.each([
    ['cut', new SeenIndex().takeBytes().subarray(0, -1)],
    ['another document', Buffer.from('{}')],
  ])('that is %s is refused by its key', async (_how, bytes) => {
    await expect(findSeenIndex(storeOf(bytes), key)).rejects.toMatchObject({
      name: 'StoredPartBroken',
      message: expect.stringContaining(`'${key}' is cut, or is not an index of ids`) as string,
    });
  });
});
