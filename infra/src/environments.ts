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
  /** US dollars. An alert is sent when a month costs more. */
  readonly monthlyBudgetUsd: number;
  /** Recipients of alarms and failed syncs. Prod refuses to synthesize without one. */
  readonly alertEmails: readonly string[];
  /** Telephone numbers in E.164 form, such as `+573001234567`. */
  readonly alertSms: readonly string[];
}

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

/** The environment of that name, or all of them. @throws `Error` for an unknown name, and for a prod without alert addresses. */
export const environmentsNamed = (name?: unknown): readonly Environment[] => {
  const chosen = Object.values(environments).filter((each) => name === undefined || each.name === name);
  if (chosen.length === 0)
    throw new Error(`There is no environment '${String(name)}'. Choose one of ${deployedEnvironments.join(', ')}.`);
  chosen.forEach(assertAlertAddresses);
  return chosen;
};

/** @throws `Error` for a prod without alert addresses. */
export const assertAlertAddresses = ({ name, alertEmails }: Environment): void => {
  if (name === 'prod' && alertEmails.length === 0)
    throw new Error(
      "No address receives the alarms of prod. Put one into 'alertEmails' of prod in infra/src/environments.ts.",
    );
};
