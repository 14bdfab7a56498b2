import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrate-command-'));
  await mkdir(join(folder, 'clients'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('siesa-sync migrate', () => {
  it('has nothing to do in a folder that no older version used', async () => {
    expect(await siesaSync(['migrate', '--local', folder])).toMatchObject({
      code: 0,
      out: `In ${folder} there is nothing of an older version to carry over.\n`,
    });
  });

  it('is what every other command asks for in a folder that an older version used', async () => {
    await mkdir(join(folder, '.siesa-sync/tables'), { recursive: true });

    expect(await siesaSync(['status', '--local', folder])).toMatchObject({
      code: 2,
      err: expect.stringContaining(`Run \`siesa-sync migrate --local ${folder}\` once`) as string,
    });
    expect(JSON.parse((await siesaSync(['migrate', '--local', folder, '--json'])).out)).toEqual({
      clientStates: 0,
      ledgerEntries: 0,
      pastSyncs: 0,
    });
    expect((await siesaSync(['status', '--local', folder])).code).toBe(0);
  });

  it('names tables that cannot be read, and leaves the folder as it was', async () => {
    await mkdir(join(folder, '.siesa-sync/tables'), { recursive: true });
    await writeFile(join(folder, '.siesa-sync/tables/000003.log'), 'x');

    expect(await siesaSync(['migrate', '--local', folder])).toMatchObject({
      code: 2,
      err: expect.stringContaining('are damaged (CURRENT is missing)') as string,
    });
    expect((await siesaSync(['status', '--local', folder])).err).toContain('siesa-sync migrate');
  });
});
