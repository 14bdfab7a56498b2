import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { compileFieldMapping } from '@siesa-integration/field-mapping';
import { startSimulators, type Simulators } from '@siesa-integration/sandbox/simulators';
import { parseClientConfiguration, readSiesaSecret, type ClientConfiguration } from '@siesa-integration/sync-pipeline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '@siesa-integration/operator-cli/testing';
import { prompterOf, tablesOfAnswers } from './testing/answers-of-page.ts';
import { codeBlocks, readMarkdown } from './markdown.ts';
import { shellCommands, siesaSyncArguments } from './shell-commands.ts';

const size = 120;
const page = readMarkdown('docs/adding-a-client.md');
const local = shellCommands(page).flatMap(({ command }) => {
  const args = siesaSyncArguments(command);
  return args === undefined || args.includes('--env') ? [] : [{ command, args }];
});
const clients = tablesOfAnswers(page.text);

describe('docs/adding-a-client.md, word for word', () => {
  let simulators: Simulators;
  let cloud: Simulators;
  let dir: string;
  beforeAll(async () => {
    simulators = await startSimulators({ size });
    cloud = await startSimulators({ size, dialect: 'connekta' });
    dir = join(await mkdtemp(join(tmpdir(), 'siesa-sync-docs-')), 'my-clients');
  });
  afterAll(async () => {
    await simulators.close();
    await cloud.close();
    await rm(join(dir, '..'), { recursive: true, force: true });
  });

  const ports = () => ({
    4010: simulators.siesa.url.port,
    4011: simulators.kong.url.port,
    4012: simulators.wms.url.port,
    5010: cloud.siesa.url.port,
    5011: cloud.kong.url.port,
  });

  it('has a Kong client, a WMS client and one on Siesa Cloud', () => {
    expect(clients.map((answers) => [answers['Its product'], answers['Its Siesa answers as']])).toEqual([
      ['kong', 'inventory'],
      ['wms', 'inventory'],
      ['kong', 'connekta'],
    ]);
    expect(local.filter(({ args }) => args[1] === 'new')).toHaveLength(clients.length);
  });

  it.each(local)('$command', async ({ args }) => {
    const answers = args[1] === 'new' ? clients.shift() : undefined;
    const { code, out, err } = await siesaSync(
      args.map((arg) => (arg === 'my-clients' ? dir : arg)),
      answers ? { prompter: prompterOf(answers, ports()) } : {},
    );

    expect(err).not.toMatch(/error:|^\s+at /m);
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(out + err).not.toMatch(/_api_key_here/);
  });

  it('loads everything of Siesa into Kong and WMS', () => {
    expect(simulators.kong.products.size).toBe(size);
    expect(simulators.wms.products.size).toBe(size);
    expect(cloud.kong.products.size).toBe(size);
  });
});

describe('the documents that docs/adding-a-client.md shows', () => {
  const shown = (label: string) =>
    codeBlocks(page)
      .filter((block) => block.label === label)
      .map(({ code }) => JSON.parse(code) as Record<string, unknown>);
  const [siesaSecret, ...productSecrets] = shown('secret');

  it('are valid settings of Siesa Cloud', () => {
    expect(shown('settings').map((settings) => configurationOf('kong', settings).siesa.dialect)).toEqual(['connekta']);
  });

  it.each(settingsIn('The settings').map((name) => ({ name })))(
    'name a setting that the service reads: $name',
    ({ name }) => {
      expect(() => configurationOf('kong', { [name]: {} })).toThrow(new RegExp(`[ ;]${name}: `));
    },
  );

  it.each(settingsIn('A client on Siesa Cloud (Connekta)').map((name) => ({ name })))(
    'name a setting of Siesa Cloud that the service reads: $name',
    ({ name }) => {
      expect(() => configurationOf('kong', { ...shown('settings')[0], [name]: {} })).toThrow(
        new RegExp(`[ ;]${name}: `),
      );
    },
  );

  it('are a mapping that compiles', () => {
    const [mapping, ...others] = shown('mapping').map((document) => compileFieldMapping(document));

    expect(others).toEqual([]);
    expect(mapping).toMatchObject({ productType: 'kong', warnings: [] });
  });

  it('are a secret that opens Siesa', () => {
    expect(readSiesaSecret(configurationOf('kong', { siesa_api_url: siesaSecret?.['api_url'] }), siesaSecret)).toEqual({
      apiKey: 'THE_KEY',
    });
  });

  it.each(productSecrets)('are a secret that opens $product_type', async ({ product_type: product, ...secret }) => {
    const { api_url: address } = secret;
    const adapter = destinationRegistry.get(String(product))?.create({
      baseUrl: new URL(String(address)),
      credentials: { secretName: 'shown', read: () => Promise.resolve({ product_type: product, ...secret }) },
    });

    await expect(adapter?.checkCredentials()).resolves.toBeUndefined();
  });
});

/** The names in the first column of the table under a heading. */
function settingsIn(heading: string): readonly string[] {
  const section = page.text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, names = '']) =>
    names.split(', ').map((name) => name.replaceAll('`', '')),
  );
}

const configurationOf = (product: string, settings: Readonly<Record<string, unknown>>): ClientConfiguration =>
  parseClientConfiguration(
    {
      client_id: 'norte',
      enabled: true,
      product_type: product,
      siesa_api_url: 'https://siesa.example.com',
      siesa_credentials_secret: 'siesa-integration/norte/siesa',
      product_api_url: 'https://product.example.com',
      product_credentials_secret: `siesa-integration/norte/${product}`,
      field_mappings_key: 'mapping.json',
      ...settings,
    },
    { environment: 'prod', destinations: destinationRegistry },
  );
