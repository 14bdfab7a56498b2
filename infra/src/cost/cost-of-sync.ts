import type { Deployed } from './deployed.ts';
import type { StageName, StageUse, SyncUse } from './measured-syncs.ts';
import { prices } from './prices.ts';

/** US dollars by service. */
export type Cost = Readonly<Record<string, number>>;

/** With this memory Lambda gives a function one whole core; with less, a share of it. */
const wholeCoreMegabytes = 1769;

/** Step Functions logs each state's input and output: pointers and counts. */
const loggedBytesOfState = 4_000;

/** Ledger items that one sync read and wrote, each below 1 KB. */
export interface LedgerUse {
  readonly looked: number;
  readonly written: number;
  /** Read in sequence, to compare the ledger with Siesa. */
  readonly scanned: number;
}

/** The cost of one sync. */
export const costOfSync = (use: SyncUse, ledger: LedgerUse, deployed: Deployed): Cost => ({
  Lambda: lambda(use.stages, deployed),
  'Step Functions': (use.transitions / 1000) * prices.stepFunctions.perThousandTransitions,
  DynamoDB: dynamoDb(use, ledger),
  S3:
    (calls(use, 's3:PutObject', 's3:ListBucket') / 1000) * prices.s3.perThousandWrites +
    (calls(use, 's3:GetObject') / 1000) * prices.s3.perThousandReads,
  'Secrets Manager': (calls(use, 'secretsmanager:GetSecretValue') / 10_000) * prices.secretsManager.perTenThousandCalls,
  'CloudWatch logs':
    ((use.logBytes + use.transitions * loggedBytesOfState) / 1e9) * prices.cloudWatch.perGigabyteLogged,
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

/** A write unit is 1 KB and a consistent read unit 4 KB. An update of a client's configuration also writes its two indexes. */
const dynamoDb = (use: SyncUse, { looked, written, scanned }: LedgerUse): number => {
  const writes = written + calls(use, 'dynamodb:PutItem') + 3 * calls(use, 'dynamodb:UpdateItem');
  const reads =
    looked + Math.ceil((scanned * ledgerItemKilobytes) / 4) + calls(use, 'dynamodb:GetItem', 'dynamodb:Query');
  return (writes / 1e6) * prices.dynamoDb.perMillionWrites + (reads / 1e6) * prices.dynamoDb.perMillionReads;
};

/** Item id, fingerprint, two sync ids and times. */
export const ledgerItemKilobytes = 0.5;

const calls = ({ calls: made }: SyncUse, ...actions: readonly string[]): number =>
  actions.reduce((sum, action) => sum + (made[action] ?? 0), 0);
