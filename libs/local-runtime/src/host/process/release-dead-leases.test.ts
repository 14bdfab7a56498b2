import type { StateStore } from '@siesa-integration/sync-pipeline';
import { memoryStores } from '@siesa-integration/sync-pipeline/in-process';
import { describe, expect, it } from 'vitest';
import { executionName, openHost } from './execution-name.ts';
import { releaseDeadLeases } from './release-dead-leases.ts';

const arnOf = (name: string) => `arn:aws:states:us-east-1:000000000000:execution:workflow:${name}`;
const dead = arnOf('local-4194304-12345-abcd0123-ef014567');
const much = 9_999_999_999;

const ownedBy = async (owners: Readonly<Record<string, string | undefined>>): Promise<StateStore> => {
  const { state } = memoryStores();
  for (const [client, owner] of Object.entries(owners))
    await state.replace(
      client,
      { epoch: 1, open: 'sync-1', ...(owner !== undefined && { owner, expires_at: much }) },
      0,
    );
  return state;
};

describe('releaseDeadLeases', () => {
  it('ends the leases of the dead, and no other', async () => {
    const open = openHost();
    const owners = {
      dead,
      closed: arnOf(executionName('00000000')),
      living: arnOf(executionName(open.id)),
      'on-aws': arnOf('8a2f-4711'),
      free: undefined,
    };
    const states = await ownedBy(owners);

    await releaseDeadLeases(states, [...Object.keys(owners), 'unknown']);

    const left = await Promise.all(Object.keys(owners).map(async (client) => (await states.read(client))?.state));
    expect(left.map((state) => state?.expires_at)).toEqual([0, 0, much, much, undefined]);
    expect(left.map((state) => state?.open)).toEqual(Array(5).fill('sync-1')); // the next run sends everything that it reads
    open.close();
  });

  it('leaves a lease that another process has taken over in between', async () => {
    const states = await ownedBy({ dead });
    const raced: StateStore = {
      ...states,
      read: async (client) => {
        const stored = await states.read(client);
        await states.replace(client, { epoch: 2, owner: 'another', expires_at: much }, stored?.version ?? 0);
        return stored;
      },
    };

    await releaseDeadLeases(raced, ['dead']);

    expect((await states.read('dead'))?.state).toMatchObject({ owner: 'another', expires_at: much });
  });

  it('passes on an error of the store', async () => {
    const states = await ownedBy({ dead });
    const broken: StateStore = { ...states, replace: () => Promise.reject(new Error('The disk is full.')) };

    await expect(releaseDeadLeases(broken, ['dead'])).rejects.toThrow('The disk is full.');
  });
});
