import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';

/** The namespace and names are those of `Metrics` in `libs/aws-runtime`. */
const namespace = 'SiesaIntegration';

export interface FiguresOptions {
  readonly environmentName: string;
  readonly stateMachine: StateMachine;
  readonly deadLetterQueue: IQueue;
}

interface Search {
  readonly schema: string;
  readonly filter: string;
  readonly label: string;
  readonly metricName: string;
  readonly statistic: string;
  readonly period: Duration;
}

/** A sum with a missing figure is missing itself, and an alarm on it silent: what never happened counts as 0. */
const lost = 'FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0)';

/** What alarms and dashboard count, each said once. */
export class Figures {
  readonly #options: FiguresOptions;

  constructor(options: FiguresOptions) {
    this.#options = options;
  }

  /** Executions that ended in any way but well: `ExecutionsFailed` counts neither those that timed out nor the aborted ones. */
  executionsLost(period: Duration): IMetric {
    return new MathExpression({
      label: 'failed, timed out or aborted',
      expression: lost,
      usingMetrics: this.#ends(period),
      period,
    });
  }

  /** Percent of the executions that ended well; 100 while none ended. */
  successRate(period: Duration): IMetric {
    const succeeded = this.#options.stateMachine.metricSucceeded({ period });
    const ended = `(FILL(succeeded, 0) + ${lost})`;
    const expression = `IF(${ended} > 0, 100 * FILL(succeeded, 0) / ${ended}, 100)`;
    return new MathExpression({
      label: 'success rate (%)',
      expression,
      usingMetrics: { succeeded, ...this.#ends(period) },
      period,
    });
  }

  /** Milliseconds. */
  longestExecution(period: Duration): IMetric {
    return this.#options.stateMachine.metricTime({ period, statistic: Stats.MAXIMUM, label: 'longest sync' });
  }

  /** Percent of the records of all clients. As for a single sync, fewer than 20 say nothing: one old reject in a quiet hour would be 100 %. */
  failedRecordsRate(period: Duration): IMetric {
    const usingMetrics = {
      failed: this.#ours('RecordsFailed', Stats.SUM, period),
      processed: this.#ours('RecordsProcessed', Stats.SUM, period),
    };
    return new MathExpression({
      label: 'failed records (%)',
      expression: 'IF(failed >= 20, 100 * failed / (processed + failed), 0)',
      usingMetrics,
      period,
    });
  }

  /** Syncs of any client that succeeded; a skipped one is a successful execution and no success. */
  successes(period: Duration): IMetric {
    return new MathExpression({
      label: 'successful syncs',
      expression: 'FILL(rate, 0) / 100',
      usingMetrics: { rate: this.#ours('SyncSuccessRate', Stats.SUM, period) },
      period,
    });
  }

  deadLetters(period: Duration): IMetric {
    return this.#options.deadLetterQueue.metricApproximateNumberOfMessagesVisible({
      period,
      statistic: Stats.MAXIMUM,
      label: 'dead letters',
    });
  }

  /** One of the service's own figures over all clients of this environment. */
  #ours(metricName: string, statistic: string, period: Duration): IMetric {
    return new Metric({
      namespace,
      metricName,
      statistic,
      period,
      dimensionsMap: { Environment: this.#options.environmentName },
    });
  }

  /** One of the service's own figures, a line a client. */
  byClient(metricName: string, statistic: string, period: Duration): IMetric {
    return this.#search({
      schema: 'ClientId,Environment,SyncType',
      filter: '',
      label: '',
      metricName,
      statistic,
      period,
    });
  }

  /** A figure of the calls to Siesa or to the product, a line a client. */
  byClientAndApi(api: 'siesa' | 'product', metricName: string, statistic: string, period: Duration): IMetric {
    return this.#search({
      schema: 'ClientId,Environment,SyncType,Api',
      filter: ` Api="${api}"`,
      label: api,
      metricName,
      statistic,
      period,
    });
  }

  #search({ schema, filter, label, metricName, statistic, period }: Search): IMetric {
    const wanted = `MetricName="${metricName}" Environment="${this.#options.environmentName}"${filter}`;
    return new MathExpression({
      label,
      expression: `SEARCH('{${namespace},${schema}} ${wanted}', '${statistic}')`,
      usingMetrics: {},
      period,
    });
  }

  #ends(period: Duration): Record<string, IMetric> {
    const { stateMachine } = this.#options;
    return {
      failed: stateMachine.metricFailed({ period }),
      timedOut: stateMachine.metricTimedOut({ period }),
      aborted: stateMachine.metricAborted({ period }),
    };
  }
}

export const functionErrors = (stage: string, of: LambdaFunction, period: Duration): IMetric =>
  of.metricErrors({ period, label: `${stage} errors` });

export const functionThrottles = (stage: string, of: LambdaFunction, period: Duration): IMetric =>
  of.metricThrottles({ period, label: `${stage} throttles` });
