import { secretName } from '@siesa-integration/workflow-contract';
import { message, type Message, type PlainMessageCode } from '../messages/message.ts';
import { jsonFile, writeClientFolder } from '../new-client/client-folder.ts';
import { importSettings } from './import-settings.ts';
import { importProductSecret, importSiesaSecret } from './import-secrets.ts';
import { type ImportFile, readImportFiles } from './read-import-files.ts';

/** A value that another program's document has and this service has no place for. */
export interface LeftOut {
  readonly file: string;
  /** Its place there, for example `syncConfig.retryAttempts`. */
  readonly path: string;
  readonly reason: Message;
}

/** What an import wrote, what it left out, and what it could not know. */
export interface ImportedClient {
  readonly clientId: string;
  /** Relative to the folder. */
  readonly files: readonly string[];
  readonly left: readonly LeftOut[];
  /** What a sync needs and the documents do not hold. */
  readonly toDo: readonly Message[];
}

export interface ImportClientOptions {
  /** ISO 8601. */
  readonly at: string;
  /** The client's id here. @defaultValue its id there, in lower case and with dashes */
  readonly clientId?: string;
}

/**
 * Writes a client of another program into a folder in this service's form: settings, secrets (readable by their owner alone) and its mapping document, as
 * far as the files hold them. What they are is found out by their content.
 *
 * @throws {@link OperatorMistake} when a file cannot be imported, or the folder has this client: nothing is overwritten.
 *
 * @example
 * const { left, toDo } = await importClient('clients', ['item.json', 'siesa-secret.json'], { at: new Date().toISOString() });
 */
export const importClient = async (
  dir: string,
  paths: readonly string[],
  { at, clientId: wantedId }: ImportClientOptions,
): Promise<ImportedClient> => {
  const files = await readImportFiles(paths);
  const { clientId, product, settings, toDo } = importSettings(files, wantedId);
  const siesa = importSiesaSecret(files, settings);
  const destination = importProductSecret(files, product, settings);
  const secrets = { siesa: secretName(clientId, 'siesa'), product: secretName(clientId, product) };
  const whole = {
    ...settings,
    ...siesa.settings,
    siesa_credentials_secret: secrets.siesa,
    ...destination.settings,
    product_credentials_secret: secrets.product,
    created_at: at,
  };
  const mappingKey = String(settings['field_mappings_key']);
  const written = await writeClientFolder(dir, clientId, [
    jsonFile(`clients/${clientId}.json`, whole, 0o644),
    ...(siesa.secret ? [jsonFile(`secrets/${secrets.siesa}.json`, siesa.secret, 0o600)] : []),
    ...(destination.secret ? [jsonFile(`secrets/${secrets.product}.json`, destination.secret, 0o600)] : []),
    ...(files.mapping ? [{ path: `field-mappings/${mappingKey}`, text: files.mapping.text, mode: 0o644 }] : []),
  ]);
  return {
    clientId,
    files: written,
    left: [files.settings, files.siesaSecret, files.productSecret].flatMap((file) => (file ? leftOf(file) : [])),
    toDo: [
      ...toDo,
      ...siesa.toDo,
      ...destination.toDo,
      ...originToDo('siesa_api_url', settings, siesa.secret),
      ...originToDo('product_api_url', settings, destination.secret),
      ...(files.mapping ? [] : [message('import/mapping', { key: mappingKey })]),
    ],
  };
};

const leftOf = ({ file, content }: ImportFile): readonly LeftOut[] =>
  content
    .left()
    .map((path) => ({ file, path, reason: message(reasons[path.split('.').at(-1) ?? ''] ?? 'import/no-setting') }));

/** By the last name of the place. */
const reasons: Readonly<Record<string, PlainMessageCode>> = {
  environment: 'import/environment',
  batch_size: 'import/batch_size',
  batchSize: 'import/batch_size',
  retryAttempts: 'import/retryAttempts',
  timeout: 'import/timeout',
  username: 'import/login',
  password: 'import/login',
  apiKey: 'import/apiKey',
  databaseType: 'import/unused',
  tenantId: 'import/unused',
  rfidEnabled: 'import/rfidEnabled',
  skus: 'import/skus',
  warehouseId: 'import/warehouseId',
  defaultZone: 'import/defaultZone',
};

/** A secret is sent only to the origin that it is for, so a sync would be refused. */
const originToDo = (
  setting: string,
  { [setting]: address }: Readonly<Record<string, unknown>>,
  secret: Readonly<Record<string, unknown>> | undefined,
): readonly Message[] => {
  const [own, other] = [originOf(address), originOf(secret?.['api_url'])];
  return own === undefined || other === undefined || own === other
    ? []
    : [message('import/two-origins', { setting, own, other })];
};

const originOf = (address: unknown): string | undefined =>
  typeof address === 'string' ? URL.parse(address)?.origin : undefined;
