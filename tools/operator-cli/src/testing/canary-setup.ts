import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { startFakeKong, type FakeKong } from '@siesa-integration/kong-adapter/fake';
import { catalogueZones, inventoryCatalogue, writeExampleFolder } from '@siesa-integration/sandbox/simulators';
import { startFakeSiesa, type FakeSiesa } from '@siesa-integration/siesa-client/fake';
import { startFakeWms, type FakeWms } from '@siesa-integration/wms-adapter/fake';
import { companyOf } from '../commands/demo/demo-siesa.ts';
import { useDialect } from '../commands/demo/use-dialect.ts';

/** A secret that is like no other text: letters, figures, and what an address must encode. */
const canary = (name: string): string => {
  const unlike = createHash('sha256').update(name).digest('base64url').replaceAll(/[-_]/g, 'x');
  return `${unlike.slice(0, 14)}/+=%${unlike.slice(14, 28)}`;
};

/** Every secret of the folder, by what it is. */
export const canaries = {
  siesaKey: canary('siesa key'),
  conniKey: canary('conni key'),
  conniToken: canary('conni token'),
  kongKey: canary('kong key'),
  wmsKey: canary('wms key'),
  username: canary('username'),
  password: canary('password'),
} as const;

/** Simulators that take the canaries, and a folder whose secrets are nothing else: a and c have Kong, b and d WMS, c a Siesa of dialect `connekta`. */
export interface CanarySetup {
  readonly dir: string;
  /** The synthesized template, at `LOG_LEVEL` DEBUG. */
  readonly template: string;
  /** The same, with functions that log the headers of their calls. */
  readonly leakyTemplate: () => Promise<string>;
  readonly siesa: FakeSiesa;
  readonly cloud: FakeSiesa;
  readonly kong: FakeKong;
  readonly wms: FakeWms;
  readonly close: () => Promise<void>;
}

const size = 20;

/** @param template - the synthesized template */
export const startCanarySetup = async (template: string): Promise<CanarySetup> => {
  const home = await mkdtemp(join(tmpdir(), 'siesa-sync-canary-'));
  const dir = join(home, 'folder');
  const siesa = await startFakeSiesa({ rows: inventoryCatalogue({ size }), apiKey: canaries.siesaKey });
  const cloud = await startFakeSiesa({
    dialect: 'connekta',
    tables: companyOf('connekta')?.tablesOf(inventoryCatalogue({ size })) ?? {},
    apiKey: canaries.conniKey,
  });
  const kong = await startFakeKong({ apiKey: canaries.kongKey });
  const wms = await startFakeWms({ apiKey: canaries.wmsKey, zones: catalogueZones });
  await writeExampleFolder({
    dir,
    addresses: (clientId) => ({ siesa: (clientId === 'cliente-c' ? cloud : siesa).url, kong: kong.url, wms: wms.url }),
  });
  await rm(join(dir, 'clients/cliente-c.dynamodb.json')); // the same client once more, which the next line changes
  await useDialect(dir, ['cliente-c'], 'connekta');
  await hideCanaries(dir);
  return {
    dir,
    template: await atDebug(template, home),
    leakyTemplate: () => leaky(template, home),
    siesa,
    cloud,
    kong,
    wms,
    close: async () => {
      await Promise.all([siesa.close(), cloud.close(), kong.close(), wms.close()]);
      await rm(home, { recursive: true, force: true });
    },
  };
};

const hideCanaries = async (dir: string): Promise<void> => {
  const { username, password, siesaKey, conniKey, conniToken, kongKey, wmsKey } = canaries;
  const products = { 'cliente-a': 'kong', 'cliente-b': 'wms', 'cliente-c': 'kong', 'cliente-d': 'wms' } as const;
  for (const [clientId, product] of Object.entries(products)) {
    const keys = clientId === 'cliente-c' ? { conni_key: conniKey, conni_token: conniToken } : { api_key: siesaKey };
    await put(join(dir, `secrets/siesa-integration/${clientId}/siesa.json`), { ...keys, username, password });
    await put(join(dir, `secrets/siesa-integration/${clientId}/${product}.json`), {
      api_key: product === 'kong' ? kongKey : wmsKey,
      username,
      password,
    });
  }
};

const put = async (file: string, values: object): Promise<void> => {
  await writeFile(file, JSON.stringify({ ...(JSON.parse(await readFile(file, 'utf8')) as object), ...values }));
};

/** The same template elsewhere, with its functions at DEBUG and the paths of its bundles as seen from there. */
const atDebug = async (template: string, home: string): Promise<string> => {
  const text = await readFile(template, 'utf8');
  const file = join(home, 'debug.template.json');
  await writeFile(
    file,
    text
      .replaceAll('"asset.', `"${relative(home, dirname(template))}/asset.`)
      .replaceAll(/("LOG_LEVEL":\s*)"INFO"/g, '$1"DEBUG"'),
  );
  return file;
};

/** Code that a developer might add to a function in order to see its calls. */
const logsHeaders = `
{
const http = process.getBuiltinModule('node:http');
const { request } = http;
http.request = (url, options, ...rest) => {
  console.log(JSON.stringify({ message: 'Calling', headers: options?.headers }));
  return request(url, options, ...rest);
};
}
`;

const leaky = async (template: string, home: string): Promise<string> => {
  const from = dirname(template);
  for (const asset of (await readdir(from)).filter((name) => name.startsWith('asset.'))) {
    const to = join(home, asset);
    if (!existsSync(join(from, asset, 'handler.mjs'))) continue; // of another workflow
    await cp(join(from, asset), to, { recursive: true });
    await writeFile(join(to, 'handler.mjs'), logsHeaders + (await readFile(join(to, 'handler.mjs'), 'utf8')));
  }
  const file = join(home, 'leaky.template.json');
  await cp(template, file);
  return file;
};
