/**
 * The environment variables of each function: the lists that `infra` writes and the apps read.
 *
 * A construct that forgets one does not compile, and neither does an app that reads one it was not given.
 * Nothing of AWS is imported here.
 */

/** Every variable that a function can have, by the name it has in code. */
const variables = {
  clientsTable: 'CLIENTS_TABLE',
  syncStateTable: 'SYNC_STATE_TABLE',
  ledgerTable: 'LEDGER_TABLE',
  dataBucket: 'DATA_BUCKET',
  configBucket: 'CONFIG_BUCKET',
  /** Records a call to the product where the client's settings say nothing. */
  batchSize: 'BATCH_SIZE',
  /** `DEBUG`, `INFO`, `WARN` or `ERROR`. */
  logLevel: 'LOG_LEVEL',
  /** `dev`, `test` or `prod`; `local`, which no template can hold, in the sandbox. */
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
const summarizer = ['clientsTable', 'syncStateTable', 'ledgerTable', 'dataBucket', ...everyFunction] as const;

export type ExtractorSettings = Settings<(typeof extractor)[number]>;
export type TransformerSettings = Settings<(typeof transformer)[number]>;
export type LoaderSettings = Settings<(typeof loader)[number]>;
export type SummarizerSettings = Settings<(typeof summarizer)[number]>;

/** A variable is missing or is not what it can be: the function was deployed without it. */
export class SettingInvalid extends Error {
  override readonly name = 'ConfigurationInvalid'; // the state machine matches on it
  readonly code = 'SETTING_INVALID';
  readonly kind = 'configuration';

  constructor(variable: string, problem: string) {
    super(
      `The environment variable ${variable} ${problem}. Deploy the stack again: it sets every variable that the function reads.`,
    );
  }
}

const write = <Name extends Setting>(settings: Settings<Name>, names: readonly Name[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [variables[name], settings[name]]));

const read = <Name extends Setting>(env: NodeJS.ProcessEnv, names: readonly Name[]): Settings<Name> =>
  Object.fromEntries(names.map((name) => [name, env[variables[name]] ?? missing(variables[name])])) as Settings<Name>;

const missing = (variable: string): never => {
  throw new SettingInvalid(variable, 'is not set');
};

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

/** What the extractor reads at its cold start. @throws {@link SettingInvalid} */
export const readExtractorSettings = (env: NodeJS.ProcessEnv): ExtractorSettings => read(env, extractor);
/** What the transformer reads at its cold start. @throws {@link SettingInvalid} */
export const readTransformerSettings = (env: NodeJS.ProcessEnv): TransformerSettings => read(env, transformer);
/** What the loader reads at its cold start. @throws {@link SettingInvalid} */
export const readLoaderSettings = (env: NodeJS.ProcessEnv): LoaderSettings => read(env, loader);
/** What the summarizer reads at its cold start. @throws {@link SettingInvalid} */
export const readSummarizerSettings = (env: NodeJS.ProcessEnv): SummarizerSettings => read(env, summarizer);

const environments = ['local', 'dev', 'test', 'prod'] as const;

/** Where a function runs; `local` only in the sandbox. */
export type EnvironmentName = (typeof environments)[number];

/** @throws {@link SettingInvalid} when it is none that the service knows: the address guard hangs on it. */
export const readEnvironment = ({ environment }: Settings<'environment'>): EnvironmentName => {
  const known = environments.find((name) => name === environment);
  if (known === undefined) throw new SettingInvalid(variables.environment, `is none of ${environments.join(', ')}`);
  return known;
};

/** Records a call to the product. @throws {@link SettingInvalid} when it is no whole number above 0 */
export const readBatchSize = ({ batchSize }: Settings<'batchSize'>): number => {
  if (!/^[1-9]\d{0,3}$/.test(batchSize))
    throw new SettingInvalid(variables.batchSize, 'is no whole number from 1 to 9999');
  return Number(batchSize);
};
