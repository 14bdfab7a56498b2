import { describe, expect, it } from 'vitest';
import { runOf } from '../run/run.ts';
import type { ClientState } from './client-state.ts';
import { endRun, type LeaseDecision, leaseMs, renewLease, takeLease } from './lease.ts';

const now = Date.parse('2025-01-15T10:00:00Z');
const run = runOf({ owner: 'execution-1', started_at: '2025-01-15T10:00:00Z', request: { client_id: 'cliente-a' } });
const held: ClientState = {
  owner: run.owner,
  sync_id: run.syncId,
  epoch: 3,
  expires_at: (now + leaseMs) / 1000,
  cursor: '2025-01-15T09:00:00.000Z',
};
const others: ClientState = { ...held, owner: 'execution-2', sync_id: 'sync-20250115-095000-aaaa' };

describe('takeLease', () => {
  it('takes a free lease', () => {
    expect(takeLease(undefined, run, now)).toEqual({
      kind: 'write',
      state: { epoch: 1, owner: run.owner, sync_id: run.syncId, expires_at: (now + leaseMs) / 1000 },
    });
  });

  it('does not take a lease that another run holds, and names that run', () => {
    expect(takeLease(others, run, now)).toEqual({ kind: 'held', by: 'sync-20250115-095000-aaaa' });
  });

  it('takes over a lease that has expired, with the next epoch and without the other run’s stop', () => {
    const expired = {
      ...others,
      expires_at: now / 1000,
      stop: { Error: 'ProductUnavailable' },
      open: 'sync-20250115-095000-aaaa',
    };
    expect(takeLease(expired, run, now)).toMatchObject({
      kind: 'write',
      state: { owner: run.owner, epoch: 4, resend: true, cursor: held.cursor },
    });
    expect(takeLease(expired, run, now)).not.toHaveProperty('state.stop');
  });

  it('takes its own lease again after a lost answer', () => {
    expect(takeLease({ ...held, resend: true }, run, now)).toMatchObject({
      kind: 'keep',
      state: { epoch: 3, resend: true },
    });
  });

  it('is lost when a later slice has begun: an attempt still runs after its task timed out', () => {
    expect(takeLease({ ...held, slice: 2 }, run, now)).toEqual({ kind: 'lost' });
  });

  it('is lost after the run has ended', () => {
    expect(takeLease({ epoch: 3, ended: { sync_id: run.syncId, status: 'failed' } }, run, now)).toEqual({
      kind: 'lost',
    });
  });
});

describe('a lease that a run had before', () => {
  const next = runOf({ owner: 'execution-2', started_at: '2025-01-15T10:30:00Z', request: { client_id: 'cliente-a' } });
  const third = runOf({
    owner: 'execution-3',
    started_at: '2025-01-15T11:00:00Z',
    request: { client_id: 'cliente-a' },
  });
  const minute = 60_000;
  const stateOf = (decision: LeaseDecision): ClientState => {
    if (decision.kind !== 'write') throw new Error(decision.kind);
    return decision.state;
  };
  const ended = (state: ClientState, by: typeof run): ClientState =>
    stateOf(endRun(state, by, { status: 'success', accounted: true }));

  it('is lost for a run that another one took over from, also after the other one has ended', () => {
    const takenOver = stateOf(takeLease(held, next, now + 30 * minute));

    expect(takeLease(ended(takenOver, next), run, now + 31 * minute)).toEqual({ kind: 'lost' });
    expect(takeLease(takenOver, run, now + 51 * minute)).toEqual({ kind: 'lost' });
  });

  it('is lost for a run that has ended, also after another one has ended since', () => {
    const afterNext = ended(stateOf(takeLease(ended(held, run), next, now + 30 * minute)), next);

    expect(takeLease(afterNext, run, now + 31 * minute)).toEqual({ kind: 'lost' });
    expect(takeLease(afterNext, third, now + 60 * minute).kind).toBe('write');
  });

  it('stays lost until no stage of that run begins any more', () => {
    const afterNext = ended(stateOf(takeLease(held, next, now + 30 * minute)), next);
    const former = (at: number) => stateOf(takeLease(afterNext, third, at)).former?.map(({ sync_id }) => sync_id);

    expect(former(now + 139 * minute)).toEqual([run.syncId, next.syncId]);
    expect(former(now + 140 * minute)).toEqual([next.syncId]);
  });
});

describe('renewLease', () => {
  it('is lost after a takeover (B22)', () => {
    expect(renewLease(others, run, now)).toEqual({ kind: 'lost' });
    expect(renewLease(undefined, run, now)).toEqual({ kind: 'lost' });
  });

  it('does not write a lease that was renewed less than a minute ago', () => {
    expect(renewLease(held, run, now + 59_000)).toEqual({ kind: 'keep', state: held });
    expect(renewLease(held, run, now + 61_000)).toMatchObject({
      kind: 'write',
      state: { expires_at: Math.ceil((now + 61_000 + leaseMs) / 1000) },
    });
  });

  it('marks the run as open before it sends', () => {
    expect(renewLease(held, run, now, { opens: true })).toMatchObject({ kind: 'write', state: { open: run.syncId } });
  });

  it('is lost for a loader of an earlier slice, whose task timed out', () => {
    expect(renewLease({ ...held, slice: 2 }, run, now, { slice: 1 })).toEqual({ kind: 'lost' });
    expect(renewLease({ ...held, slice: 2 }, run, now, { slice: 2 }).kind).toBe('keep');
    expect(renewLease({ ...held, slice: 2 }, run, now).kind).toBe('keep');
  });

  it('leaves a stopped run as it is', () => {
    const stopped = { ...held, stop: { Error: 'ProductUnavailable' } };
    expect(renewLease(stopped, run, now + 120_000, { opens: true })).toEqual({ kind: 'keep', state: stopped });
  });
});

describe('endRun', () => {
  const good = { status: 'success', accounted: true, cursor: '2025-01-15T09:55:00.000Z' } as const;

  it('moves the cursor, clears open and gives the lease back in one write', () => {
    expect(endRun({ ...held, open: run.syncId, resend: true }, run, good)).toEqual({
      kind: 'write',
      state: { epoch: 3, cursor: good.cursor, ended: { sync_id: run.syncId, status: 'success' } },
    });
  });

  it('never moves the cursor backwards (A2)', () => {
    expect(endRun({ ...held, cursor: '2025-01-15T09:58:00.000Z' }, run, good)).toMatchObject({
      state: { cursor: '2025-01-15T09:58:00.000Z' },
    });
  });

  it('keeps cursor and open of a run that is not accounted for', () => {
    expect(
      endRun({ ...held, open: run.syncId, resend: true }, run, { status: 'failed', accounted: false }),
    ).toMatchObject({ state: { cursor: held.cursor, open: run.syncId, resend: true } });
  });

  it('keeps open and resend when the run has not read all that changed', () => {
    const inherited = { ...held, open: run.syncId, resend: true };
    expect(endRun(inherited, run, { status: 'success', accounted: true, held: true })).toMatchObject({
      state: { open: run.syncId, resend: true },
    });
    expect(
      endRun({ ...held, open: run.syncId }, run, { status: 'success', accounted: true, held: true }),
    ).not.toHaveProperty('state.open');
  });

  it('recognizes its own write when the answer was lost, and not another run’s', () => {
    const ended = { epoch: 3, ended: { sync_id: run.syncId, status: 'success' } } as const;
    expect(endRun(ended, run, good)).toEqual({ kind: 'keep', state: ended });
    expect(endRun(others, run, good)).toEqual({ kind: 'lost' });
  });

  it('counts consecutive runs that held the cursor', () => {
    expect(endRun({ ...held, held: 1 }, run, { status: 'success', accounted: true, held: true })).toMatchObject({
      state: { held: 2 },
    });
    expect(endRun({ ...held, held: 2 }, run, { ...good, held: false })).not.toHaveProperty('state.held');
    expect(endRun({ ...held, held: 2 }, run, { status: 'failed', accounted: false })).toMatchObject({
      state: { held: 2 },
    });
  });
});
