import type { Deployed } from './deployed.ts';
import type { StageName, StageUse, SyncUse } from './measured-syncs.ts';
import { prices } from './prices.ts';

/** US dollars by service. */
export type Cost = Readonly<Record<string, number>>;

/** Lambda gives a function one whole core at this memory, and a share of it below. */
const wholeCoreMegabytes = 1769;

/** Step Functions logs a state's input and output, entered and left: pointers and counts. */
const loggedBytesOfState = 4_000;

/** Records of the ledger that one sync read and wrote, each of them below 1 KB. */
export interface LedgerUse {
  readonly looked: number;
  readonly written: number;
  /** Read one after the other, to compare the ledger with Siesa. */
  readonly scanned: number;
}

/** What one sync costs. */
export const costOfSync = (use: SyncUse, ledger: LedgerUse, deployed: Deployed): Cost => ({
  Lambda: lambda(use.stages, deployed),
  'Step Functions': (use.transitions / 1000) * prices.stepFunctions.perThousandTransitions,
  DynamoDB: dynamoDb(use, ledger),
  S3:
    (calls(use, 's3:PutObject', 's3:ListBucket') / 1000) * prices.s3.perThousandWrites +
    (calls(use, 's3:GetObject') / 1000) * prices.s3.perThousandReads,
  'Secrets Manager': (calls(use, 'secretsmanager:GetSecretValue') / 10_000) * prices.secretsManager.perTenThousandCalls,
  CloudWatch: ((use.logBytes + use.transitions * loggedBytesOfState) / 1e9) * prices.cloudWatch.perGigabyteLogged,
  'X-Ray': prices.xRay.perMillionTraces / 1e6,
  Scheduler: prices.scheduler.perMillionStarts / 1e6,
});

const lambda = (stages: SyncUse['stages'], { memoryMegabytes }: Deployed): number =>
  (Object.entries(stages) as [StageName, StageUse][]).reduce((sum, [stage, use]) => {
    const memory = memoryMegabytes[stage];
    const seconds = use.seconds - use.busySeconds + use.busySeconds * (wholeCoreMegabytes / memory);
    return (
      sum +
      seconds * (memory / 1024) * prices.lambda.perGigabyteSecondArm +
      (use.invocations / 1e6) * prices.lambda.perMillionRequests
    );
  }, 0);

/** A write is 1 KB, a consistent read 4 KB. The two indexes of the settings are written with them. */
const dynamoDb = (use: SyncUse, { looked, written, scanned }: LedgerUse): number => {
  const writes = written + calls(use, 'dynamodb:PutItem') + 3 * calls(use, 'dynamodb:UpdateItem');
  const reads =
    looked + Math.ceil((scanned * ledgerItemKilobytes) / 4) + calls(use, 'dynamodb:GetItem', 'dynamodb:Query');
  return (writes / 1e6) * prices.dynamoDb.perMillionWrites + (reads / 1e6) * prices.dynamoDb.perMillionReads;
};

/** Product id, fingerprint, two sync ids and times. */
export const ledgerItemKilobytes = 0.5;

const calls = ({ calls: made }: SyncUse, ...actions: readonly string[]): number =>
  actions.reduce((sum, action) => sum + (made[action] ?? 0), 0);
