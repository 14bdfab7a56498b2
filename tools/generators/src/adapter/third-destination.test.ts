import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgram } from '../testing/running-program.ts';
import { makeScratchCopy, type ScratchCopy } from '../testing/scratch-copy.ts';

const minutes = 60_000;

/** Siesa with 250 products and an empty TMS; prints their addresses, and at the end how many products TMS has. */
const simulators = `
import { startDestinationSimulator, startSiesaSimulator } from './tools/sandbox/src/simulators/start-simulators.ts';
const siesa = await startSiesaSimulator({ size: 250 });
const tms = await startDestinationSimulator('tms', {});
console.log(JSON.stringify({ siesa: siesa.url, tms: tms.url }));
process.stdin.on('end', () => {
  console.log(tms.products.size);
  process.exit(0);
}).resume();
`;

describe('a third destination, made by the generator in a copy of the repository', () => {
  let scratch: ScratchCopy;
  beforeAll(async () => {
    scratch = await makeScratchCopy();
    await scratch.run('nx', 'generate', '@siesa-integration/tools:adapter', 'tms', '--skipInstall', '--no-interactive');
    await scratch.linkPackages();
  }, 5 * minutes);
  afterAll(() => scratch.remove());

  it(
    'builds, lints and passes the conformance kit',
    async () => {
      await scratch.run(
        'nx',
        'run-many',
        '-t',
        'build',
        'typecheck',
        'lint',
        'test',
        'check-package',
        '-p',
        'tms-adapter',
      );
    },
    10 * minutes,
  );

  it(
    'is synced by siesa-sync without another line changed',
    async () => {
      const running = await startProgram(scratch.dir, simulators);
      try {
        const folder = await writeClient(scratch.dir, JSON.parse(running.firstLine) as Addresses);
        const summary = await scratch.run(
          'node',
          'tools/operator-cli/bin/siesa-sync.js',
          'sync',
          'client-t',
          '--local',
          folder,
          '--type',
          'initial',
          '--json',
        );

        expect(JSON.parse(summary)).toMatchObject({
          product_type: 'tms',
          status: 'success',
          records_extracted: 250,
          records_success: 250,
        });
        expect(await running.end()).toBe('250');
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
}

const writeClient = async (scratch: string, { siesa, tms }: Addresses): Promise<string> => {
  const folder = join(scratch, 'client-t');
  const write = async (path: string, document: unknown): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), JSON.stringify(document));
  };
  await write('clients/client-t.json', {
    client_id: 'client-t',
    client_name: 'Transportes T S.A.S.',
    enabled: true,
    product_type: 'tms',
    siesa_api_url: siesa,
    siesa_credentials_secret: 'siesa-integration/client-t/siesa',
    product_api_url: tms,
    product_credentials_secret: 'siesa-integration/client-t/tms',
    field_mappings_key: 'field-mappings-tms.json',
    sync_schedule: 'rate(6 hours)',
  });
  await write('secrets/siesa-integration/client-t/siesa.json', { api_url: siesa, api_key: 'siesa_api_key_here' });
  await write('secrets/siesa-integration/client-t/tms.json', {
    product_type: 'tms',
    api_url: tms,
    api_key: 'tms_api_key_here',
  });
  await cp(join(scratch, 'tools/sandbox/fixtures/field-mappings'), join(folder, 'field-mappings'), { recursive: true });
  return folder;
};
