import { cp, glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgram } from '../testing/running-program.ts';
import { makeScratchCopy, runIn, type ScratchCopy } from '../testing/scratch-copy.ts';

const minutes = 60_000;

/** A Siesa that answers in the new dialect and an empty Kong; prints their addresses, and at the end how many products Kong has. */
const simulators = `
import { startKongSimulator, startSiesaSimulator } from './tools/sandbox/src/simulators/start-simulators.ts';
const siesa = await startSiesaSimulator({ size: 250, dialect: 'plain' });
const kong = await startKongSimulator({ size: 250 });
console.log(JSON.stringify({ siesa: siesa.url, kong: kong.url }));
process.stdin.on('end', () => {
  console.log(kong.products.size);
  process.exit(0);
}).resume();
`;

/** Answers every question of `client new`, writes the client's files, and prints the questions' keys. */
const newClient = (folder: string, { siesa, kong }: Addresses): string => `
import { nextQuestion, writeNewClient } from './tools/operator/src/index.ts';
import { exampleMapping } from './tools/sandbox/src/write-example-folder.ts';
const given = ${JSON.stringify({
  client_id: 'client-p',
  client_name: 'Empresa P',
  product_type: 'kong',
  product_dialect: 'contract',
  siesa_dialect: 'plain',
  siesa_api_url: siesa,
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

interface Addresses {
  readonly siesa: string;
  readonly kong: string;
}

describe('a third dialect of Siesa, added to a copy of the repository', () => {
  let scratch: ScratchCopy;
  beforeAll(async () => {
    scratch = await makeScratchCopy();
    await addDialect(join(scratch.dir, 'libs/siesa-client/src/dialects'));
  }, 2 * minutes);
  afterAll(() => scratch.remove());

  it(
    'is one folder and its entries in the registry: it compiles, lints, and passes the test of every dialect',
    async () => {
      await scratch.run('nx', 'run-many', '-t', 'build', 'typecheck', 'lint', '-p', 'siesa-client');
      const tests = await scratch.run(
        'vitest',
        'run',
        '--config',
        'vitest.workspace.ts',
        '--project',
        'libs/siesa-client',
        '--reporter=verbose',
        'registry',
      );

      expect(tests).toContain('dialect plain');
    },
    10 * minutes,
  );

  it(
    'is asked for by `client new`, simulated, checked, synced and shown by `demo`, without another line changed',
    async () => {
      const running = await startProgram(scratch.dir, simulators);
      try {
        const folder = join(scratch.dir, 'client-p');
        const program = newClient(folder, JSON.parse(running.firstLine) as Addresses);
        const asked = await runIn(scratch.dir, 'node', ...asModule(program));
        const checked = await scratch.run(
          'node',
          'tools/operator-cli/bin/siesa-sync.js',
          ...['client', 'check', 'client-p', '--local', folder],
        );
        const summary = await scratch.run(
          'node',
          'tools/operator-cli/bin/siesa-sync.js',
          ...['sync', 'client-p', '--local', folder, '--type', 'initial', '--json'],
        );

        expect(asked).toContain('siesa_dialect siesa_api_url siesa_branch plain_key product_dialect product_api_url');
        expect(checked).toContain('250 of 250 products of the first page mapped');
        expect(JSON.parse(summary)).toMatchObject({ status: 'success', records_extracted: 250, records_success: 250 });
        expect(await running.end()).toBe('250');
      } finally {
        running.kill();
      }
      // It throws unless both stores hold what Siesa holds after both syncs.
      await scratch.run(
        'node',
        'tools/operator-cli/bin/siesa-sync.js',
        ...['demo', '--dialect', 'plain', '--products', '60', '--json'],
      );
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

/** Copies the folder and adds its entries to the registry. */
const addDialect = async (dialects: string): Promise<void> => {
  const files = join(import.meta.dirname, 'files/plain');
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
