import { syncSummary, type SyncOutcome } from '@siesa-integration/operator';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { memoryTerminal } from '../../testing/memory-terminal.ts';
import { exitCodeOf, printOutcomes } from './print-outcomes.ts';

const host = { options: '--env dev', locate: (key: string) => `s3://bucket/${key}` };
const ended = (fields: object): SyncOutcome => ({
  kind: 'ended',
  summary: v.parse(syncSummary, { client_id: 'a', status: 'success', ...fields }),
  seconds: 2,
  execution: 'arn:aws:states:x:y:execution:machine:a-1',
});
const skipped: SyncOutcome = { kind: 'skipped', clientId: 'b', running: undefined };
const printed = (...outcomes: readonly SyncOutcome[]): string => {
  const terminal = memoryTerminal();
  printOutcomes(outcomes, {}, host, terminal);
  return terminal.written.out;
};

describe('printOutcomes', () => {
  it('names the next command after a failure and after rejects', () => {
    const out = printed(
      ended({
        status: 'failed',
        records_failed: 3,
        report_key: 'r.csv',
        error: { name: 'SiesaUnavailable', message: 'Siesa did not answer.' },
      }),
    );

    expect(out).toContain(
      'a failed: SiesaUnavailable: Siesa did not answer.\nWhat happened, state by state: siesa-sync history a-1 --env dev\n',
    );
    expect(out).toContain('Why records were refused: siesa-sync rejects a --env dev\nReport: s3://bucket/r.csv\n');
  });

  it('prints the table alone after a sync that succeeded', () => {
    expect(printed(ended({ sync_type: 'initial' })).split('\n')).toHaveLength(3);
  });

  it('prints of a skipped client that nothing was started', () => {
    expect(printed(skipped)).toContain('b is already being synced: nothing was started.');
  });
});

describe('exitCodeOf', () => {
  it('is that of a failure before that of a skip', () => {
    expect([
      exitCodeOf([ended({})]),
      exitCodeOf([ended({}), skipped]),
      exitCodeOf([skipped, ended({ status: 'failed' })]),
    ]).toEqual([0, 3, 1]);
  });
});
