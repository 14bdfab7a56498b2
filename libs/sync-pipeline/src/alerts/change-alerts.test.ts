import { describe, expect, it } from 'vitest';
import { memoryStores } from '../in-process/memory-stores.ts';
import { observe } from './alert-policy.ts';
import type { AlertState } from './alert-state.ts';
import { changeAlerts } from './change-alerts.ts';

const runtime = { now: () => 0, random: () => 0, sleep: () => Promise.resolve() };
const held = { cause: 'cursor-held', runs: 3 } as const;
const find = (before: AlertState): AlertState => observe(before, { found: [held], judged: [], now: 0 });

describe('changeAlerts', () => {
  it('writes the alerts into `#state`, and leaves everything else of it', async () => {
    const { state } = memoryStores();
    await state.replace('cliente-a', { epoch: 4, owner: 'execution-1', cursor: '2026-01-01T00:00:00Z' }, 0);
    await changeAlerts({ state, runtime }, 'cliente-a', find);

    expect(state.items.get('cliente-a')).toMatchObject({
      version: 2,
      state: { epoch: 4, owner: 'execution-1', alerts: { open: { 'cursor-held': { finding: held } } } },
    });
  });

  it('writes nothing when nothing changes, so a client without alerts has no item', async () => {
    const { state } = memoryStores();
    await changeAlerts({ state, runtime }, 'cliente-a', (before) => before);

    expect(state.items.size).toBe(0);
  });

  it('decides again when another writer got there first', async () => {
    const { state } = memoryStores();
    let writes = 0;
    const contended = {
      read: state.read,
      replace: async (...[clientId, next, expected]: Parameters<typeof state.replace>) => {
        if ((writes += 1) === 1) await state.replace(clientId, { epoch: 9 }, expected);
        return state.replace(clientId, next, expected);
      },
    };
    await changeAlerts({ state: contended, runtime }, 'cliente-a', find);

    expect(state.items.get('cliente-a')?.state).toMatchObject({ epoch: 9, alerts: { open: {} } });
  });

  it('gives a reason when it never gets to write', async () => {
    const never = { read: () => Promise.resolve(undefined), replace: () => Promise.resolve(false) };

    await expect(changeAlerts({ state: never, runtime }, 'cliente-a', find)).rejects.toThrow(
      "#state of client 'cliente-a' changed 40 times while its alerts were written. Try again.",
    );
  });
});
