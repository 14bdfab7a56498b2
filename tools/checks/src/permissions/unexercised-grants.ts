/** A grant that no local run can use, and why it is needed. */
export interface UnexercisedGrant {
  readonly role: RegExp;
  readonly action: RegExp;
  /** @defaultValue every resource */
  readonly resource?: RegExp;
  readonly because: string;
}

/** What AWS itself does in the name of every stack's functions and state machines. */
const ofEveryStack: readonly UnexercisedGrant[] = [
  { role: /./, action: /^xray:/, because: 'AWS sends the traces; the emulated host has none.' },
  {
    role: /role/,
    action: /^logs:(CreateLogStream|PutLogEvents)$/,
    because: "Lambda writes a function's output to its log group; the emulated host reads it from the process.",
  },
  {
    role: /statemachine/,
    action:
      /^logs:(CreateLogDelivery|DeleteLogDelivery|DescribeLogGroups|DescribeResourcePolicies|GetLogDelivery|ListLogDeliveries|PutResourcePolicy|UpdateLogDelivery)$/,
    because: 'Step Functions sets up the delivery of its log when the machine is created or changed.',
  },
];

/** Of the stack of the sync. Every other unused grant must be removed. */
export const unexercisedGrants: readonly UnexercisedGrant[] = [
  ...ofEveryStack,
  {
    role: /statemachine/,
    action: /^states:(DescribeExecution|StopExecution)$/,
    resource: /:execution:[\w-]+(\/[\w-]+)?:\*$/,
    because:
      'A Distributed Map watches its children, and stops them when its own execution is stopped. AWS documents the ARN with the label of the Map, CDK grants the one without.',
  },
  {
    role: /transformer/,
    action: /^dynamodb:PutItem$/,
    because:
      'A lease is renewed when it was last renewed more than a minute ago; a local transformer is never that late.',
  },
  {
    role: /summarizer/,
    action: /^dynamodb:(Query|BatchGetItem)$/,
    resource: /\/index\/open-rejects-index$|\/siesa-integration-ledger-/,
    because:
      'It looks for parked rejects while an alert about them is open: after ten syncs of a refused record. No recorded run is the eleventh.',
  },
  {
    role: /summarizer/,
    action: /^(secretsmanager:GetSecretValue|dynamodb:BatchWriteItem)$/,
    because:
      'It takes out of use what two full readings of a client with deactivate_missing did not bring. No recorded run is of a destination that knows this state.',
  },
  {
    role: /extractor/,
    action: /^s3:GetObject$/,
    resource: /\/raw\/\*$/,
    because:
      'The first of two items that the mapping makes one product may be in a part of an earlier slice; no recorded run has two such items.',
  },
  {
    role: /scheduler/,
    action: /^(states:StartExecution|lambda:InvokeFunction|sqs:SendMessage|kms:Decrypt|kms:GenerateDataKey)$/,
    because:
      'EventBridge Scheduler starts syncs and the overdue check, and leaves dead letters in an encrypted queue; locally the operator starts them.',
  },
];

/** Of the stack that reconciles. */
export const unexercisedByReconciliations: readonly UnexercisedGrant[] = [
  ...ofEveryStack,
  {
    role: /reconciler/,
    action: /^s3:GetObjectVersion$/,
    because: 'Files, bases and rules are read by their version; the stand-in keeps no versions.',
  },
  {
    role: /reconciler/,
    action: /^s3:AbortMultipartUpload$/,
    because: 'A large file that could not be sent whole is taken back; no recorded upload fails half-way.',
  },
  {
    role: /reconciler(validate|reconcile|plan|collect|report|checkpoint)/,
    action: /^s3:ListBucket$/,
    because:
      'Without it S3 answers 403 and not 404 for what has expired since the job began, and the stage would fail instead of writing it again. No recorded job is that old.',
  },
  {
    role: /statemachine/,
    action: /^glue:(GetJobRuns|BatchStopJobRun)$/,
    because:
      'Step Functions watches the runs of a job, and stops the one whose state times out or whose execution is stopped. No recorded run is that slow.',
  },
  {
    role: /matching/,
    action: /^s3:(ListBucket|DeleteObject|GetObjectVersion|AbortMultipartUpload)$/,
    because:
      'Spark lists and replaces the tables of a plan that runs again, and sends them in parts; the stand-in writes each once.',
  },
  {
    role: /matching/,
    action: /^s3:GetObject$/,
    resource: /cdk-|\/spark\/\*$|carried\.parquet$/,
    because:
      'Glue reads the script, Spark reads each table back, and no recorded job on Glue has items of an earlier day. The stand-in has the tables on its disk.',
  },
  {
    role: /reconciler(plan|collect)/,
    action: /^s3:(GetObject|PutObject)$/,
    resource: /carried\.parquet$|\/open-items\/|\/reconcile\//,
    because:
      'An attempt after one that has written the verdicts reads them, and rules that carry over have items. No recorded job on Glue is either.',
  },
  {
    role: /reconciler(reconcile|report)role/,
    action: /^s3:GetObject$/,
    resource: /:::siesa-integration-output-dev-\d+\/(reports|divergences|open-items)\//,
    because:
      'An attempt after one that has written its files reads them; no recorded job with open items or a report is begun again.',
  },
  {
    role: /event/,
    action: /^states:StartExecution$/,
    because: 'EventBridge starts the workflow for an uploaded file; locally the test does.',
  },
];
