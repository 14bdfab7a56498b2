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
  /** Who is told of alarms and failed syncs. Prod refuses to synthesize without one. */
  readonly alertEmails: readonly string[];
  /** Telephone numbers in E.164 form, such as `+573001234567`. */
  readonly alertSms: readonly string[];
}

/** Every environment that this application knows. */
export const environments: Readonly<Record<EnvironmentName, Environment>> = {
  dev: {
    name: 'dev',
    logRetention: RetentionDays.ONE_WEEK,
    keepsData: false,
    logLevel: 'DEBUG',
    alertEmails: [],
    alertSms: [],
  },
  test: {
    name: 'test',
    logRetention: RetentionDays.ONE_WEEK,
    keepsData: false,
    logLevel: 'INFO',
    alertEmails: [],
    alertSms: [],
  },
  prod: {
    name: 'prod',
    logRetention: RetentionDays.ONE_MONTH,
    keepsData: true,
    logLevel: 'INFO',
    alertEmails: ['siesa-integration@example.com'],
    alertSms: [],
  },
};
