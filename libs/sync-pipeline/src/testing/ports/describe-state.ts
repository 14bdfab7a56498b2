import { expect, it } from 'vitest';
import type { ClientState, StateStore } from '../../state/client-state.ts';
import { largeText, type Subject } from './ports-under-test.ts';

const whole: ClientState = {
  owner: 'arn',
  sync_id: 'sync-20250115-100000-7f3a',
  epoch: 1,
  expires_at: 1_760_000_000,
  cursor: '2025-01-15T09:55:00Z',
  resend: true,
  budget: { calls: [1, 2], limit: 100 },
  fills: { of: 1_000, fields: { ean: 0.1 + 0.2, 'a.b': 0 }, lists: {} },
};

/** Adds one to the epoch, as every change of the state is made: read, decide, write, and again when another writer got there first. */
const increment = async (states: StateStore, clientId: string): Promise<void> => {
  for (;;) {
    const stored = await states.read(clientId);
    const next = { epoch: (stored?.state.epoch ?? 0) + 1 };
    if (await states.replace(clientId, next, stored?.version ?? 0)) return;
  }
};

export const describeState = (subject: Subject): void => {
  it('returns nothing for a client that was never synced', async () => {
    expect(await subject().ports.state.read('state-none')).toBeUndefined();
  });

  it('returns the whole state with the version that the next write must name', async () => {
    const { state } = subject().ports;

    expect(await state.replace('state-whole', whole, 0)).toBe(true);
    expect(await state.read('state-whole')).toEqual({ state: whole, version: 1 });
    expect(await state.replace('state-whole', { epoch: 2 }, 1)).toBe(true);
    expect(await state.read('state-whole')).toStrictEqual({ state: { epoch: 2 }, version: 2 });
  });

  it('leaves out undefined fields', async () => {
    const { state } = subject().ports;

    await state.replace('state-undefined', { epoch: 1, open: undefined } as never, 0);

    expect((await state.read('state-undefined'))?.state).toStrictEqual({ epoch: 1 });
  });

  it('keeps what it was given, and not the object that it was given', async () => {
    const { state } = subject().ports;
    const given = { epoch: 1, ended: { sync_id: 'sync-1', status: 'success' as 'success' | 'failed' } };
    await state.replace('state-copy', given, 0);

    given.ended.status = 'failed';

    expect((await state.read('state-copy'))?.state.ended?.status).toBe('success');
  });

  it('takes a state of 400 KB', async () => {
    const { state } = subject().ports;
    const large = { epoch: 1, source: largeText() };

    await state.replace('state-large', large, 0);

    expect((await state.read('state-large'))?.state).toEqual(large);
  });

  it('writes only over the version that is named', async () => {
    const { state } = subject().ports;

    expect(await state.replace('state-version', { epoch: 9 }, 1)).toBe(false); // the client has no state yet
    expect(await state.read('state-version')).toBeUndefined();
    await state.replace('state-version', { epoch: 1 }, 0);
    expect(await state.replace('state-version', { epoch: 9 }, 0)).toBe(false);
    expect(await state.replace('state-version', { epoch: 9 }, 2)).toBe(false);
    expect(await state.read('state-version')).toEqual({ state: { epoch: 1 }, version: 1 });
  });

  it.each([0, 1])('lets one of two processes win that both read version %i', async (version) => {
    const { ports, reopen } = subject();
    const clientId = `state-race-${version.toString()}`;
    const both = [ports.state, (await reopen()).state];
    if (version > 0) await ports.state.replace(clientId, { epoch: 1 }, 0);

    const won = await Promise.all(
      both.map((states, process) => states.replace(clientId, { epoch: 2, owner: process.toString() }, version)),
    );

    expect(won.toSorted()).toEqual([false, true]);
    expect(await ports.state.read(clientId)).toEqual({
      state: { epoch: 2, owner: won.indexOf(true).toString() },
      version: version + 1,
    });
  });

  it('loses no update of two processes', async () => {
    const { ports, reopen } = subject();
    const both = [ports.state, (await reopen()).state];

    await Promise.all(
      both.map(async (states) => {
        for (let time = 0; time < 5; time += 1) await increment(states, 'state-updates');
      }),
    );

    expect(await ports.state.read('state-updates')).toEqual({ state: { epoch: 10 }, version: 10 });
  });

  it('refuses the repetition of a write whose answer was lost: its writer finds its own state', async () => {
    const { ports, reopen } = subject();
    const own = { epoch: 1, owner: 'me' };
    await ports.state.replace('state-lost', own, 0); // the process ends before it has the answer

    const next = (await reopen()).state;

    expect(await next.replace('state-lost', own, 0)).toBe(false);
    expect(await next.read('state-lost')).toEqual({ state: own, version: 1 });
  });
};
