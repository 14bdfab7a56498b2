import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleKeys } from '@siesa-integration/sandbox';
import { companyJoins, itemsQuery, withCompanyQueries } from './company-queries.ts';

/** Turns example clients into clients of Siesa Cloud, whose companies have queries of their own: pages of 1,000 instead of 100. */
export const useConnekta = async (dir: string, clientIds: readonly string[]): Promise<void> => {
  for (const clientId of clientIds) {
    await edit(join(dir, `clients/${clientId}.json`), (client) => ({
      ...client,
      siesa_dialect: 'connekta',
      siesa_company: 7_375,
      siesa_erp_company: 1,
      siesa_query: itemsQuery,
      siesa_query_kind: 'dynamic',
      siesa_joins: companyJoins,
      field_mappings_key: `field-mappings-${String(client['product_type'])}-connekta.json`,
    }));
    await edit(join(dir, `secrets/siesa-integration/${clientId}/siesa.json`), ({ api_url }) => ({
      api_url,
      conni_key: exampleKeys.siesa,
      conni_token: 'token',
    }));
  }
  for (const product of ['kong', 'wms']) {
    const file = join(dir, `field-mappings/field-mappings-${product}-connekta.json`);
    await writeFile(file, withCompanyQueries(await readFile(file, 'utf8')));
  }
};

const edit = async (file: string, change: (document: Readonly<Record<string, unknown>>) => unknown): Promise<void> => {
  const document = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, `${JSON.stringify(change(document), undefined, 2)}\n`);
};
