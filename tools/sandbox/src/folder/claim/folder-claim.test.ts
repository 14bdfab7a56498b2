import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimFolder, readHostFile, type FolderClaim } from './folder-claim.ts';

let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'claim-'));
});
afterEach(() => rm(state, { recursive: true }));

const host = () => join(state, 'host.json');
const dead = { pid: 4_194_304, token: 'dead' };
const living = { pid: process.pid, token: 'living' };
const endpoints = { dynamodb: 'd', s3: 's', sns: 's', sqs: 's', secretsManager: 'm', token: 't', attendance: 'a' };

const claimed = async (): Promise<FolderClaim> => {
  const claim = await claimFolder(state);
  if (!claim.mine) throw new Error(`held by ${JSON.stringify(claim.holder)}`);
  return claim;
};

describe('claimFolder', () => {
  it('takes a free folder, publishes the addresses of its stand-ins, and leaves nothing behind', async () => {
    const claim = await claimed();
    expect(await readHostFile(host())).toMatchObject({ pid: process.pid });
    expect(await readHostFile(host())).not.toHaveProperty('endpoints');

    await claim.announce(endpoints);
    expect(await readHostFile(host())).toMatchObject({ pid: process.pid, endpoints });

    await claim.release();
    expect(await readdir(state)).toEqual([]);
  });

  it('names the living process that has it', async () => {
    await writeFile(host(), JSON.stringify({ ...living, endpoints }));

    expect(await claimFolder(state)).toEqual({ mine: false, holder: { ...living, endpoints } });
  });

  it('lets one of many heirs of a dead process win', async () => {
    await writeFile(host(), JSON.stringify(dead));

    const claims = await Promise.all(Array.from({ length: 8 }, () => claimFolder(state)));

    expect(claims.filter(({ mine }) => mine)).toHaveLength(1);
    expect(await readdir(state)).toEqual(['host.json']);
  });

  it('passes over an heir that died as it took over', async () => {
    await writeFile(host(), JSON.stringify(dead));
    await writeFile(join(state, 'successor-of.dead.json'), JSON.stringify({ pid: 4_194_303, token: 'dead-too' }));

    expect((await claimed()).mine).toBe(true);
  });

  it('waits for a living heir instead of pushing in', async () => {
    await writeFile(host(), JSON.stringify(dead));
    await writeFile(join(state, 'successor-of.dead.json'), JSON.stringify(living));

    const later = claimFolder(state);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await writeFile(host(), JSON.stringify(living)); // the heir goes on

    expect(await later).toMatchObject({ mine: false, holder: living });
  });

  it.each([
    ['cut short', '{"pid"'],
    ['of another program', '{"port":8000}'],
    ['with a name that would be a path', JSON.stringify({ pid: 4_194_304, token: '../../x' })],
  ])('takes over a host file %s', async (_how, text) => {
    await writeFile(host(), text);

    expect((await claimed()).mine).toBe(true);
  });

  it('does not release what another has taken meanwhile', async () => {
    const claim = await claimed();
    await writeFile(host(), JSON.stringify(living));

    await claim.release();

    expect(JSON.parse(await readFile(host(), 'utf8'))).toEqual(living);
  });
});
