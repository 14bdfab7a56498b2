import { describe, expect, it } from 'vitest';
import { runOf } from '../run/run.ts';
import type { ClientState } from './client-state.ts';
import { changedEnds, type Ends, withEnds } from './ends.ts';

const ends: Ends = {
  source: 'inventory a',
  destination: 'kong a',
  formerSources: [],
  formerDestinations: ['kong old'],
};
const run = runOf({ owner: 'execution-1', started_at: '2025-01-15T10:00:00Z', request: { client_id: 'cliente-a' } });
const state: ClientState = {
  epoch: 3,
  owner: run.owner,
  cursor: '2025-01-15T09:00:00.000Z',
  fills: { of: 10, fields: {}, lists: {} },
  doubles: { count: 1, digest: 7 },
  day_stamps: true,
  held: 1,
};

describe('changedEnds', () => {
  it.each([
    ['a client that was never synced', undefined, []],
    ['a state from before ends were kept', state, []],
    ['the same ends', { source: 'inventory a', destination: 'kong a' }, []],
    ['a destination under its former address', { source: 'inventory a', destination: 'kong old' }, []],
    [
      'both changed',
      { source: 'inventory b', destination: 'kong b' },
      [
        { end: 'source', was: 'inventory b', is: 'inventory a' },
        { end: 'destination', was: 'kong b', is: 'kong a' },
      ],
    ],
  ])('%s', (_name, known, changed) => {
    expect(changedEnds(known, ends)).toEqual(changed);
  });
});

describe('withEnds', () => {
  it('adopts the present ends and keeps the rest', () => {
    expect(withEnds(state, run, ends, { source: false, destination: false })).toEqual({
      ...state,
      source: 'inventory a',
      destination: 'kong a',
    });
  });

  it('reads and sends everything for a new destination, and keeps what the source gave', () => {
    const after = withEnds(state, run, ends, { source: false, destination: true });
    expect(after).toMatchObject({ open: run.syncId, resend: true, destination: 'kong a', doubles: state.doubles });
    expect(after).not.toHaveProperty('cursor');
  });

  it('keeps nothing that another source gave', () => {
    const after = withEnds(state, run, ends, { source: true, destination: false });
    expect(after).toEqual({
      epoch: 3,
      owner: run.owner,
      source: 'inventory a',
      destination: 'kong a',
      open: run.syncId,
      resend: true,
    });
  });
});
