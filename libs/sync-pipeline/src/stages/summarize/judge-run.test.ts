import { describe, expect, it } from 'vitest';
import { without } from '../../run/without.ts';
import { type JudgedRun, judgeRun } from './judge-run.ts';

const run = (fields: Partial<JudgedRun> = {}, freshFailures = 0): JudgedRun => ({
  clientId: 'cliente-a',
  syncType: 'initial',
  totals: {
    extracted: 1000,
    retried: 0,
    duplicates: 0,
    rejected: 0,
    unchanged: 0,
    accepted: 1000 - freshFailures,
    refused: freshFailures,
    freshFailures,
    warned: 0,
    parked: 0,
    followUps: { done: 0, failed: 0 },
  },
  settled: true,
  distinct: 1000,
  inLedger: 1000,
  acceptShrink: false,
  thresholdPercent: 0,
  ...fields,
});

describe('the shrink guard', () => {
  it.each([
    [499, 'SourceShrank'],
    [500, undefined],
    [501, undefined],
  ])('with %d of 1,000 accepted products gives %s', (distinct, name) => {
    expect(judgeRun(run({ distinct })).error?.name).toBe(name);
  });

  it.each([
    [0, 1000, 'SourceShrank'],
    [0, 1, 'SourceShrank'],
    [0, 0, undefined],
    [1, 1000, undefined],
  ])('with %d products of %d in an incremental sync that reads everything gives %s', (distinct, inLedger, name) => {
    expect(judgeRun(run({ distinct, inLedger, syncType: 'incremental' })).error?.name).toBe(name);
  });

  it.each([
    [499, 1000, 'SourceShrank'],
    [500, 1000, undefined],
    [499, 998, undefined],
  ])('with %d products where the last whole reading brought %d gives %s', (distinct, lastRead, name) => {
    expect(judgeRun(run({ distinct, lastRead, syncType: 'incremental' })).error?.name).toBe(name);
    const unsettled = without(run({ distinct, lastRead, settled: false }), 'inLedger'); // the ledger is compared with settled readings alone
    expect(judgeRun(unsettled).error?.name).toBe(name);
  });

  it('compares an initial sync with the ledger also where the last reading brought less', () => {
    const { error } = judgeRun(run({ distinct: 499, lastRead: 499 }));
    expect(error).toMatchObject({ name: 'SourceShrank', message: expect.stringContaining('where 1000 are') as string });
  });

  it('judges a whole reading only, and none that was accepted', () => {
    expect(judgeRun(without(run({ distinct: 0, syncType: 'incremental' }), 'inLedger')).status).toBe('success');
    expect(judgeRun(run({ distinct: 1, syncType: 'incremental' })).status).toBe('success');
    expect(judgeRun(run({ distinct: 1, acceptShrink: true })).status).toBe('success');
  });
});

describe('the cursor', () => {
  it.each([
    [true, { status: 'success', moves: true, accounted: true }],
    [false, { status: 'success', moves: false, accounted: true }],
  ])('of a reading that settled (%s) moves; of another it stays, and all is accounted for', (settled, verdict) => {
    expect(judgeRun(run({ settled }))).toEqual(verdict);
  });
});

describe('the threshold', () => {
  it.each([
    [19, 'success'],
    [20, 'failed'],
    [21, 'failed'],
  ])('with %d failures ends as %s', (failures, status) => {
    expect(judgeRun(run({}, failures)).status).toBe(status);
  });

  it.each([
    [50, 'success'],
    [51, 'failed'],
  ])('of 5 %% with %d failures of 1,000 ends as %s', (failures, status) => {
    expect(judgeRun(run({ thresholdPercent: 5 }, failures)).status).toBe(status);
  });

  it('counts duplicates as no records', () => {
    const { totals } = run({}, 50);
    expect(judgeRun(run({ thresholdPercent: 5, totals: { ...totals, duplicates: 1 } })).status).toBe('failed');
  });
});
