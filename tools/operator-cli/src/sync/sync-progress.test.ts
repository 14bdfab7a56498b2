import { describe, expect, it } from 'vitest';
import { describeProgress } from './describe-progress.ts';
import { afterEvent, begunSync } from './sync-progress.ts';

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

    expect([slice, slice].reduce(afterEvent, begunSync('cliente-a', 0))).toMatchObject({
      partsKnown: 4,
      recordsKnown: 4_000,
      moreToExtract: true,
    });
  });

  it('keeps the warnings that stages hand on, and failures', () => {
    const events = [
      { kind: 'exited', state: 'TransformData', at: 1, output: { validation_errors: ['PROD9: ean: mapping/pattern'] } },
      {
        kind: 'exited',
        state: 'LoadToProduct',
        at: 2,
        output: { ...loaded, failed_records: [{ id: 'PROD8', error: 'Invalid EAN' }] },
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

describe('describeProgress', () => {
  const halfway = {
    ...begunSync('cliente-a', 0),
    state: 'LoadParts',
    partsKnown: 10,
    partsDone: 4,
    recordsKnown: 10_000,
    recordsDone: 4_000,
  };

  it('says state, parts, records, speed and the time left', () => {
    expect(describeProgress({ ...halfway, moreToExtract: false }, 2_000)).toBe(
      'cliente-a  LoadParts  4 of 10 parts  4,000 of 10,000 records  2,000/s  3 s left',
    );
  });

  it('promises no time while Siesa may have more', () => {
    expect(describeProgress(halfway, 2_000)).toBe(
      'cliente-a  LoadParts  4 of 10+ parts  4,000 of 10,000+ records  2,000/s',
    );
  });
});
