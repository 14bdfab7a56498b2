import { join } from 'node:path';
import { siesaDialect, siesaDialects, type SiesaDialect } from '@siesa-integration/siesa-client';
import { defaultDialect, secretName } from '@siesa-integration/workflow-contract';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import { exists, jsonFile, writeClientFolder } from './client-folder.ts';
import { answerOfKey, newClientOf } from './destination-client.ts';
import type { NewClientAnswers } from './new-client-questions.ts';

export interface WriteNewClientOptions {
  /** ISO 8601. */
  readonly at: string;
  /** The text of the mapping document that a new client begins with, by its key. */
  readonly exampleMapping: (key: string) => Promise<string>;
}

/**
 * Writes a new client's files into a folder: settings, both secrets (readable by their owner alone), a mapping document and a `.gitignore` unless the folder has
 * them.
 *
 * @param answers - to all questions of `nextQuestion`
 *
 * @returns the files, relative to the folder.
 *
 * @throws {@link OperatorMistake} when the folder has this client: nothing is overwritten.
 */
export const writeNewClient = async (
  dir: string,
  answers: NewClientAnswers,
  { at, exampleMapping }: WriteNewClientOptions,
): Promise<readonly string[]> => {
  const { settings, secrets, mappingKey } = newClientDocuments(answers, at);
  const clientId = settings.client_id;
  const files = [
    jsonFile(`clients/${clientId}.json`, settings, 0o644),
    ...secrets.map(({ name, document }) => jsonFile(`secrets/${name}.json`, document, 0o600)),
  ];
  if (!(await exists(join(dir, 'field-mappings', mappingKey))))
    files.push({ path: `field-mappings/${mappingKey}`, text: await exampleMapping(mappingKey), mode: 0o644 });
  return writeClientFolder(dir, clientId, files);
};

/** What a new client is stored as. */
export interface NewClientDocuments {
  readonly settings: SettingsDocument & { readonly client_id: string };
  /** That of Siesa, and that of the product. */
  readonly secrets: readonly { readonly name: string; readonly document: Readonly<Record<string, string>> }[];
  readonly mappingKey: string;
}

/**
 * The documents of a new client. Pure.
 *
 * @param answers - to all questions of `nextQuestion`
 * @param at - ISO 8601
 */
export const newClientDocuments = (answers: NewClientAnswers, at: string): NewClientDocuments => {
  const answer = (key: string): string => answers[key] ?? '';
  const clientId = answer('client_id');
  const product = answer('product_type');
  const dialect = siesaDialect(answer('siesa_dialect')) ?? siesaDialects[0];
  const productDialect = answers['product_dialect'] ?? defaultDialect;
  const { keys, hasStock, settings: settingsOf } = newClientOf(product, productDialect);
  const productSettings = settingsOf(answers);
  const { mapping } = dialect.newClient;
  const mappingKey = `field-mappings-${[
    productDialect === defaultDialect ? product : productDialect,
    ...(mapping === undefined ? [] : [mapping]),
  ].join('-')}.json`;
  const pace = answer('product_requests_per_minute');
  const secrets = { siesa: secretName(clientId, 'siesa'), product: secretName(clientId, product) };
  const settings = {
    client_id: clientId,
    client_name: answer('client_name'),
    enabled: true,
    product_type: product,
    siesa_api_url: answer('siesa_api_url'),
    siesa_credentials_secret: secrets.siesa,
    ...dialectSettings(dialect, answer, hasStock),
    ...(productDialect !== defaultDialect && { product_dialect: productDialect }),
    product_api_url: answer('product_api_url'),
    product_credentials_secret: secrets.product,
    ...(Object.keys(productSettings).length > 0 && { product_settings: productSettings }),
    ...(pace !== '' && { product_requests_per_minute: Number(pace) }),
    field_mappings_key: mappingKey,
    sync_schedule: answer('sync_schedule'),
    timezone: answer('timezone'),
    created_at: at,
  };
  return {
    settings,
    mappingKey,
    secrets: [
      { name: secrets.siesa, document: { api_url: answer('siesa_api_url'), ...dialectKeys(dialect, answer) } },
      {
        name: secrets.product,
        document: {
          product_type: product,
          api_url: answer('product_api_url'),
          ...Object.fromEntries(keys.map(({ key }) => [key, answer(answerOfKey(key))])),
        },
      },
    ],
  };
};

/** The default dialect needs no settings. */
const dialectSettings = (
  { name, newClient: { questions, settings, settingsWithoutStock = settings } }: SiesaDialect,
  answer: (key: string) => string,
  hasStock: boolean,
): Readonly<Record<string, unknown>> => ({
  ...(name === siesaDialects[0].name ? {} : { siesa_dialect: name }),
  ...Object.fromEntries(
    questions.map(({ setting, answer: kind }) => [
      setting,
      kind === 'wholeNumber' ? Number(answer(setting)) : answer(setting),
    ]),
  ),
  ...(hasStock ? settings : settingsWithoutStock),
});

const dialectKeys = ({ keys }: SiesaDialect, answer: (key: string) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    keys.flatMap(({ names: [key], question }) => (question === undefined ? [] : [[key, answer(key)]])),
  );
