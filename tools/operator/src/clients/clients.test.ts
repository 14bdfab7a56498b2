import { describe, expect, it } from 'vitest';
import { fullReadEstimate } from '../check/full-read-estimate.ts';
import { settingsDifference, settingsToWrite } from './settings-difference.ts';

describe('fullReadEstimate', () => {
  it('counts a call for each page and each join, at the limit that Siesa keeps', () => {
    expect(fullReadEstimate({ total: 10_000, pageRows: 1_000, joinedRows: [], callsPerMinute: 100 })).toEqual({
      calls: 10,
      seconds: 6,
      tooSlow: false,
    });
    expect(fullReadEstimate({ total: 60_000, pageRows: 100, joinedRows: [100, 100], callsPerMinute: 10 })).toEqual({
      calls: 1_800,
      seconds: 10_800,
      tooSlow: false,
    });
    expect(
      fullReadEstimate({ total: 1_000, pageRows: 1_000, joinedRows: [100, 1_000], callsPerMinute: 100 }),
    ).toMatchObject({ calls: 12 });
  });

  it('is undefined when the number of products is unknown', () => {
    expect(fullReadEstimate({ total: undefined, pageRows: 100, joinedRows: [], callsPerMinute: 10 })).toBeUndefined();
    expect(fullReadEstimate({ total: 0, pageRows: 0, joinedRows: [], callsPerMinute: 10 })).toBeUndefined();
  });
});

describe('settingsDifference', () => {
  it('names each field that an operator decides, and none that the service keeps', () => {
    expect(
      settingsDifference(
        { a: 1, b: 2, c: 3, last_sync_status: 'success' },
        { a: 1, b: 4, d: 5, last_sync_status: 'failed' },
      ),
    ).toEqual([
      { field: 'b', before: 2, after: 4 },
      { field: 'd', after: 5 },
      { field: 'c', before: 3 },
    ]);
    expect(settingsDifference(undefined, { a: 1 })).toEqual([{ field: 'a', after: 1 }]);
  });
});

describe('settingsToWrite', () => {
  it("keeps the service's fields, whatever the operator's file has", () => {
    expect(
      settingsToWrite(
        { client_id: 'a', sync_cursor: 'now', created_at: 'then' },
        { client_id: 'a', sync_cursor: 'never' },
        'today',
      ),
    ).toEqual({ client_id: 'a', sync_cursor: 'now', created_at: 'then', updated_at: 'today' });
    expect(settingsToWrite(undefined, { client_id: 'a', last_sync_records: 7 }, 'today')).toEqual({
      client_id: 'a',
      created_at: 'today',
      updated_at: 'today',
    });
  });
});

describe('fullReadEstimate of a catalogue that is too large', () => {
  it('reports that a full read would take longer than a run may', () => {
    expect(fullReadEstimate({ total: 10_900_000, pageRows: 100, joinedRows: [], callsPerMinute: 100 })?.tooSlow).toBe(
      true,
    );
    expect(fullReadEstimate({ total: 10_800_000, pageRows: 100, joinedRows: [], callsPerMinute: 100 })?.tooSlow).toBe(
      false,
    );
  });
});
