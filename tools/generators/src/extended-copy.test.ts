import { cp, glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgram } from './testing/running-program.ts';
import { makeScratchCopy, runIn, type ScratchCopy } from './testing/scratch-copy.ts';

const minutes = 60_000;

/** Siesa in its usual and in the new dialect, an empty Kong, TMS and GPS; prints their addresses, and at the end how many records each destination has. */
const simulators = `
import { startDestinationSimulator, startDialectSimulator, startKongSimulator, startSiesaSimulator } from './tools/sandbox/src/simulators/start-simulators.ts';
const siesa = await startSiesaSimulator({ size: 250 });
const plain = await startSiesaSimulator({ size: 250, dialect: 'plain' });
const kong = await startKongSimulator({ size: 250 });
const tms = await startDestinationSimulator('tms', {});
const gps = await startDialectSimulator('gps', {});
console.log(JSON.stringify({ siesa: siesa.url, plain: plain.url, kong: kong.url, tms: tms.url, gps: gps.url }));
process.stdin.on('end', () => {
  console.log(kong.products.size, tms.products.size, gps.store.rows.size);
  process.exit(0);
}).resume();
`;

interface Addresses {
  readonly siesa: string;
  readonly plain: string;
  readonly kong: string;
  readonly tms: string;
  readonly gps: string;
}

/** Answers every question of `client new` for a client of the new dialect, writes its files, and prints the questions' keys. */
const newClient = (folder: string, { plain, kong }: Addresses): string => `
import { nextQuestion, writeNewClient } from './tools/operator/src/index.ts';
import { exampleMapping } from './tools/sandbox/src/write-example-folder.ts';
const given = ${JSON.stringify({
  client_id: 'client-p',
  client_name: 'Empresa P',
  product_type: 'kong',
  product_dialect: 'contract',
  siesa_dialect: 'plain',
  siesa_api_url: plain,
  siesa_branch: 'norte',
  plain_key: 'siesa_api_key_here',
  product_api_url: kong,
  product_api_key: 'kong_api_key_here',
  sync_schedule: 'rate(6 hours)',
  timezone: 'America/Bogota',
})};
let answers = {};
for (let question = nextQuestion(answers); question; question = nextQuestion(answers))
  answers = { ...answers, [question.key]: given[question.key] ?? 'no answer' };
await writeNewClient(${JSON.stringify(folder)}, answers, { at: '2025-01-15T00:00:00Z', exampleMapping });
console.log(Object.keys(answers).join(' '));
`;

// One copy for all three, because copying, compiling and linting it takes longer than everything that is asked of it.
describe('a copy of the repository with two further destinations, made by the generator, and a third dialect of Siesa', () => {
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
    await addDialect(join(scratch.dir, 'libs/siesa-client/src/dialects'));
    await scratch.linkPackages();
  }, 5 * minutes);
  afterAll(() => scratch.remove());

  it(
    'builds, compiles and lints; destinations pass the conformance kit, and the dialect the test of every dialect',
    async () => {
      await scratch.run(
        'nx',
        'run-many',
        ...['-t', 'build', 'typecheck', 'lint', 'check-package'],
        ...['-p', 'tms-adapter', 'gps-adapter', 'siesa-client'],
      );
      const tests = await scratch.run(
        'vitest',
        'run',
        ...['--config', 'vitest.workspace.ts', '--reporter=verbose'],
        ...['libs/tms-adapter/src', 'libs/gps-adapter/src', 'dialects/registry.test.ts'],
      );

      for (const seen of ['tms-adapter.contract.test.ts', 'gps-adapter.contract.test.ts', 'dialect plain'])
        expect(tests).toContain(seen);
    },
    10 * minutes,
  );

  it(
    'syncs clients of all three without another line changed; `client new` asks for the dialect, and `demo` shows it',
    async () => {
      const siesaSync = (...args: readonly string[]) =>
        scratch.run('node', 'tools/operator-cli/bin/siesa-sync.js', ...args);
      const running = await startProgram(scratch.dir, simulators);
      try {
        const addresses = JSON.parse(running.firstLine) as Addresses;
        const folder = await writeClients(scratch.dir, addresses);
        const asked = await runIn(scratch.dir, 'node', ...asModule(newClient(folder, addresses)));
        const checked = await siesaSync('client', 'check', 'client-p', '--local', folder);
        const summaries = await siesaSync(
          ...['sync', 'client-p', 'client-tms', 'client-gps', '--local', folder, '--type', 'initial', '--json'],
        );

        expect(asked).toContain('siesa_dialect siesa_api_url siesa_branch plain_key product_dialect product_api_url');
        expect(checked).toContain('250 of 250 products of the first page mapped');
        const allStored = { status: 'success', records_extracted: 250, records_success: 250 };
        expect(JSON.parse(summaries)).toMatchObject([
          { product_type: 'kong', ...allStored },
          { product_type: 'tms', ...allStored },
          { product_type: 'gps', ...allStored },
        ]);
        expect(await running.end()).toBe('250 250 250');
      } finally {
        running.kill();
      }
      // It throws unless both stores hold what Siesa holds after both syncs.
      await siesaSync('demo', '--dialect', 'plain', '--products', '60', '--json');
    },
    10 * minutes,
  );
});

const asModule = (text: string): readonly string[] => [
  '--conditions=@siesa-integration/source',
  '--input-type=module-typescript',
  '--eval',
  text,
];

/** Copies the folder of the dialect and adds its entries to the registry. */
const addDialect = async (dialects: string): Promise<void> => {
  const files = join(import.meta.dirname, 'dialect/files/plain');
  for await (const file of glob('**/*.template', { cwd: files })) {
    const target = join(dialects, 'plain', file);
    await mkdir(dirname(target), { recursive: true });
    await cp(join(files, file), target);
    await rename(target, target.replace(/\.template$/, ''));
  }
  const registry = join(dialects, 'registry.ts');
  const text = await readFile(registry, 'utf8');
  await writeFile(
    registry,
    `import { plainDialect, plainReader } from './plain/plain-dialect.ts';\nimport { plainFake } from './plain/fake/plain-fake.ts';\n${text
      .replace('connektaDialect]', 'connektaDialect, plainDialect]')
      .replace('connekta: connektaReader,', 'connekta: connektaReader, plain: plainReader,')
      .replace('connektaFake]', 'connektaFake, plainFake]')}`,
  );
};

/** A client of each further destination, in one folder. */
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
