import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { deployedEnvironments, type DeployedEnvironment } from '@siesa-integration/workflow-contract';

/** What differs between the environments. */
export interface Environment {
  readonly name: DeployedEnvironment;
  /** Of all log groups. */
  readonly logRetention: RetentionDays;
  /** Retains tables, buckets, keys and logs when the stack is deleted, and protects tables from deletion. */
  readonly keepsData: boolean;
  /** The lowest level that is logged. `DEBUG` is refused in prod. */
  readonly logLevel: 'DEBUG' | 'INFO';
  /** Whether clients are synced on a schedule here. Then a day without a success is an alarm. */
  readonly expectsSyncs: boolean;
  /** When a file to reconcile must have arrived each day, UTC, such as `11:00`: without one since midnight there is an alarm. @defaultValue no file is expected */
  readonly expectsFileBy?: string;
  readonly concurrency: Concurrency;
  readonly glue: GlueSize;
  /** US dollars. An alert is sent when a month costs more. */
  readonly monthlyBudgetUsd: number;
  /** Recipients of alarms and failed syncs. Prod refuses to synthesize without one. */
  readonly alertEmails: readonly string[];
  /** Telephone numbers in E.164 form, such as `+573001234567`. */
  readonly alertSms: readonly string[];
}

/** When files are matched by Glue in place of a function, and how large its job is (docs/tuning.md#reconciliations). */
export interface GlueSize {
  /** A file of which either side has more rows than this. */
  readonly aboveRows: number;
  /** Of G.1X: four processors and 16 GB each. One of them leads. */
  readonly workers: number;
}

/** A function has matched 5,000,000 rows a side in 54 s of a processor; four times as many are expected to fit its time and its disk. */
const glue: GlueSize = { aboveRows: 20_000_000, workers: 10 };

/** Functions that may run at once (docs/tuning.md#concurrency). */
export interface Concurrency {
  /** In the whole account and region, other services included: `aws lambda get-account-settings` shows it. A new account has 10. */
  readonly ofAccount: number;
  /**
   * Parts that are mapped and loaded at once, of all clients together. Transformer and loader get a reservation of this size each: other services cannot use it,
   * and these two functions use no more. @defaultValue no reservation: they share what the account has
   */
  readonly reservedParts?: number;
}

/** Lambda refuses a reservation that leaves less than this to the functions without one. */
const leastUnreserved = 100;

/** What happens to data when its stack is deleted or its construct is replaced. */
export const removalPolicyOf = ({ keepsData }: Environment): RemovalPolicy =>
  keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

/** Every environment of this application. */
export const environments: Readonly<Record<DeployedEnvironment, Environment>> = {
  dev: {
    name: 'dev',
    logRetention: RetentionDays.ONE_WEEK,
    keepsData: false,
    logLevel: 'DEBUG',
    expectsSyncs: false,
    concurrency: { ofAccount: 10 },
    glue,
    monthlyBudgetUsd: 20,
    alertEmails: [],
    alertSms: [],
  },
  test: {
    name: 'test',
    logRetention: RetentionDays.ONE_WEEK,
    keepsData: false,
    logLevel: 'INFO',
    expectsSyncs: false,
    concurrency: { ofAccount: 10 },
    glue,
    monthlyBudgetUsd: 20,
    alertEmails: [],
    alertSms: [],
  },
  prod: {
    name: 'prod',
    logRetention: RetentionDays.ONE_MONTH,
    keepsData: true,
    logLevel: 'INFO',
    expectsSyncs: true,
    expectsFileBy: '11:00', // 6:00 in Bogotá, 8:00 in São Paulo
    concurrency: { ofAccount: 1000 },
    glue,
    monthlyBudgetUsd: 300,
    alertEmails: ['siesa-integration@example.com'],
    alertSms: [],
  },
};

/** The environment of that name, or all of them. @throws `Error` for an unknown name, a prod without alert addresses, a reservation that Lambda would refuse, and a time of day that no alarm can have. */
export const environmentsNamed = (name?: unknown): readonly Environment[] => {
  const chosen = Object.values(environments).filter((each) => name === undefined || each.name === name);
  if (chosen.length === 0)
    throw new Error(`There is no environment '${String(name)}'. Choose one of ${deployedEnvironments.join(', ')}.`);
  chosen.forEach(assertAlertAddresses);
  chosen.forEach(assertReservation);
  chosen.forEach(assertTimeOfFile);
  return chosen;
};

/** @throws `Error` for a prod without alert addresses. */
export const assertAlertAddresses = ({ name, alertEmails }: Environment): void => {
  if (name === 'prod' && alertEmails.length === 0)
    throw new Error(
      "No address receives the alarms of prod. Put one into 'alertEmails' of prod in infra/src/environments.ts.",
    );
};

/** @throws `Error` for a reservation that Lambda would refuse. */
export const assertReservation = ({ name, concurrency: { ofAccount, reservedParts } }: Environment): void => {
  if (reservedParts === undefined) return;
  if (!Number.isInteger(reservedParts) || reservedParts < 1)
    throw new Error(`'reservedParts' of ${name} is ${String(reservedParts)}. It must be a whole number from 1.`);

  const most = Math.floor((ofAccount - leastUnreserved) / 2);
  if (reservedParts > most)
    throw new Error(
      `'reservedParts' of ${name} is ${String(reservedParts)}, for the transformer and for the loader. Lambda leaves ${String(leastUnreserved)} of the account's ${String(ofAccount)} unreserved, so ${most < 1 ? 'nothing can be reserved: ask AWS for a higher limit' : `the most is ${String(most)}`}. Change it in infra/src/environments.ts.`,
    );
};

/** An alarm looks at five minutes at a time, at one day at most, and stays for an hour. */
const latestMinutes = 23 * 60;

/** Minutes after midnight UTC by which a file is expected; `undefined` where none is. */
export const minutesOfFile = ({ expectsFileBy }: Pick<Environment, 'expectsFileBy'>): number | undefined => {
  if (expectsFileBy === undefined) return undefined;
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(expectsFileBy) ?? [];
  return Number(hours) * 60 + Number(minutes);
};

/** @throws `Error` for a time of day that no alarm can have. */
export const assertTimeOfFile = (environment: Environment): void => {
  const minutes = minutesOfFile(environment);
  if (minutes === undefined || (minutes > 0 && minutes <= latestMinutes && minutes % 5 === 0)) return;
  throw new Error(
    `'expectsFileBy' of ${environment.name} is '${String(environment.expectsFileBy)}'. Write a time from 00:05 to 23:00 in steps of five minutes, UTC, such as 11:00.`,
  );
};
