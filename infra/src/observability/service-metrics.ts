import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  type AlarmedMetric,
  type MetricDimensions,
  type MetricName,
  metricDimensions,
  metricsNamespace,
} from '@siesa-integration/workflow-contract';

const { client, syncType, environment, api } = metricDimensions;
/** The dimensions of a metric of one client, as CloudWatch orders them. */
const ofClient = `${client},${environment},${syncType}`;

interface Search {
  readonly schema: string;
  readonly filter: string;
  readonly label: string;
  readonly metricName: MetricName;
  readonly statistic: string;
  readonly period: Duration;
}

/** The metrics that the functions emit, of one environment. */
export class ServiceMetrics {
  readonly #environmentName: string;

  constructor(environmentName: string) {
    this.#environmentName = environmentName;
  }

  /** Percent of the records of all clients. Below 20 failures it is 0, as for a single sync: one old reject in a quiet hour would be 100 %. */
  failedRecordsRate(period: Duration): IMetric {
    const usingMetrics = {
      failed: this.#ofAllClients('RecordsFailed', Stats.SUM, period),
      processed: this.#ofAllClients('RecordsProcessed', Stats.SUM, period),
    };
    return new MathExpression({
      label: 'failed records (%)',
      expression: 'IF(failed >= 20, 100 * failed / (processed + failed), 0)',
      usingMetrics,
      period,
    });
  }

  /** Syncs of any client that succeeded. A skipped sync is a successful execution but is not counted here. */
  successes(period: Duration): IMetric {
    return new MathExpression({
      label: 'successful syncs',
      expression: 'FILL(rate, 0) / 100',
      usingMetrics: { rate: this.#ofAllClients('SyncSuccessRate', Stats.SUM, period) },
      period,
    });
  }

  /** Breaks in percent of the rows of the files that were read. */
  breakRate(period: Duration): IMetric {
    return this.#shareOfRows('breaks (%)', 'ReconciliationBreaks', period);
  }

  /** Rows that could not be read, in percent of those that could. */
  badRowRate(period: Duration): IMetric {
    return this.#shareOfRows('bad rows (%)', 'ReconciliationBadRows', period);
  }

  #shareOfRows(label: string, metricName: AlarmedMetric, period: Duration): IMetric {
    const usingMetrics = {
      found: this.#ofAllClients(metricName, Stats.SUM, period),
      rows: this.#ofAllClients('ReconciledRows', Stats.SUM, period),
    };
    return new MathExpression({ label, expression: 'IF(rows > 0, 100 * found / rows, 0)', usingMetrics, period });
  }

  #ofAllClients(metricName: AlarmedMetric, statistic: string, period: Duration): IMetric {
    return new Metric({
      namespace: metricsNamespace,
      metricName,
      statistic,
      period,
      dimensionsMap: { [environment]: this.#environmentName },
    });
  }

  /** One line for each client. */
  byClient(metricName: MetricName, statistic: string, period: Duration): IMetric {
    return this.#search({
      schema: ofClient,
      filter: '',
      label: '',
      metricName,
      statistic,
      period,
    });
  }

  /** One line for each client, about its calls to Siesa or to its destination. */
  byClientAndApi(
    of: NonNullable<MetricDimensions['Api']>,
    metricName: MetricName,
    statistic: string,
    period: Duration,
  ): IMetric {
    return this.#search({
      schema: `${ofClient},${api}`,
      filter: ` ${api}="${of}"`,
      label: of,
      metricName,
      statistic,
      period,
    });
  }

  #search({ schema, filter, label, metricName, statistic, period }: Search): IMetric {
    const wanted = `MetricName="${metricName}" ${environment}="${this.#environmentName}"${filter}`;
    return new MathExpression({
      label,
      expression: `SEARCH('{${metricsNamespace},${schema}} ${wanted}', '${statistic}')`,
      usingMetrics: {},
      period,
    });
  }
}
