import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { reconciliationStackOf, templateOf } from '../testing/synthesized.ts';
import { clientMonth, environmentMonth, initialSync, serviceMonth, sum, total } from './cost-of-month.ts';
import { feedMonth, reconciliationStackMonth } from './cost-of-reconciliation.ts';
import { costOfSync } from './cost-of-sync.ts';
import { costPage } from './cost-page.ts';
import { deployedBy, type Deployed, type PricedTemplate } from './deployed.ts';
import { measuredReconciliation, type MeasuredReconciliation } from './measured-reconciliation.ts';
import { measuredSyncs, type MeasuredSyncs, type SyncUse } from './measured-syncs.ts';

const template = (): PricedTemplate => templateOf('prod').toJSON() as unknown as PricedTemplate;
const reconciliationTemplate = (): PricedTemplate =>
  Template.fromStack(reconciliationStackOf('prod')).toJSON() as unknown as PricedTemplate;
const pageWith = (changed: PricedTemplate): string =>
  costPage({
    template: changed,
    measured: measuredSyncs(),
    reconciliation: { template: reconciliationTemplate(), measured: measuredReconciliation() },
  });

const deployed: Deployed = {
  memoryMegabytes: { extractor: 512, transformer: 256, loader: 512, summarizer: 512, 'overdue-check': 256 },
  keys: 1,
  dashboards: 1,
  alarmMetrics: 10,
  runDays: 30,
};
const nothing: SyncUse = { stages: {}, transitions: 0, calls: {}, logBytes: 0 };
const noLedger = { looked: 0, written: 0, scanned: 0 };

describe('docs/cost.md', () => {
  it('is computed from the current template and the measured syncs', () => {
    expect(readFileSync(join(import.meta.dirname, '../../../docs/cost.md'), 'utf8'), 'run: npx nx run infra:cost').toBe(
      pageWith(template()),
    );
  });

  it('names the line that stands in the way when a limit is exceeded', () => {
    const { Resources } = template();
    const dashboard = { Type: 'AWS::CloudWatch::Dashboard' };
    const page = pageWith({ Resources: { ...Resources, Second: dashboard } });

    expect(page).toContain(
      'The environment exceeds its limit of $6.00; what stands in the way is CloudWatch dashboard ($6.00).',
    );
    expect(page).toContain('Such a client keeps its limit of $1.50.');
  });
});

describe('deployedBy', () => {
  it('reads the priced resources of the template', () => {
    expect(deployedBy(template())).toEqual({ ...deployed, alarmMetrics: 19 });
  });
});

describe('costOfSync', () => {
  it('divides computing time by the share of a core, but not waiting time', () => {
    const waiting = costOfSync(
      { ...nothing, stages: { extractor: { invocations: 0, seconds: 10, busySeconds: 0 } } },
      noLedger,
      deployed,
    );
    const computing = costOfSync(
      { ...nothing, stages: { extractor: { invocations: 0, seconds: 10, busySeconds: 10 } } },
      noLedger,
      deployed,
    );

    expect(waiting['Lambda']).toBeCloseTo(10 * 0.5 * 0.0000133334, 10);
    expect(computing['Lambda']).toBeCloseTo(10 * (1769 / 512) * 0.5 * 0.0000133334, 10);
  });

  it('counts transitions, calls and log lines', () => {
    const use: SyncUse = {
      ...nothing,
      transitions: 40,
      logBytes: 2e9 - 40 * 4_000,
      calls: { 's3:PutObject': 1000, 's3:GetObject': 1000, 'secretsmanager:GetSecretValue': 10_000 },
    };

    expect(costOfSync(use, noLedger, deployed)).toMatchObject({
      'Step Functions': 0.001,
      S3: 0.0054,
      'Secrets Manager': 0.05,
      'CloudWatch logs': 1,
    });
  });

  it('counts one write for each ledger item, one read for each lookup, and 4 KB for a scanned read', () => {
    const cost = costOfSync(
      { ...nothing, calls: { 'dynamodb:UpdateItem': 1 } },
      { looked: 1000, written: 997, scanned: 800 },
      deployed,
    );

    expect(cost['DynamoDB']).toBeCloseTo((1000 * 0.625 + 1100 * 0.125) / 1e6, 12);
  });
});

describe('a month', () => {
  const sync = (transitions: number): SyncUse => ({ ...nothing, transitions });
  const measured: MeasuredSyncs = {
    on: '2026-11-25',
    products: 10_000,
    changed: 1_000,
    latencyMs: { siesa: 200, product: 50 },
    syncs: { quiet: sync(1000), changed: sync(2000), initial: sync(11_000) },
  };
  const stepFunctions = (changes: number) =>
    clientMonth({ products: 10_000, changes, syncsPerDay: 4 }, measured, deployed)['Step Functions'] ?? 0;

  it('is interpolated between the measured syncs', () => {
    const thousandsOfTransitions = [0, 500, 1_000, 5_500, 10_000, 19_000].map(
      (changes) => stepFunctions(changes) / 120 / 0.025,
    );

    expect(thousandsOfTransitions.map((each) => each.toFixed(1))).toEqual(['1.0', '1.5', '2.0', '6.5', '11.0', '20.0']);
  });

  it('includes costs that do not depend on syncs', () => {
    expect(clientMonth({ products: 0, changes: 0, syncsPerDay: 0 }, measured, deployed)).toMatchObject({
      'Secrets Manager': 0.8,
      'CloudWatch metrics': 0,
    });
    expect(total(environmentMonth(deployed))).toBeCloseTo(1 + 3 + 1 + 720 * (0.25 * 0.0000133334 + 0.2e-6 + 1e-6), 5);
  });

  it.each([
    ['once a day', 1, (10 * 0.3) / 24],
    ['every 6 hours', 4, (10 * 0.3) / 6],
    ['every hour', 24, 10 * 0.3],
    ['every 15 minutes', 96, 10 * 0.3],
  ])('pays a metric for the hours in which it is sent: %s', (_often, syncsPerDay, amount) => {
    const cost = clientMonth({ products: 0, changes: 0, syncsPerDay }, measured, deployed);

    expect(cost['CloudWatch metrics']).toBeCloseTo(amount, 10);
  });

  it('pays the metrics of all clients together for the hours in which any of them syncs', () => {
    const usage = { products: 0, changes: 0, syncsPerDay: 4 };
    const together = [1, 2, 6, 100].map((clients) => {
      const ofEach = clients * (clientMonth(usage, measured, deployed)['CloudWatch metrics'] ?? 0);
      return (serviceMonth(clients, usage, measured, deployed)['CloudWatch metrics'] ?? 0) - ofEach;
    });

    expect(together.map((each) => each.toFixed(2))).toEqual(['0.15', '0.30', '0.90', '0.90']);
  });

  it('grows with the catalogue of a first sync', () => {
    expect(total(initialSync(20_000, measured, deployed))).toBeCloseTo(
      2 * total(initialSync(10_000, measured, deployed)),
      10,
    );
  });

  it('adds service by service', () => {
    expect(sum({ S3: 1 }, { S3: 2, KMS: 3 })).toEqual({ S3: 3, KMS: 3 });
  });
});

describe('a feed', () => {
  const measured: MeasuredReconciliation = {
    on: '2026-11-30',
    rows: 1_000,
    seconds: { claim: 0, validate: 0, reconcile: 100, report: 0 },
    bytes: { files: 0, validate: 0, reconcile: 0, report: 0 },
  };
  const of = (service: string, usage: Parameters<typeof feedMonth>[0], change: Partial<MeasuredReconciliation> = {}) =>
    feedMonth(usage, { ...measured, ...change }, reconciliationTemplate())[service] ?? 0;

  it('pays memory and disk of each stage by the rows', () => {
    const requests = (30 * 4 * 0.2) / 1e6;
    const perSecond = (3_538 / 1_024) * 0.0000166667 + ((10_240 - 512) / 1_024) * 0.0000000309;

    expect(of('Lambda', { rows: 1_000, filesPerDay: 1 })).toBeCloseTo(30 * 100 * perSecond + requests, 8);
    expect(of('Lambda', { rows: 2_000, filesPerDay: 1 })).toBeCloseTo(30 * 200 * perSecond + requests, 8);
  });

  it('waits for what it moves, and keeps each kind of file for its time', () => {
    const bytes = { files: 0, validate: 0, reconcile: 0, report: 3e9 };
    const usage = { rows: 1_000, filesPerDay: 1 };

    expect(of('Lambda', usage, { bytes })).toBeGreaterThan(
      of('Lambda', usage) + 30 * 100 * (3_538 / 1_024) * 0.0000166667,
    );
    expect(of('S3', usage, { bytes }) - of('S3', usage)).toBeCloseTo(3 * 90 * 0.023 + 3 * 640 * 0.0036, 8);
  });

  it('pays its metrics for the hours in which a file ends, and no more than all', () => {
    const metrics = [1, 12, 24, 96].map((filesPerDay) => of('CloudWatch metrics', { rows: 1_000, filesPerDay }));

    expect(metrics.map((cost) => Number(cost.toFixed(6)))).toEqual([0.075, 0.9, 1.8, 1.8]);
  });

  it('shares a stack whose alarms and key cost the same without a file', () => {
    expect(reconciliationStackMonth(reconciliationTemplate())).toMatchObject({ KMS: 1 });
  });
});
