import type { IntegrationErrorKind } from '@siesa-integration/outgoing-http';
import { type ErrorKind, errorRow } from '@siesa-integration/workflow-contract';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  ClientDisabled,
  ClientNotFound,
  configurationInvalid,
  InvalidInput,
  LeaseLost,
  SecretMissing,
  StoredPartBroken,
  SyncAlreadyRunning,
  SyncStopped,
  SyncTimedOut,
} from './errors.ts';
import { type JudgedRun, judgeRun } from './stages/summarize/judge-run.ts';

const errors = [
  new InvalidInput('The input is empty.'),
  new ClientNotFound('cliente-a'),
  new ClientDisabled('cliente-a'),
  configurationInvalid('The configuration', ['it is empty']),
  new SecretMissing('siesa-integration/cliente-a/siesa', 'does not exist'),
  new SyncAlreadyRunning('cliente-a', 'sync-1'),
  new LeaseLost('cliente-a', 'sync-1'),
  new SyncTimedOut('cliente-a', 'sync-1'),
  new SyncStopped('cliente-a', 'sync-1'),
  new StoredPartBroken('runs/cliente-a/…', 'is gone'),
];

describe('errors that stages throw', () => {
  it.each(errors)('$name: class, code and kind are those of the catalogue', (error) => {
    const row = errorRow(error.name);

    expect(error.constructor.name).toBe(error.name);
    expect(row).toMatchObject({ route: 'thrown', kind: error.kind });
    expect(row?.codes).toContain(error.code);
  });

  it('have the kinds of the catalogue', () => {
    expectTypeOf<IntegrationErrorKind>().toEqualTypeOf<ErrorKind>();
  });

  it('keep their cause out of what a host prints', () => {
    const error = new LeaseLost('cliente-a', 'sync-1', { cause: new Error('secret') });

    expect(error.cause).toBeInstanceOf(Error);
    expect(Object.keys(error)).not.toContain('cause');
  });
});

describe('errors that SummarizeSync returns', () => {
  const run: JudgedRun = {
    clientId: 'cliente-a',
    syncType: 'initial',
    totals: {
      extracted: 100,
      retried: 0,
      duplicates: 0,
      rejected: 0,
      unchanged: 0,
      accepted: 100,
      refused: 0,
      freshFailures: 0,
      warned: 0,
      parked: 0,
      followUps: { done: 0, failed: 0 },
    },
    settled: true,
    distinct: 100,
    inLedger: 100,
    acceptShrink: false,
    thresholdPercent: 5,
  };

  it.each([
    { name: 'CountMismatch', judged: { ...run, imbalance: '100 records were read and 99 are accounted for' } },
    { name: 'SourceShrank', judged: { ...run, distinct: 49 } },
    { name: 'FailureThresholdExceeded', judged: { ...run, totals: { ...run.totals, freshFailures: 20 } } },
  ])('$name has the code of the catalogue', ({ name, judged }) => {
    const { error } = judgeRun(judged);

    expect(error?.name).toBe(name);
    expect(errorRow(name)).toMatchObject({ route: 'returned', codes: [error?.code] });
  });
});
