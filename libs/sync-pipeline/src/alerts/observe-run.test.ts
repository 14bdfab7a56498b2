import type { SyncSummary } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { unannounced } from './alert-policy.ts';
import type { AlertState } from './alert-state.ts';
import { afterFailure, afterSuccess, type EndedRun, isNews } from './observe-run.ts';

const now = Date.parse('2026-01-15T10:00:00Z');
let runs = 0;

const aRun = ({ read = 500, parked = 0, held = 0, parkedLeft = false, type = 'incremental' } = {}): EndedRun => ({
  summary: {
    sync_id: `sync-${String((runs += 1))}`,
    sync_type: type,
    records_extracted: read,
    records_parked: parked,
  } as SyncSummary,
  held,
  parkedLeft,
});

const afterRuns = (...ended: EndedRun[]): AlertState => ended.reduce((state, run) => afterSuccess(state, run, now), {});
const fiveRuns = [400, 500, 600, 500, 450].map((read) => aRun({ read }));
const causes = (state: AlertState) => unannounced(state).map(({ finding }) => finding);
const error = (name: string) => ({ name, code: 'CODE', message: 'It failed.' });

describe('a count', () => {
  it.each([
    [749, []],
    [751, [{ cause: 'unusual-count', count: 751, median: 500 }]],
    [249, [{ cause: 'unusual-count', count: 249, median: 500 }]],
    [0, [{ cause: 'unusual-count', count: 0, median: 500 }]],
  ])('of %i beside a median of 500 gives %j', (read, findings) => {
    expect(causes(afterRuns(...fiveRuns, aRun({ read })))).toEqual(findings);
  });

  it('is compared with runs of its own type, when there are five of them', () => {
    expect(causes(afterRuns(...fiveRuns, aRun({ read: 10_000, type: 'initial' })))).toEqual([]);
    expect(causes(afterRuns(...fiveRuns.slice(1), aRun({ read: 10_000 })))).toEqual([]);
  });

  it('below a hundred records of difference is never unusual', () => {
    const few = Array.from({ length: 5 }, () => aRun({ read: 10 }));

    expect(causes(afterRuns(...few, aRun({ read: 109 })))).toEqual([]);
    expect(causes(afterRuns(...few, aRun({ read: 110 })))).toHaveLength(1);
  });

  it('is kept for the last ten runs', () => {
    const state = afterRuns(...Array.from({ length: 12 }, (_, at) => aRun({ read: at })));

    expect(state.counts?.incremental).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});

describe('a successful run', () => {
  it('begins an alert from the third run in a row that held the cursor', () => {
    expect(causes(afterRuns(aRun({ held: 2 })))).toEqual([]);
    expect(causes(afterRuns(aRun({ held: 3 })))).toEqual([{ cause: 'cursor-held', runs: 3 }]);
  });

  it('begins an alert about parked rejects, which goes on while some are left', () => {
    const parked = afterRuns(aRun({ parked: 2 }));

    expect(causes(parked)).toEqual([{ cause: 'records-parked', parked: 2 }]);
    expect(causes(afterSuccess(parked, aRun({ parkedLeft: true }), now))).toEqual(causes(parked));
    expect(causes(afterSuccess(parked, aRun(), now))).toEqual([]);
  });

  it('ends the alerts about failed runs, whatever their error', () => {
    const failed = afterFailure(
      afterFailure({}, { sync_id: 'a' }, error('One'), now),
      { sync_id: 'b' },
      error('Two'),
      now,
    );

    expect(unannounced(afterSuccess(failed, aRun(), now)).map(({ kind, finding }) => [kind, finding.cause])).toEqual([
      ['over', 'sync-failed'],
      ['over', 'sync-failed'],
    ]);
  });

  it('that is observed twice counts once', () => {
    const run = aRun({ parked: 1 });
    const state = afterRuns(run);

    expect(afterSuccess(state, run, now + 1)).toEqual(state);
  });
});

describe('a failed run', () => {
  const first = afterFailure({}, { sync_id: 'sync-a' }, error('SiesaUnavailable'), now);

  it('is news for its own run, also when that is reported twice, and not for the next one', () => {
    expect(isNews(first, { sync_id: 'sync-a' }, error('SiesaUnavailable'))).toBe(true);
    const again = afterFailure(first, { sync_id: 'sync-a' }, error('SiesaUnavailable'), now + 1);
    expect(isNews(again, { sync_id: 'sync-a' }, error('SiesaUnavailable'))).toBe(true);
    const next = afterFailure(first, { sync_id: 'sync-b' }, error('SiesaUnavailable'), now + 1);
    expect(isNews(next, { sync_id: 'sync-b' }, error('SiesaUnavailable'))).toBe(false);
  });

  it('with another error is news', () => {
    const other = afterFailure(first, { sync_id: 'sync-b' }, error('SecretMissing'), now + 1);

    expect(isNews(other, { sync_id: 'sync-b' }, error('SecretMissing'))).toBe(true);
  });

  it('is announced by its own execution, so nothing is left to announce', () => {
    expect(unannounced(first)).toEqual([]);
  });
});

describe('withheld deactivations', () => {
  const withheld = afterSuccess({}, { ...aRun({ type: 'initial' }), withheld: 40 }, now);

  it('begin an alert', () => {
    expect(causes(withheld)).toEqual([{ cause: 'deactivation-withheld', withheld: 40 }]);
  });

  it('are over with a full pass that withholds none, and not with a sync of what changed', () => {
    expect(causes(afterSuccess(withheld, aRun(), now))).toHaveLength(1);
    expect(causes(afterSuccess(withheld, aRun({ type: 'initial' }), now))).toEqual([]);
  });
});
