import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exampleMapping } from '@siesa-integration/sandbox';
import { OperatorMistake } from '../operator-mistake.ts';
import { connektaJoins } from './connekta-joins.ts';
import type { NewClientAnswers } from './new-client-answers.ts';

/**
 * Writes a new client's files into a folder: settings, both secrets (readable by their owner alone), and a mapping document to begin with where there is none yet.
 *
 * @returns the files, relative to the folder.
 *
 * @throws {@link OperatorMistake} when the client is there already: nothing is overwritten.
 */
export const writeNewClient = async (
  dir: string,
  answers: NewClientAnswers,
  at: string,
): Promise<readonly string[]> => {
  const mappingKey = `field-mappings-${answers.product}${answers.siesa.dialect === 'connekta' ? '-connekta' : ''}.json`;
  const settings = settingsOf(answers, mappingKey, at);
  const file = `clients/${answers.clientId}.json`;
  if (await exists(join(dir, file)))
    throw new OperatorMistake(`The file '${join(dir, file)}' is there already: edit it, or choose another id.`);

  const files: readonly (readonly [string, string, number])[] = [
    [file, asText(settings), 0o644],
    [`secrets/${settings.siesa_credentials_secret}.json`, asText(siesaSecret(answers)), 0o600],
    [
      `secrets/${settings.product_credentials_secret}.json`,
      asText({ product_type: answers.product, api_url: answers.productAddress, api_key: answers.productKey }),
      0o600,
    ],
    ...((await exists(join(dir, 'field-mappings', mappingKey)))
      ? []
      : ([[`field-mappings/${mappingKey}`, await exampleMapping(mappingKey), 0o644]] as const)),
  ];
  for (const [path, text, mode] of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text, { mode });
  }
  return files.map(([path]) => path);
};

const settingsOf = (
  { clientId, clientName, product, siesaAddress, siesa, productAddress, schedule }: NewClientAnswers,
  mappingKey: string,
  at: string,
) => ({
  client_id: clientId,
  client_name: clientName,
  enabled: true,
  product_type: product,
  siesa_api_url: siesaAddress,
  siesa_credentials_secret: `siesa-integration/${clientId}/siesa`,
  ...(siesa.dialect === 'connekta'
    ? {
        siesa_dialect: 'connekta',
        siesa_company: siesa.company,
        siesa_erp_company: siesa.erpCompany,
        siesa_joins: connektaJoins,
      }
    : {}),
  product_api_url: productAddress,
  product_credentials_secret: `siesa-integration/${clientId}/${product}`,
  field_mappings_key: mappingKey,
  sync_schedule: schedule,
  created_at: at,
});

const siesaSecret = ({ siesaAddress, siesa }: NewClientAnswers) =>
  siesa.dialect === 'inventory'
    ? { api_url: siesaAddress, api_key: siesa.apiKey }
    : { api_url: siesaAddress, conni_key: siesa.conniKey, conni_token: siesa.conniToken };

const asText = (document: unknown): string => `${JSON.stringify(document, undefined, 2)}\n`;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
