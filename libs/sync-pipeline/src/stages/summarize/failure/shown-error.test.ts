import type { MetricFigures, SyncSummary } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import { failedRunOf } from './failed-run.ts';
import { shownError } from './shown-error.ts';
import { emitSummary } from '../summary-metrics.ts';

describe('shownError', () => {
  it("shows a stage's own message, as AWS and as a plain cause", () => {
    expect(
      shownError({
        Error: 'SecretMissing',
        Cause: '{"errorType":"SecretMissing","errorMessage":"The secret is gone.","trace":["x"]}',
      }),
    ).toEqual({ name: 'SecretMissing', code: 'SECRET_MISSING', message: 'The secret is gone.' });
    expect(shownError({ Error: 'LeaseLost', Cause: 'Another run has taken over.' }).message).toBe(
      'Another run has taken over.',
    );
  });

  it.each(['{"errorMessage":7}', '{broken', '[]', ''])('names the log when the cause %j holds no message', (Cause) => {
    expect(shownError({ Error: 'SyncTimedOut', Cause }).message).toMatch(/SyncTimedOut, without a message|^\[\]$/);
  });

  it('never shows a raw cause', () => {
    const shown = shownError({ Error: 'Lambda.Unknown', Cause: 'authorization: Bearer secret' });
    expect(shown).toMatchObject({ name: 'Lambda.Unknown', code: 'UNEXPECTED' });
    expect(shown.message).not.toContain('secret');
    expect(shownError({ Error: 'a name <with> markup' }).name).toBe('Unknown');
    expect(shownError({}).name).toBe('Unknown');
  });
});

describe('failedRunOf', () => {
  const failure = {
    kind: 'failure',
    error: { Error: 'x', Cause: '' },
    owner: 'arn',
    started_at: '2025-01-15T10:00:00Z',
  } as const;

  it('finds the run of any input', () => {
    expect(failedRunOf({ ...failure, request: { tenantId: 'cliente-a', sync_type: 'initial' } }, 0)).toMatchObject({
      known: true,
      syncType: 'initial',
      run: { clientId: 'cliente-a' },
    });
    for (const request of [undefined, null, 'text', {}, { client_id: '../cliente-b' }])
      expect(failedRunOf({ ...failure, request }, 0)).toMatchObject({ known: false, run: { clientId: '#unknown' } });
    expect(
      failedRunOf({ ...failure, owner: '', started_at: '', request: { client_id: 'cliente-a' } }, 0),
    ).toMatchObject({ known: false, run: { clientId: 'cliente-a', startedAt: 0 } });
  });
});

describe('emitSummary', () => {
  it('emits follow-ups, cursor age and a cursor that was held too often', () => {
    const figures: Readonly<Record<string, number>>[] = [];
    const summary = {
      client_id: 'cliente-a',
      sync_type: 'incremental',
      status: 'success',
      duration_seconds: 3,
      records_success: 2,
      records_failed: 0,
      records_warned: 2,
      records_parked: 1,
    } as SyncSummary;
    const metrics = { emit: (emitted: MetricFigures) => figures.push(emitted) };
    emitSummary(metrics, summary, { followUps: { done: 3, failed: 1 }, cursorAgeSeconds: 300, held: 3 });
    emitSummary(metrics, { ...summary, status: 'failed', records_warned: 0, records_parked: 0 }, { held: 2 });

    expect(figures).toMatchObject([
      {
        FollowUpSuccessRate: 75,
        CursorAge: 300,
        CursorHeld: 1,
        SyncSuccessRate: 100,
        RecordsParked: 1,
        RecordsWarned: 2,
      },
      { SyncSuccessRate: 0 },
    ]);
    for (const name of ['FollowUpSuccessRate', 'RecordsWarned', 'RecordsParked', 'CursorHeld'])
      expect(figures[1]).not.toHaveProperty(name);
  });
});
