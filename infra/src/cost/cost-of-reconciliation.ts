import { daysPerMonth, hoursPerDay } from './calendar.ts';
import type { Cost } from './cost-of-sync.ts';
import { fixedCostsOf, type PricedTemplate, propertiesOf } from './deployed.ts';
import type { MeasuredReconciliation, ReconcilerStageName } from './measured-reconciliation.ts';
import { prices } from './prices.ts';

/** The files of one feed in a month. */
export interface FeedUsage {
  /** Of either side of a file. */
  readonly rows: number;
  readonly filesPerDay: number;
}

/** Bytes a second between a function and S3: a third of what one connection usually carries. */
const transferRate = 30e6;

/** States of a reconciliation that ends well, without its Choice of an error. */
const transitions = 9;
/** Step Functions logs each state's input and output: names and counts. */
const loggedBytesOfState = 4_000;
/** Objects that the stages write and read of one job: files, records and documents. */
const objects = { written: 14, read: 24 };
/** Rows, bad rows and breaks: of each feed, and of all together. */
const metricsOfFile = 6;

/** Days for which each kind of file is kept, and then in Glacier. */
const kept = { files: 90, stages: 7, reports: 90, archivedReports: 640 };

/** The stack that reconciles, without a file. */
export const reconciliationStackMonth = (template: PricedTemplate): Cost => {
  const { keys, alarmMetrics } = fixedCostsOf(template);
  return {
    KMS: keys * prices.kms.perKeyMonth,
    'CloudWatch alarms': alarmMetrics * prices.cloudWatch.perAlarmMetricMonth,
  };
};

/** What the files of one feed add to a month. All of it but the fixed parts grows with the rows. */
export const feedMonth = (
  { rows, filesPerDay }: FeedUsage,
  measured: MeasuredReconciliation,
  template: PricedTemplate,
): Cost => {
  const files = filesPerDay * daysPerMonth;
  const size = rows / measured.rows;
  const { bytes } = measured;
  const stored = (sizeOfFile: number, days: number, perGigabyte: number): number =>
    ((sizeOfFile * size * filesPerDay * days) / 1e9) * perGigabyte;
  return {
    Lambda: files * stages.reduce((all, stage) => all + lambda(stage, size, measured, template), 0),
    'Step Functions': ((files * transitions) / 1_000) * prices.stepFunctions.perThousandTransitions,
    S3:
      ((files * objects.written) / 1_000) * prices.s3.perThousandWrites +
      ((files * objects.read) / 1_000) * prices.s3.perThousandReads +
      stored(bytes.files, kept.files, prices.s3.perGigabyteMonth) +
      stored(bytes.validate + bytes.reconcile, kept.stages, prices.s3.perGigabyteMonth) +
      stored(bytes.report, kept.reports, prices.s3.perGigabyteMonth) +
      stored(bytes.report, kept.archivedReports, prices.s3.perGigabyteMonthGlacier),
    'CloudWatch metrics':
      metricsOfFile * prices.cloudWatch.perMetricMonth * (Math.min(filesPerDay, hoursPerDay) / hoursPerDay),
    'CloudWatch logs': ((files * transitions * loggedBytesOfState) / 1e9) * prices.cloudWatch.perGigabyteLogged,
    'X-Ray': (files / 1e6) * prices.xRay.perMillionTraces,
  };
};

/** A run on Glue that takes all the time that its job has. A worker of G.1X is one DPU, billed by the second. */
export const longestGlueRun = (
  template: PricedTemplate,
): { readonly workers: number; readonly minutes: number; readonly dollars: number } => {
  const [{ NumberOfWorkers: workers, Timeout: minutes } = {}] = propertiesOf(template, 'AWS::Glue::Job');
  const size = { workers: Number(workers), minutes: Number(minutes) };
  return { ...size, dollars: size.workers * (size.minutes / 60) * prices.glue.perDpuHour };
};

const stages: readonly ReconcilerStageName[] = ['claim', 'validate', 'reconcile', 'report'];

/** Bytes that a stage reads and writes. */
const movedBytes = (stage: ReconcilerStageName, { bytes }: MeasuredReconciliation): number =>
  ({
    claim: bytes.files,
    validate: bytes.files + bytes.validate,
    reconcile: bytes.validate + bytes.reconcile,
    report: bytes.reconcile + bytes.report,
  })[stage];

/** One core is taken to do all of the work, although the engine uses two, and to wait for the files besides. */
const lambda = (
  stage: ReconcilerStageName,
  size: number,
  measured: MeasuredReconciliation,
  template: PricedTemplate,
): number => {
  const { memory, disk } = sizeOf(stage, template);
  const seconds = size * (measured.seconds[stage] + movedBytes(stage, measured) / transferRate);
  return (
    seconds *
      ((memory / 1024) * prices.lambda.perGigabyteSecondX86 +
        ((disk - freeDisk) / 1024 / 1e6) * prices.lambda.perMillionGigabyteSecondsDisk) +
    prices.lambda.perMillionRequests / 1e6
  );
};

/** Megabytes of disk that are not charged. */
const freeDisk = 512;

const sizeOf = (
  stage: ReconcilerStageName,
  template: PricedTemplate,
): { readonly memory: number; readonly disk: number } => {
  const found = propertiesOf(template, 'AWS::Lambda::Function').find(({ FunctionName: name }) =>
    JSON.stringify(name).includes(`-reconciler-${stage}-`),
  );
  const { Size: disk = freeDisk } = (found?.['EphemeralStorage'] ?? {}) as { readonly Size?: number };
  return { memory: Number(found?.['MemorySize']), disk };
};
