/** Environments that are deployed. */
export const deployedEnvironments = ['dev', 'test', 'prod'] as const;

export type DeployedEnvironment = (typeof deployedEnvironments)[number];

/** `local` allows http://127.0.0.1. Only the sandbox sets it; no template can. */
export const environments = ['local', ...deployedEnvironments] as const;

export type Environment = (typeof environments)[number];

/** The destinations that a client can have, by `product_type`. Each one's key is the secret `siesa-integration/{client_id}/{product_type}`. */
export const destinationNames = ['kong', 'wms'] as const;

export type DestinationName = (typeof destinationNames)[number];

/** Indexes of the table of client configurations (`productType`, `enabled`) and of the ledger (`openRejects`). */
export const indexNames = {
  productType: 'product-type-index',
  enabled: 'enabled-index',
  openRejects: 'open-rejects-index',
} as const;

/** The `syncId` of the item that holds a client's lease, cursor and budget, in the table of the sync history. */
export const clientStateKey = '#state';

export interface ResourceNames {
  readonly stack: string;
  readonly stateMachine: string;
  readonly clientsTable: string;
  readonly syncStateTable: string;
  readonly ledgerTable: string;
  readonly dataBucket: string;
  readonly configBucket: string;
  readonly accessLogsBucket: string;
  readonly alertsTopic: string;
  readonly scheduleGroup: string;
  readonly schedulerRole: string;
  readonly deadLetterQueue: string;
  readonly dashboard: string;
  readonly workflowLogGroup: string;
}

/**
 * Physical names of one environment's resources: the stack gives them, the CLI finds resources by them.
 *
 * @param account - an account id, or CDK's token for it: bucket names are unique across accounts
 *
 * @example
 * resourceNames('prod', '111111111111').dataBucket; // 'siesa-integration-data-prod-111111111111'
 */
export const resourceNames = (environment: string, account: string): ResourceNames => ({
  stack: stackName(environment),
  stateMachine: stateMachineName(environment),
  clientsTable: `siesa-integration-config-${environment}`,
  syncStateTable: `siesa-integration-sync-state-${environment}`,
  ledgerTable: `siesa-integration-ledger-${environment}`,
  dataBucket: `siesa-integration-data-${environment}-${account}`,
  configBucket: `siesa-integration-config-${environment}-${account}`,
  accessLogsBucket: `siesa-integration-access-logs-${environment}-${account}`,
  alertsTopic: `siesa-integration-alerts-${environment}`,
  scheduleGroup: `siesa-integration-${environment}`,
  schedulerRole: `siesa-integration-scheduler-${environment}`,
  deadLetterQueue: `siesa-integration-dead-letters-${environment}`,
  dashboard: `siesa-integration-monitoring-${environment}`,
  workflowLogGroup: `/aws/stepfunctions/${stateMachineName(environment)}`,
});

export interface ReconciliationNames {
  readonly stack: string;
  readonly stateMachine: string;
  readonly ingressBucket: string;
  readonly intermediateBucket: string;
  readonly outputBucket: string;
  readonly checkpointsBucket: string;
  readonly accessLogsBucket: string;
  readonly filesTable: string;
  readonly alertsTopic: string;
  readonly deadLetterQueue: string;
  /** Of Glue, for more rows than one machine holds. */
  readonly matchingJob: string;
  /** What Glue puts before the names of the job's two log groups. */
  readonly matchingLogs: string;
  /** Of the Glue Data Catalog, where Athena finds the table of divergences. */
  readonly catalogueDatabase: string;
  readonly divergencesTable: string;
  /** Of its key. */
  readonly keyAlias: string;
}

/**
 * Physical names of what reconciles in one environment.
 *
 * @param account - an account id, or CDK's token for it
 *
 * @example
 * reconciliationNames('prod', '111111111111').ingressBucket; // 'siesa-integration-ingress-prod-111111111111'
 */
export const reconciliationNames = (environment: string, account: string): ReconciliationNames => {
  const stack = `siesa-integration-reconciliation-${environment}`;
  return {
    stack,
    stateMachine: stack,
    ingressBucket: `siesa-integration-ingress-${environment}-${account}`,
    intermediateBucket: `siesa-integration-intermediate-${environment}-${account}`,
    outputBucket: `siesa-integration-output-${environment}-${account}`,
    checkpointsBucket: `siesa-integration-checkpoints-${environment}-${account}`,
    accessLogsBucket: `siesa-integration-ingress-logs-${environment}-${account}`,
    filesTable: `siesa-integration-processed-files-${environment}`,
    alertsTopic: `siesa-integration-reconciliation-alerts-${environment}`,
    deadLetterQueue: `siesa-integration-reconciliation-dead-letters-${environment}`,
    matchingJob: `siesa-integration-matching-${environment}`,
    matchingLogs: `/aws/glue/siesa-integration-matching-${environment}`,
    catalogueDatabase: `reconciliation_${environment}`,
    divergencesTable: 'divergences',
    keyAlias: stack,
  };
};

/** Also the name of the budget. @example stackName('prod'); // 'siesa-integration-prod' */
export const stackName = (environment: string): string => `siesa-integration-${environment}`;

/** @example alarmName('sync-failed', 'prod'); // 'siesa-integration-prod-sync-failed' */
export const alarmName = (alarm: string, environment: string): string => `${stackName(environment)}-${alarm}`;

/** The schedule of the check for clients whose syncs have stopped. */
export const overdueCheckScheduleName = 'siesa-integration-overdue-check';

/** @example stateMachineName('prod'); // 'siesa-integration-workflow-prod' */
export const stateMachineName = (environment: string): string => `siesa-integration-workflow-${environment}`;

/** @example functionName('loader', 'dev'); // 'siesa-integration-loader-dev' */
export const functionName = (stage: string, environment: string): string => `siesa-integration-${stage}-${environment}`;

/** @example scheduleName('cliente-a'); // 'siesa-integration-cliente-a-schedule' */
export const scheduleName = (clientId: string): string => `siesa-integration-${clientId}-schedule`;

/** The secret of one client that holds its credentials for Siesa, or for its destination. */
export const secretName = (clientId: string, system: string): string => `siesa-integration/${clientId}/${system}`;

/** The code of a record for which the destination returned no verdict. A reason of a reject, not an error; the runbook has an article for it. */
export const noVerdictCode = 'NO_VERDICT';

/** What a folder of clients holds that must not reach a repository: keys, and what the service keeps. The text of its `.gitignore`. */
export const folderGitIgnore = 'secrets/\n.siesa-sync/\n';

/**
 * The AWS console's page of an execution, with its history and its logs.
 *
 * @example
 * executionAddress('arn:aws:states:us-east-1:111111111111:execution:siesa-integration-workflow-dev:one');
 */
export const executionAddress = (arn: string): string => {
  const [, , , region = ''] = arn.split(':');
  return `https://${region}.console.aws.amazon.com/states/home?region=${region}#/v2/executions/details/${arn}`;
};
