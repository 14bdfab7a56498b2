import { describe, expect, it } from 'vitest';
import { afterEvent, begunSync } from './progress.ts';
import { causeInWords, stateVisits } from './state-visits.ts';

const extracted = { sync_id: 'sync-20250115-100000-7f3a', parts: [{}, {}], count: 2_000, has_more: false };
const loaded = { records_processed: 1_000, failed_records: [] };

describe('afterEvent', () => {
  it('counts parts and records as they are found and loaded', () => {
    const events = [
      { kind: 'entered', state: 'ExtractFromSiesa', at: 0 },
      { kind: 'exited', state: 'ExtractFromSiesa', at: 1, output: extracted },
      { kind: 'entered', state: 'LoadParts', at: 2 },
      { kind: 'entered', state: 'LoadToProduct', at: 3 },
      { kind: 'exited', state: 'LoadToProduct', at: 4, output: loaded },
    ] as const;

    expect(events.reduce(afterEvent, begunSync('cliente-a', 0))).toMatchObject({
      state: 'LoadParts',
      syncId: 'sync-20250115-100000-7f3a',
      partsKnown: 2,
      partsDone: 1,
      recordsKnown: 2_000,
      recordsDone: 1_000,
      moreToExtract: false,
    });
  });

  it('adds the parts of a second slice to those of the first', () => {
    const slice = {
      kind: 'exited',
      state: 'ExtractFromSiesa',
      at: 1,
      output: { ...extracted, has_more: true },
    } as const;

    const second = { ...slice, output: { ...slice.output, parts: [{ key: 'raw/2-1' }, { key: 'raw/2-2' }] } };

    expect([slice, second].reduce(afterEvent, begunSync('cliente-a', 0))).toMatchObject({
      partsKnown: 4,
      recordsKnown: 4_000,
      moreToExtract: true,
    });
  });

  it('counts parts once that were left to a successor', () => {
    const slice = { kind: 'exited', state: 'ExtractFromSiesa', at: 1, output: extracted } as const;
    const left = { kind: 'exited', state: 'LoadToProduct', at: 2, output: { ...loaded, status: 'stopped' } } as const;
    const done = { ...left, output: loaded };
    const events = [slice, left, left, slice, done, done];

    expect(events.reduce(afterEvent, begunSync('cliente-a', 0))).toMatchObject({
      partsKnown: 2,
      partsDone: 2,
      recordsKnown: 2_000,
      recordsDone: 2_000,
    });
  });

  it('keeps the warnings that stages hand on, each once, and failures', () => {
    const events = [
      { kind: 'exited', state: 'TransformData', at: 1, output: { validation_errors: ['PROD9: ean: mapping/pattern'] } },
      {
        kind: 'exited',
        state: 'LoadToProduct',
        at: 2,
        output: {
          ...loaded,
          failed_records: [
            { id: 'PROD9', error: 'ean: mapping/pattern' },
            { id: 'PROD8', error: 'Invalid EAN' },
          ],
        },
      },
      { kind: 'failed', state: 'LoadToProduct', at: 3, error: 'ProductUnavailable' },
    ] as const;

    expect(events.reduce(afterEvent, begunSync('cliente-a', 0)).warnings).toEqual([
      'PROD9: ean: mapping/pattern',
      'PROD8: Invalid EAN',
      'LoadToProduct failed: ProductUnavailable',
    ]);
  });

  it('passes over outputs that it does not know', () => {
    const begun = begunSync('cliente-a', 0);

    expect(afterEvent(begun, { kind: 'exited', state: 'ExtractFromSiesa', at: 1, output: 'nothing' })).toEqual(begun);
  });
});

describe('stateVisits', () => {
  it('keeps the visits of several items of the Map apart', () => {
    const visits = stateVisits([
      { kind: 'entered', state: 'LoadToProduct', at: 0, item: 0 },
      { kind: 'entered', state: 'LoadToProduct', at: 500, item: 1 },
      { kind: 'retried', state: 'LoadToProduct', at: 700, item: 1 },
      { kind: 'exited', state: 'LoadToProduct', at: 1_000, item: 0 },
      {
        kind: 'failed',
        state: 'LoadToProduct',
        at: 2_500,
        item: 1,
        error: 'LeaseLost',
        cause: '{"errorMessage":"It is lost."}',
      },
    ]);

    expect(visits).toEqual([
      { state: 'LoadToProduct', item: 0, enteredAt: 0, seconds: 1, retries: 0 },
      {
        state: 'LoadToProduct',
        item: 1,
        enteredAt: 500,
        seconds: 2,
        retries: 1,
        error: 'LeaseLost',
        cause: 'It is lost.',
      },
    ]);
  });

  it("shows a cause that is not Lambda's JSON as it is", () => {
    expect(causeInWords('sync-0 holds the lease')).toBe('sync-0 holds the lease');
  });
});
