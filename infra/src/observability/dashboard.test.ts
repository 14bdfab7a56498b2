import { describe, expect, it } from 'vitest';
import { spell } from '../testing/statements.ts';
import { templateOf } from '../testing/synthesized.ts';

interface Widget {
  readonly type: string;
  readonly properties: { readonly title?: string; readonly metrics?: readonly unknown[] };
}

const body = (): string => {
  const [dashboard] = Object.values(templateOf('dev').findResources('AWS::CloudWatch::Dashboard')) as {
    Properties: { DashboardName: string; DashboardBody: unknown };
  }[];
  expect(dashboard?.Properties.DashboardName).toBe('siesa-integration-monitoring-dev');
  return spell(dashboard?.Properties.DashboardBody);
};

const widgets = () => (JSON.parse(body()) as { readonly widgets: readonly Widget[] }).widgets;

const metricsOf = (title: string): string =>
  JSON.stringify(widgets().find(({ properties }) => properties.title === title)?.properties.metrics);

describe('Dashboard', () => {
  it('shows alarms first, then outcomes, volumes, systems and reconciliations', () => {
    expect(widgets().map(({ properties }) => properties.title)).toEqual([
      undefined,
      'Alarms',
      'Success rate per client (%)',
      'Average sync duration (s)',
      'Cursor age (s)',
      'Records processed',
      'Failed records',
      'Records with a warning',
      'RFID tags and locations assigned (%)',
      'API latency, Siesa against product (ms)',
      'API error rate, Siesa against product (%)',
      'Lambda errors and throttles by function',
      'Reconciliations: rows read',
      'Reconciliations: breaks',
      'Reconciliations: bad rows',
      'The last errors',
    ]);
  });

  it.each([
    ['Success rate per client (%)', 'SyncSuccessRate', 'Average'],
    ['Average sync duration (s)', 'SyncDuration', 'Average'],
    ['Cursor age (s)', 'CursorAge', 'Maximum'],
    ['Records processed', 'RecordsProcessed', 'Sum'],
    ['Failed records', 'RecordsFailed', 'Sum'],
    ['Records with a warning', 'RecordsWarned', 'Sum'],
    ['RFID tags and locations assigned (%)', 'FollowUpSuccessRate', 'Average'],
    ['Reconciliations: rows read', 'ReconciledRows', 'Sum'],
    ['Reconciliations: breaks', 'ReconciliationBreaks', 'Sum'],
    ['Reconciliations: bad rows', 'ReconciliationBadRows', 'Sum'],
  ])('shows in "%s" one line for each client', (title, name, statistic) => {
    expect(metricsOf(title)).toContain(
      `SEARCH('{SiesaIntegration,ClientId,Environment,SyncType} MetricName=\\"${name}\\" Environment=\\"dev\\"', '${statistic}')`,
    );
  });

  it.each([
    ['API latency, Siesa against product (ms)', 'APILatency'],
    ['API error rate, Siesa against product (%)', 'APIErrorRate'],
  ])('compares in "%s" Siesa and the product', (title, name) => {
    for (const api of ['siesa', 'product']) {
      expect(metricsOf(title)).toContain(
        `SEARCH('{SiesaIntegration,ClientId,Environment,SyncType,Api} MetricName=\\"${name}\\" Environment=\\"dev\\" Api=\\"${api}\\"', 'Average')`,
      );
    }
  });

  it('shows errors and throttles of every function', () => {
    const metrics = metricsOf('Lambda errors and throttles by function');

    for (const stage of ['Extractor', 'Transformer', 'Loader', 'Summarizer'])
      expect(metrics).toContain(`<${stage}Function>`);
    expect(metrics).toContain('Errors');
    expect(metrics).toContain('Throttles');
  });

  it('queries the last errors in the logs of every function', () => {
    expect(body()).toMatch(/filter level = 'ERROR'/);
  });
});
