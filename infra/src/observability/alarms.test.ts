import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { describe, expect, it } from 'vitest';
import { environments } from '../environments.ts';
import { IntegrationStack } from '../integration-stack.ts';
import { templateOf } from '../testing/synthesized.ts';

interface AlarmProperties {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: readonly unknown[];
  readonly OKActions: readonly unknown[];
  readonly ComparisonOperator: string;
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly TreatMissingData: string;
  readonly Period?: number;
  readonly Statistic?: string;
  readonly Metrics?: readonly {
    readonly Expression?: string;
    readonly Period?: number;
    readonly MetricStat?: {
      readonly Period: number;
      readonly Stat: string;
      readonly Metric: { readonly MetricName: string };
    };
  }[];
}

const alarmsIn = (template: Template) =>
  Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(
    ({ Properties }) => Properties as AlarmProperties,
  );

const alarmsOf = (environment: 'dev' | 'prod') => alarmsIn(templateOf(environment));

/** `sync-failed: failed + timedOut + aborted > 0 in 300 s, without data notBreaching`. */
const inWords = (alarm: AlarmProperties): string => {
  const name = alarm.AlarmName.replace(/^siesa-integration-[a-z]+-/, '');
  const expression =
    alarm.Metrics?.find(({ Expression }) => Expression)?.Expression ??
    alarm.Metrics?.[0]?.MetricStat?.Stat ??
    alarm.Statistic;
  const period =
    alarm.Period ?? alarm.Metrics?.map(({ MetricStat, Period }) => MetricStat?.Period ?? Period).find(Number);
  const sign = { GreaterThanThreshold: '>', LessThanThreshold: '<' }[alarm.ComparisonOperator];
  return `${name}: ${expression ?? ''} ${sign ?? '?'} ${String(alarm.Threshold)} in ${alarm.EvaluationPeriods > 1 ? `${String(alarm.EvaluationPeriods)} times ` : ''}${String(period)} s, without data ${alarm.TreatMissingData}`;
};

const functions = ['extractor', 'transformer', 'loader', 'summarizer'];

describe('Alarms', () => {
  it('have these metrics and thresholds', () => {
    expect(alarmsOf('prod').map(inWords).sort()).toEqual(
      [
        'sync-failed: FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0) > 0 in 300 s, without data notBreaching',
        'low-success-rate: IF((FILL(succeeded, 0) + FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0)) > 0, 100 * FILL(succeeded, 0) / (FILL(succeeded, 0) + FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0)), 100) < 90 in 86400 s, without data notBreaching',
        'slow-sync: Maximum > 1800000 in 300 s, without data notBreaching',
        'failed-records: IF(failed >= 20, 100 * failed / (processed + failed), 0) > 5 in 3600 s, without data notBreaching',
        'overdue-check-silent: Minimum > 0 in 3 times 3600 s, without data breaching',
        'concurrency: Maximum > 800 in 300 s, without data notBreaching',
        'dead-letters: Maximum > 0 in 300 s, without data notBreaching',
        'no-success: FILL(rate, 0) / 100 < 1 in 24 times 3600 s, without data breaching',
        ...functions.map((name) => `${name}-errors: Sum > 5 in 300 s, without data notBreaching`),
        'function-throttles: Sum > 0 in 300 s, without data notBreaching',
      ].sort(),
    );
  });

  it('watch the account, and the functions that have a reservation', () => {
    const app = new App({ postCliContext: CURRENTLY_RECOMMENDED_FLAGS, builtinCloudFormationValidation: false });
    const environment = { ...environments.prod, concurrency: { ofAccount: 1000, reservedParts: 20 } };
    const template = Template.fromStack(new IntegrationStack(app, 'Reserving', { environment }));

    expect(
      alarmsIn(template)
        .map(inWords)
        .filter((words) => words.includes('concurrency'))
        .sort(),
    ).toEqual([
      'concurrency: Maximum > 800 in 300 s, without data notBreaching',
      'loader-concurrency: Maximum > 16 in 300 s, without data notBreaching',
      'transformer-concurrency: Maximum > 16 in 300 s, without data notBreaching',
    ]);
    for (const stage of ['transformer', 'loader'])
      template.hasResourceProperties('AWS::Lambda::Function', {
        FunctionName: `siesa-integration-${stage}-prod`,
        ReservedConcurrentExecutions: 20,
      });
    template.resourcePropertiesCountIs('AWS::Lambda::Function', { ReservedConcurrentExecutions: 20 }, 2);
  });

  it('count executions that failed, timed out or were aborted', () => {
    const alarm = alarmsOf('prod').find(({ AlarmName }) => AlarmName.endsWith('sync-failed'));

    expect((alarm?.Metrics ?? []).flatMap(({ MetricStat }) => MetricStat?.Metric.MetricName ?? []).sort()).toEqual([
      'ExecutionsAborted',
      'ExecutionsFailed',
      'ExecutionsTimedOut',
    ]);
  });

  it('expect a daily success only where clients are synced on a schedule', () => {
    expect(alarmsOf('dev').map(({ AlarmName }) => AlarmName)).not.toContain('siesa-integration-dev-no-success');
    expect(alarmsOf('dev')).toHaveLength(alarmsOf('prod').length - 1);
  });

  it('notify the topic when they start and when they end', () => {
    const topic = [{ Ref: expect.stringMatching(/^AlertsTopic/) as string }];

    for (const { AlarmActions, OKActions } of alarmsOf('prod'))
      expect([AlarmActions, OKActions]).toEqual([topic, topic]);
  });

  it('link to an existing article of the runbook', () => {
    const headings = articles();

    for (const { AlarmDescription } of alarmsOf('prod')) {
      const [, heading] = /docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription) ?? [];
      expect(headings).toContain(heading);
    }
  });
});

/** The anchors of the runbook's headings. */
const articles = (): string[] =>
  [...readFileSync(join(import.meta.dirname, '../../../docs/runbook.md'), 'utf8').matchAll(/^#+ (.+)$/gm)].map(
    ([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
  );
