import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export type EnvironmentName = 'dev' | 'test' | 'prod';

/** What differs between the places where the service runs. */
export interface Environment {
  readonly name: EnvironmentName;
  /** Whose logs and alarms to keep, and whether data survives the stack. */
  readonly logRetention: RetentionDays;
  /** Keeps tables, buckets and keys when the stack goes, and refuses to delete tables. */
  readonly keepsData: boolean;
  /** Lowest level that is logged; `DEBUG` is refused in prod. */
  readonly logLevel: 'DEBUG' | 'INFO';
  /** Whether clients are synced on a schedule here, so that a day without a success is an alarm. */
  readonly expectsSyncs: boolean;
  /** US dollars a month, above which people are told. */
  readonly monthlyBudgetUsd: number;
  /** Who is told of alarms and failed syncs. Prod refuses to synthesize without one. */
  readonly alertEmails: readonly string[];
  /** Telephone numbers in E.164 form, such as `+573001234567`. */
  readonly alertSms: readonly string[];
}

/** What becomes of data when its stack is deleted, or its construct replaced. */
export const removalPolicyOf = ({ keepsData }: Environment): RemovalPolicy =>
  keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

/** Every environment that this application knows. */
export const environments: Readonly<Record<EnvironmentName, Environment>> = {
  dev: {
    name: 'dev',
    logRetention: RetentionDays.ONE_WEEK,
    keepsData: false,
    logLevel: 'DEBUG',
    expectsSyncs: false,
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
    monthlyBudgetUsd: 300,
    alertEmails: ['siesa-integration@example.com'],
    alertSms: [],
  },
};

/** The environment of that name, or all of them. @throws `Error` for a name that there is none of, and for a prod that would tell nobody. */
export const environmentsNamed = (name?: unknown): readonly Environment[] => {
  const all = Object.values(environments);
  const chosen = name === undefined ? all : all.filter((each) => each.name === name);
  if (chosen.length === 0)
    throw new Error(
      `There is no environment '${String(name)}'. Choose one of ${all.map((each) => each.name).join(', ')}.`,
    );
  chosen.forEach(refuseSilence);
  return chosen;
};

/** @throws `Error` for a prod whose alarms would reach nobody. */
export const refuseSilence = ({ name, alertEmails }: Environment): void => {
  if (name === 'prod' && alertEmails.length === 0)
    throw new Error(
      "prod tells nobody of its alarms. Put an address into 'alertEmails' of prod in infra/src/environments.ts.",
    );
};
