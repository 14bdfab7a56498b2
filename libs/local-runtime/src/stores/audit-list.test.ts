import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFolder, type Folder } from '../testing/a-folder.ts';
import { type LocalStores, openLocalStores } from './open-local-stores.ts';

const day = 86_400_000;

describe('the audit list of a folder', () => {
  let folder: Folder;
  let stores: LocalStores;
  beforeEach(async () => {
    folder = await aFolder();
    stores = await openLocalStores(folder.path, { now: () => Date.parse('2026-11-30') });
  });
  afterEach(async () => {
    stores.close();
    await folder[Symbol.asyncDispose]();
  });

  it('has the newest lines first, page by page', async () => {
    for (const at of ['2026-11-28', '2026-11-29', '2026-11-30']) await stores.audit.append({ at, who: 'ana' });
    const [first, second] = await stores.audit.latest(2);

    expect([first?.line.at, second?.line.at]).toEqual(['2026-11-30', '2026-11-29']);
    expect((await stores.audit.latest(2, second?.id)).map(({ line }) => line.at)).toEqual(['2026-11-28']);
  });

  it('keeps lines for 400 days', async () => {
    for (const days of [399, 401])
      await stores.audit.append({ at: new Date(Date.parse('2026-11-30') - days * day).toISOString() });
    await stores.expire();

    expect(await stores.audit.latest(10)).toHaveLength(1);
  });
});
