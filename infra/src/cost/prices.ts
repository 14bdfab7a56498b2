/**
 * Public list prices of us-east-1 in US dollars, without free tiers, discounts or taxes.
 *
 * Change them here together with the date, and run `npx nx run infra:cost`.
 */
export const prices = {
  on: '2026-11-25',
  region: 'us-east-1',
  lambda: { perGigabyteSecondArm: 0.0000133334, perMillionRequests: 0.2 },
  stepFunctions: { perThousandTransitions: 0.025 },
  dynamoDb: { perMillionWrites: 0.625, perMillionReads: 0.125, perGigabyteMonth: 0.25, perGigabyteMonthBackup: 0.2 },
  s3: { perThousandWrites: 0.005, perThousandReads: 0.0004, perGigabyteMonth: 0.023 },
  secretsManager: { perSecretMonth: 0.4, perTenThousandCalls: 0.05 },
  kms: { perKeyMonth: 1, perTenThousandCalls: 0.03 },
  cloudWatch: { perMetricMonth: 0.3, perAlarmMetricMonth: 0.1, perDashboardMonth: 3, perGigabyteLogged: 0.5 },
  scheduler: { perMillionStarts: 1 },
  xRay: { perMillionTraces: 5 },
} as const;
