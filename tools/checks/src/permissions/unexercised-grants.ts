/** Grants that no local run can use, and why they are needed. Every other unused grant must be removed. */
export const unexercisedGrants: readonly {
  readonly role: RegExp;
  readonly action: RegExp;
  /** @defaultValue every resource */
  readonly resource?: RegExp;
  readonly because: string;
}[] = [
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
