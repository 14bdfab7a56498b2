import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgram } from '../testing/running-program.ts';
import { makeScratchCopy, type ScratchCopy } from '../testing/scratch-copy.ts';

const minutes = 60_000;

/** Siesa with 250 products, an empty TMS and an empty GPS; prints their addresses, and at the end how many records each has. */
const simulators = `
import { startDestinationSimulator, startDialectSimulator, startSiesaSimulator } from './tools/sandbox/src/simulators/start-simulators.ts';
const siesa = await startSiesaSimulator({ size: 250 });
const tms = await startDestinationSimulator('tms', {});
const gps = await startDialectSimulator('gps', {});
console.log(JSON.stringify({ siesa: siesa.url, tms: tms.url, gps: gps.url }));
process.stdin.on('end', () => {
  console.log(tms.products.size, gps.store.rows.size);
  process.exit(0);
}).resume();
`;

describe('two further destinations, made by the generator in a copy of the repository', () => {
  let scratch: ScratchCopy;
  beforeAll(async () => {
    scratch = await makeScratchCopy();
    for (const args of [['tms'], ['gps', '--mode', 'each']])
      await scratch.run(
        'nx',
        'generate',
        '@siesa-integration/tools:adapter',
        ...args,
        '--skipInstall',
        '--no-interactive',
      );
    await scratch.linkPackages();
  }, 5 * minutes);
  afterAll(() => scratch.remove());

  it(
    'build, lint and pass the conformance kit',
    async () => {
      const targets = ['build', 'typecheck', 'lint', 'test', 'check-package'];
      await scratch.run('nx', 'run-many', '-t', ...targets, '-p', 'tms-adapter', 'gps-adapter');
    },
    10 * minutes,
  );

  it(
    'are synced by siesa-sync without another line changed, also one record a call',
    async () => {
      const running = await startProgram(scratch.dir, simulators);
      try {
        const folder = await writeClients(scratch.dir, JSON.parse(running.firstLine) as Addresses);
        const summaries = await scratch.run(
          'node',
          'tools/operator-cli/bin/siesa-sync.js',
          ...['sync', 'client-tms', 'client-gps', '--local', folder, '--type', 'initial', '--json'],
        );

        const allStored = { status: 'success', records_extracted: 250, records_success: 250 };
        expect(JSON.parse(summaries)).toMatchObject([
          { product_type: 'tms', ...allStored },
          { product_type: 'gps', ...allStored },
        ]);
        expect(await running.end()).toBe('250 250');
      } finally {
        running.kill();
      }
    },
    10 * minutes,
  );
});

interface Addresses {
  readonly siesa: string;
  readonly tms: string;
  readonly gps: string;
}

/** A client of each, in one folder. */
const writeClients = async (scratch: string, { siesa, tms, gps }: Addresses): Promise<string> => {
  const folder = join(scratch, 'clients');
  const write = async (path: string, document: unknown): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), JSON.stringify(document));
  };
  const secrets = {
    tms: { api_url: tms, api_key: 'tms_api_key_here' },
    gps: { api_url: gps, username: 'integration', password: 'gps_api_key_here' },
  };
  for (const [product, secret] of Object.entries(secrets)) {
    const client = `client-${product}`;
    await write(`clients/${client}.json`, {
      client_id: client,
      client_name: 'Transportes T S.A.S.',
      enabled: true,
      product_type: product,
      siesa_api_url: siesa,
      siesa_credentials_secret: `siesa-integration/${client}/siesa`,
      product_api_url: secret.api_url,
      product_credentials_secret: `siesa-integration/${client}/${product}`,
      field_mappings_key: `field-mappings-${product}.json`,
      sync_schedule: 'rate(6 hours)',
    });
    await write(`secrets/siesa-integration/${client}/siesa.json`, { api_url: siesa, api_key: 'siesa_api_key_here' });
    await write(`secrets/siesa-integration/${client}/${product}.json`, { product_type: product, ...secret });
  }
  await cp(join(scratch, 'tools/sandbox/fixtures/field-mappings'), join(folder, 'field-mappings'), { recursive: true });
  return folder;
};
