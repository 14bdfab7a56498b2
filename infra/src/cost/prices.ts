/**
 * Public list prices of us-east-1 in US dollars, without free tiers, discounts or taxes.
 *
 * Change them here together with the date, and run `npx nx run infra:cost`.
 */
export const prices = {
  on: '2026-11-25',
  region: 'us-east-1',
  lambda: {
    perGigabyteSecondArm: 0.0000133334,
    perGigabyteSecondX86: 0.0000166667,
    perMillionGigabyteSecondsDisk: 0.0309,
    perMillionRequests: 0.2,
  },
  stepFunctions: { perThousandTransitions: 0.025 },
  dynamoDb: { perMillionWrites: 0.625, perMillionReads: 0.125, perGigabyteMonth: 0.25, perGigabyteMonthBackup: 0.2 },
  s3: {
    perThousandWrites: 0.005,
    perThousandReads: 0.0004,
    perGigabyteMonth: 0.023,
    perGigabyteMonthGlacier: 0.0036,
  },
  secretsManager: { perSecretMonth: 0.4, perTenThousandCalls: 0.05 },
  kms: { perKeyMonth: 1 },
  cloudWatch: { perMetricMonth: 0.3, perAlarmMetricMonth: 0.1, perDashboardMonth: 3, perGigabyteLogged: 0.5 },
  scheduler: { perMillionStarts: 1 },
  xRay: { perMillionTraces: 5 },
  glue: { perDpuHour: 0.44 },
} as const;

type PricedService = Exclude<keyof typeof prices, 'on' | 'region'>;

/** Where each price was read, on the date of the table. */
export const priceSources: Readonly<Record<PricedService, { readonly service: string; readonly page: string }>> = {
  lambda: { service: 'Lambda', page: 'https://aws.amazon.com/lambda/pricing/' },
  stepFunctions: { service: 'Step Functions', page: 'https://aws.amazon.com/step-functions/pricing/' },
  dynamoDb: { service: 'DynamoDB', page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
  s3: { service: 'S3', page: 'https://aws.amazon.com/s3/pricing/' },
  secretsManager: { service: 'Secrets Manager', page: 'https://aws.amazon.com/secrets-manager/pricing/' },
  kms: { service: 'KMS', page: 'https://aws.amazon.com/kms/pricing/' },
  cloudWatch: { service: 'CloudWatch', page: 'https://aws.amazon.com/cloudwatch/pricing/' },
  scheduler: { service: 'Scheduler', page: 'https://aws.amazon.com/eventbridge/pricing/' },
  xRay: { service: 'X-Ray', page: 'https://aws.amazon.com/xray/pricing/' },
  glue: { service: 'Glue', page: 'https://aws.amazon.com/glue/pricing/' },
};

/** How CloudWatch meters the metrics of the service: by the hours in which they are sent. */
export const meteringRule = {
  text: 'All custom metrics charges are prorated by the hour and metered only when you send metrics to CloudWatch.',
  page: priceSources.cloudWatch.page,
  on: '2026-11-30',
} as const;
