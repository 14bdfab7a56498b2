import { ConfigurationInvalid } from '@siesa-integration/outgoing-http';
import { environments, type Environment } from '@siesa-integration/workflow-contract';

/*
 * The environment variables of each function: `infra` writes them, the apps read them.
 *
 * A construct that omits one does not compile, and neither does an app that reads one it does not get. Nothing here imports an AWS SDK.
 */

/** Every variable that a function can have, by its name in code. */
const variables = {
  clientsTable: 'CLIENTS_TABLE',
  syncStateTable: 'SYNC_STATE_TABLE',
  ledgerTable: 'LEDGER_TABLE',
  dataBucket: 'DATA_BUCKET',
  configBucket: 'CONFIG_BUCKET',
  /** ARN of the topic for alerts. */
  alertsTopic: 'ALERTS_TOPIC',
  /** Files that reconciliations compare, and their rules. */
  ingressBucket: 'INGRESS_BUCKET',
  /** What stages of a reconciliation read of each other. */
  intermediateBucket: 'INTERMEDIATE_BUCKET',
  /** Reports and divergences. */
  outputBucket: 'OUTPUT_BUCKET',
  checkpointsBucket: 'CHECKPOINTS_BUCKET',
  /** The table of claimed files. */
  filesTable: 'FILES_TABLE',
  /** Records in one call to the destination, unless the client's settings have their own number. */
  batchSize: 'BATCH_SIZE',
  /** `DEBUG`, `INFO`, `WARN` or `ERROR`. */
  logLevel: 'LOG_LEVEL',
  /** `dev`, `test` or `prod`. Only the sandbox sets `local`; no template can. */
  environment: 'ENVIRONMENT',
} as const;

/** A setting's name in code. */
export type Setting = keyof typeof variables;

/** Values of some settings, as text. */
export type Settings<Name extends Setting> = Readonly<Record<Name, string>>;

const everyFunction = ['logLevel', 'environment'] as const;

const extractor = [
  'clientsTable',
  'syncStateTable',
  'ledgerTable',
  'dataBucket',
  'configBucket',
  ...everyFunction,
] as const;
const transformer = ['syncStateTable', 'dataBucket', ...everyFunction] as const;
const loader = ['clientsTable', 'syncStateTable', 'ledgerTable', 'dataBucket', 'batchSize', ...everyFunction] as const;
const overdueCheck = ['clientsTable', 'syncStateTable', 'alertsTopic', ...everyFunction] as const;
const summarizer = ['clientsTable', 'syncStateTable', 'ledgerTable', 'dataBucket', ...everyFunction] as const;
const reconciler = [
  'ingressBucket',
  'intermediateBucket',
  'outputBucket',
  'checkpointsBucket',
  'filesTable',
  ...everyFunction,
] as const;

export type ExtractorSettings = Settings<(typeof extractor)[number]>;
export type TransformerSettings = Settings<(typeof transformer)[number]>;
export type LoaderSettings = Settings<(typeof loader)[number]>;
export type SummarizerSettings = Settings<(typeof summarizer)[number]>;
export type OverdueCheckSettings = Settings<(typeof overdueCheck)[number]>;
export type ReconcilerSettings = Settings<(typeof reconciler)[number]>;

const write = <Name extends Setting>(settings: Settings<Name>, names: readonly Name[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [variables[name], settings[name]]));

const read = <Name extends Setting>(env: NodeJS.ProcessEnv, names: readonly Name[]): Settings<Name> =>
  Object.fromEntries(names.map((name) => [name, env[variables[name]] ?? missing(variables[name])])) as Settings<Name>;

const missing = (variable: string): never => {
  throw settingInvalid(variable, 'is not set');
};

const settingInvalid = (variable: string, problem: string): ConfigurationInvalid =>
  new ConfigurationInvalid(
    `The environment variable ${variable} ${problem}. Deploy the stack again: it sets every variable that the function reads.`,
    { code: 'SETTING_INVALID' },
  );

/**
 * The extractor's environment, for its construct.
 *
 * @example
 * extractorEnvironment({ clientsTable: 'clients', … })['CLIENTS_TABLE']; // 'clients'
 */
export const extractorEnvironment = (settings: ExtractorSettings): Record<string, string> => write(settings, extractor);
/** The transformer's environment, for its construct. */
export const transformerEnvironment = (settings: TransformerSettings): Record<string, string> =>
  write(settings, transformer);
/** The loader's environment, for its construct. */
export const loaderEnvironment = (settings: LoaderSettings): Record<string, string> => write(settings, loader);
/** The summarizer's environment, for its construct. */
export const summarizerEnvironment = (settings: SummarizerSettings): Record<string, string> =>
  write(settings, summarizer);
/** The overdue check's environment, for its construct. */
export const overdueCheckEnvironment = (settings: OverdueCheckSettings): Record<string, string> =>
  write(settings, overdueCheck);
/** The environment of each stage of a reconciliation, for its construct. */
export const reconcilerEnvironment = (settings: ReconcilerSettings): Record<string, string> =>
  write(settings, reconciler);

/** What the extractor reads at its cold start. @throws {@link ConfigurationInvalid} */
export const readExtractorSettings = (env: NodeJS.ProcessEnv): ExtractorSettings => read(env, extractor);
/** What the transformer reads at its cold start. @throws {@link ConfigurationInvalid} */
export const readTransformerSettings = (env: NodeJS.ProcessEnv): TransformerSettings => read(env, transformer);
/** What the loader reads at its cold start. @throws {@link ConfigurationInvalid} */
export const readLoaderSettings = (env: NodeJS.ProcessEnv): LoaderSettings => read(env, loader);
/** What the summarizer reads at its cold start. @throws {@link ConfigurationInvalid} */
export const readSummarizerSettings = (env: NodeJS.ProcessEnv): SummarizerSettings => read(env, summarizer);
/** What the overdue check reads at its cold start. @throws {@link ConfigurationInvalid} */
export const readOverdueCheckSettings = (env: NodeJS.ProcessEnv): OverdueCheckSettings => read(env, overdueCheck);
/** What a stage of a reconciliation reads at its cold start. @throws {@link ConfigurationInvalid} */
export const readReconcilerSettings = (env: NodeJS.ProcessEnv): ReconcilerSettings => read(env, reconciler);

/** @throws {@link ConfigurationInvalid} when it is unknown, because the address guard depends on it. */
export const readEnvironment = ({ environment }: Settings<'environment'>): Environment => {
  const known = environments.find((name) => name === environment);
  if (known === undefined) throw settingInvalid(variables.environment, `must be one of ${environments.join(', ')}`);
  return known;
};

/** Records in one call to the destination. @throws {@link ConfigurationInvalid} when it is not a whole number from 1 to 9999 */
export const readBatchSize = ({ batchSize }: Settings<'batchSize'>): number => {
  if (!/^[1-9]\d{0,3}$/.test(batchSize))
    throw settingInvalid(variables.batchSize, 'must be a whole number from 1 to 9999');
  return Number(batchSize);
};
