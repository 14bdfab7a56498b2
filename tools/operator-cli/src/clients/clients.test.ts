import { describe, expect, it } from 'vitest';
import { describePlan } from './apply-client.ts';
import { fullReadEstimate } from './full-read-estimate.ts';
import { askNewClient } from './new-client-answers.ts';
import { groupByReason, type OpenReject } from './open-rejects.ts';
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
      tooSlow: true,
    });
    expect(
      fullReadEstimate({ total: 1_000, pageRows: 1_000, joinedRows: [100, 1_000], callsPerMinute: 100 }),
    ).toMatchObject({ calls: 12 });
  });

  it('knows nothing where Siesa does not say how much there is', () => {
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
  it("keeps what the service has kept, whatever the operator's file says of it", () => {
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

describe('describePlan', () => {
  it('shows what is new, changed and gone', () => {
    const plan = {
      clientId: 'a',
      kind: 'changed',
      settings: [
        { field: 'x', after: 1 },
        { field: 'y', before: 1, after: 2 },
        { field: 'z', before: 1 },
      ],
      mapping: { key: 'm.json', isNew: false },
      steps: [],
    } as const;

    expect(describePlan(plan)).toBe('~ a\n    + x: 1\n    ~ y: 1 → 2\n    - z: 1\n    ~ mapping m.json\n');
    expect(describePlan({ ...plan, mapping: { key: 'm.json', isNew: true } })).toContain('    + mapping m.json\n');
  });
});

describe('groupByReason', () => {
  const reject = (product_id: string, message: string, code = 'kong/refused'): OpenReject => ({
    product_id,
    last_seen_sync: 's',
    rejection: { code, message, attempts: 1, first_seen: 't', last_seen: 't', sync_id: 's' },
  });

  it('puts rejects together whose messages differ in figures and quoted values alone, the largest group first', () => {
    const groups = groupByReason([
      reject('a', 'No zone'),
      reject('b', "EAN '77' is invalid"),
      reject('c', "EAN '78' is invalid"),
      reject('d', 'No zone', 'wms/zone'),
    ]);

    expect(groups.map(({ code, rejects }) => [code, rejects.length])).toEqual([
      ['kong/refused', 2],
      ['kong/refused', 1],
      ['wms/zone', 1],
    ]);
  });
});

describe('fullReadEstimate of a catalogue that is too large', () => {
  it('says that a full read would pass 1 h 50 min', () => {
    expect(fullReadEstimate({ total: 1_200_000, pageRows: 100, joinedRows: [], callsPerMinute: 100 })?.tooSlow).toBe(
      true,
    );
    expect(fullReadEstimate({ total: 1_000_000, pageRows: 100, joinedRows: [], callsPerMinute: 100 })?.tooSlow).toBe(
      false,
    );
  });
});

describe('askNewClient', () => {
  it('takes no answer that cannot be used', async () => {
    const refused: string[] = [];
    const answers = ['../x', '', 'http://10.0.0.1', 'abc', '0', 'https://wms.example', 'every day'];
    const answered = (problem: ((answer: string) => string | undefined) | undefined): Promise<string> => {
      const answer = answers.shift() ?? 'x';
      const told = problem?.(answer);
      if (told !== undefined) refused.push(told);
      return Promise.resolve(answer);
    };
    await askNewClient(
      {
        text: ({ problem }) => answered(problem),
        secret: ({ problem }) =>
          Promise.resolve(problem?.('') ?? '').then((told) => {
            refused.push(told);
            return '';
          }),
        choice: (_, [first, second]) => Promise.resolve((second ?? first)?.value as never),
        yes: () => Promise.resolve(true),
      },
      ['wms'],
    );

    expect(refused).toHaveLength(9);
    expect(refused[0]).toContain('is not a client id');
    expect(refused.at(-1)).toContain('rate(6 hours)');
  });
});
