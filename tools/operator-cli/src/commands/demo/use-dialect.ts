import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleKeys } from '@siesa-integration/sandbox/simulators';
import { siesaDialect, siesaDialects } from '@siesa-integration/siesa-client';
import { type FakeCompany, fakeDialects } from '@siesa-integration/siesa-client/fake';
import { companyOf } from './demo-siesa.ts';

/** Turns example clients, which are of the default dialect, into clients of another one. */
export const useDialect = async (dir: string, clientIds: readonly string[], name: string): Promise<void> => {
  if (name === siesaDialects[0].name) return;
  const { mapping, settings } = demoSettings(name);
  const company = companyOf(name);
  for (const clientId of clientIds) {
    await edit(join(dir, `clients/${clientId}.json`), (client) => ({
      ...client,
      siesa_dialect: name,
      ...settings,
      ...company?.settings,
      ...(mapping === undefined
        ? {}
        : { field_mappings_key: `field-mappings-${String(client['product_type'])}-${mapping}.json` }),
    }));
    await edit(join(dir, `secrets/siesa-integration/${clientId}/siesa.json`), ({ api_url }) => ({
      api_url,
      ...fakeDialects.find((fake) => fake.name === name)?.keysFor(exampleKeys.siesa).secret,
    }));
  }
  if (company && mapping !== undefined) await mapCompanyQueries(dir, mapping, company);
};

interface DemoSettings {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly mapping: string | undefined;
}

/** The settings of a new client, with the suggested answers or the shortest. */
const demoSettings = (name: string): DemoSettings => {
  const { questions = [], settings, mapping } = siesaDialect(name)?.newClient ?? {};
  const answers = questions.map(({ setting, answer, suggested }): readonly [string, unknown] => [
    setting,
    answer === 'wholeNumber' ? Number(suggested ?? 1) : (suggested ?? 'demo'),
  ]);
  return {
    settings: { ...Object.fromEntries(answers), ...settings },
    mapping,
  };
};

const mapCompanyQueries = async (dir: string, mapping: string, company: FakeCompany): Promise<void> => {
  for (const product of ['kong', 'wms']) {
    const file = join(dir, `field-mappings/field-mappings-${product}-${mapping}.json`);
    await writeFile(file, company.withOwnQueries(await readFile(file, 'utf8')));
  }
};

const edit = async (file: string, change: (document: Readonly<Record<string, unknown>>) => unknown): Promise<void> => {
  const document = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, `${JSON.stringify(change(document), undefined, 2)}\n`);
};
