import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { type SyncOutcome, syncSummary } from '@siesa-integration/operator/sync';
import type { DemoClient } from './demo-setup.ts';
import { renderDemo } from './render-demo.ts';
import { demoSucceeded, type DemoResult } from './run-demo.ts';

const outcome = (fields: object): SyncOutcome => ({
  kind: 'ended',
  summary: v.parse(syncSummary, { client_id: 'cliente-a', status: 'success', ...fields }),
  seconds: 1,
  execution: 'arn',
});
const clients = [{ clientId: 'cliente-a', product: 'Kong' }] as unknown as readonly DemoClient[];
const good: DemoResult = {
  folder: '/demo',
  initial: [outcome({})],
  incremental: [outcome({})],
  reports: ['/demo/report.csv'],
  comparisons: [{ clientId: 'cliente-a', after: 'incremental', compared: 2, equal: 2, differences: [] }],
};

describe('renderDemo', () => {
  it('shows that the store equals Siesa, and names the reports', () => {
    const text = renderDemo(good, clients, 'en');

    expect(text).toContain(
      'cliente-a  Kong == Siesa after the incremental sync: 2 of 2 records equal (the 2 broken ones keep what was accepted before)',
    );
    expect(text).toContain('  /demo/report.csv\n\nLook further: siesa-sync report --local /demo\n');
    expect(demoSucceeded(good)).toBe(true);
  });

  it('shows differences and failed syncs', () => {
    const bad: DemoResult = {
      ...good,
      reports: [],
      initial: [
        outcome({ status: 'failed', error: { name: 'SiesaUnavailable', message: 'no answer' } }),
        { kind: 'skipped', clientId: 'cliente-a', running: 'sync-1' },
      ],
      comparisons: [
        { clientId: 'cliente-x', after: 'initial', compared: 2, equal: 1, differences: ['P1: missing in the store'] },
      ],
    };
    const text = renderDemo(bad, clients, 'en');

    expect(text).toContain('1 DIFFERENCES, first: P1: missing in the store');
    expect(text).toContain('cliente-a failed: SiesaUnavailable: no answer');
    expect(text).not.toContain('Reports');
    expect(demoSucceeded(bad)).toBe(false);
  });
});
