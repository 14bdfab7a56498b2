import { describe, expect, it } from 'vitest';
import { normalized } from './normalized.ts';

describe('normalized', () => {
  it('is the same for two runs that differ in clocks, ids and order', () => {
    const one = {
      b: [{ id: 2 }, { id: 1 }],
      at: '2026-01-01T00:00:00Z',
      sync: 'sync-20260101-000000-ab12',
      version: 3,
      seen: 'runs/a/sync-20260101-000000-ab12/slices/1-f851.seen.gz',
    };
    const other = {
      at: '2026-02-02T10:00:00.5Z',
      sync: 'sync-20260202-100000-cd34',
      b: [{ id: 1 }, { id: 2 }],
      seen: 'runs/a/sync-20260202-100000-cd34/slices/1-2d1a.seen.gz',
    };

    expect(normalized(one)).toBe(normalized(other));
  });

  it('differs when a figure, a word or the order of states does', () => {
    const base = { seen: 'runs/a/x/slices/1-2d1a.seen.gz', records: 3, error: 'A', states: ['Begin', 'LogSuccess'] };

    expect(normalized({ ...base, records: 4 })).not.toBe(normalized(base));
    expect(normalized({ ...base, seen: 'runs/a/x/slices/2-2d1a.seen.gz' })).not.toBe(normalized(base));
    expect(normalized({ ...base, error: 'B' })).not.toBe(normalized(base));
    expect(normalized({ ...base, states: ['LogSuccess', 'Begin'] })).not.toBe(normalized(base));
  });
});
