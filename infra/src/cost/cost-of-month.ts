import { daysPerMonth, hoursPerDay } from './calendar.ts';
import { costOfSync, ledgerItemKilobytes, type Cost } from './cost-of-sync.ts';
import type { Deployed } from './deployed.ts';
import type { MeasuredSyncs } from './measured-syncs.ts';
import { prices } from './prices.ts';

/** A client's size and use. */
export interface Usage {
  readonly products: number;
  /** Products that change between two syncs. */
  readonly changes: number;
  readonly syncsPerDay: number;
}

/**
 * Metrics that each sync of a client sends: duration, records processed and failed, success, follow-ups, age of the cursor; latency and errors of two APIs.
 * What is sent only when something is wrong (warned, parked, held, overdue) is not counted.
 */
const metricsOfSync = 10;
/** Of these, what alarms read for all clients together: records processed and failed, success. */
const metricsOfAllClients = 3;

/** One an hour. A check takes less than a second and reads an item of each client, its `#state`, and a page of its history. */
const overdueChecks = hoursPerDay * daysPerMonth;
const readsPerOverdueCheck = 5;

/** Kilobytes that one item takes in one run: raw and canonical part, report. */
const storedKilobytes = 0.25;

/**
 * What one client adds to a month.
 *
 * The cost of a sync is interpolated: up to `measured.changed` changes between the syncs without and with changes, above that towards the sync of everything.
 */
export const clientMonth = (usage: Usage, measured: MeasuredSyncs, deployed: Deployed): Cost => {
  const syncs = usage.syncsPerDay * daysPerMonth;
  return sum(scaled(syncOf(usage.changes, measured, deployed), syncs), {
    DynamoDB:
      ((overdueChecks * readsPerOverdueCheck) / 1e6) * prices.dynamoDb.perMillionReads +
      ((usage.products * ledgerItemKilobytes) / 1e6) *
        (prices.dynamoDb.perGigabyteMonth + prices.dynamoDb.perGigabyteMonthBackup),
    S3:
      ((usage.changes * syncs * storedKilobytes) / 1e6) *
      (deployed.runDays / daysPerMonth) *
      prices.s3.perGigabyteMonth,
    'Secrets Manager': 2 * prices.secretsManager.perSecretMonth,
    'CloudWatch metrics': metricsOfSync * metricMonth(usage.syncsPerDay),
  });
};

/** A metric is paid for the hours in which it is sent. Each sync is taken to send its metrics within an hour of its own. */
const metricMonth = (syncsPerDay: number): number =>
  prices.cloudWatch.perMetricMonth * (Math.min(syncsPerDay, hoursPerDay) / hoursPerDay);

/** `clients` equal clients in one environment. Their syncs start at different hours, which is the dearest case. */
export const serviceMonth = (clients: number, usage: Usage, measured: MeasuredSyncs, deployed: Deployed): Cost =>
  sum(scaled(clientMonth(usage, measured, deployed), clients), environmentMonth(deployed), {
    'CloudWatch metrics': metricsOfAllClients * metricMonth(clients * usage.syncsPerDay),
  });

/** The cost of an environment without clients. */
export const environmentMonth = (deployed: Deployed): Cost => ({
  KMS: deployed.keys * prices.kms.perKeyMonth,
  'CloudWatch dashboard': deployed.dashboards * prices.cloudWatch.perDashboardMonth,
  'CloudWatch alarms': deployed.alarmMetrics * prices.cloudWatch.perAlarmMetricMonth,
  Lambda:
    overdueChecks *
    ((deployed.memoryMegabytes['overdue-check'] / 1024) * prices.lambda.perGigabyteSecondArm +
      prices.lambda.perMillionRequests / 1e6),
  Scheduler: (overdueChecks / 1e6) * prices.scheduler.perMillionStarts,
});

/** The cost of the first sync of a client's whole catalogue. */
export const initialSync = (products: number, measured: MeasuredSyncs, deployed: Deployed): Cost =>
  scaled(
    costOfSync(
      measured.syncs.initial,
      { looked: measured.products, written: measured.products, scanned: measured.products },
      deployed,
    ),
    products / measured.products,
  );

/** US dollars for all services together. */
export const total = (cost: Cost): number => Object.values(cost).reduce((sumOfAll, each) => sumOfAll + each, 0);

const syncOf = (changes: number, measured: MeasuredSyncs, deployed: Deployed): Cost => {
  const { quiet, changed, initial } = measured.syncs;
  const nothing = costOfSync(quiet, { looked: 0, written: 0, scanned: 0 }, deployed);
  const some = costOfSync(changed, { looked: measured.changed, written: measured.changed, scanned: 0 }, deployed);
  if (changes <= measured.changed) return between(nothing, some, changes / measured.changed);

  const everything = costOfSync(
    initial,
    { looked: measured.products, written: measured.products, scanned: 0 },
    deployed,
  );
  return between(some, everything, (changes - measured.changed) / (measured.products - measured.changed));
};

/** Linear: `from` at 0, `to` at 1, and beyond. */
const between = (from: Cost, to: Cost, at: number): Cost => sum(scaled(from, 1 - at), scaled(to, at));

const scaled = (cost: Cost, by: number): Cost =>
  Object.fromEntries(Object.entries(cost).map(([service, dollars]) => [service, dollars * by]));

/** Service by service. */
export const sum = (...costs: readonly Cost[]): Cost => {
  const services = [...new Set(costs.flatMap(Object.keys))];
  return Object.fromEntries(
    services.map((service) => [service, costs.reduce((dollars, cost) => dollars + (cost[service] ?? 0), 0)]),
  );
};
