import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { bundleApp } from '../src/bundles/bundle-app.ts';

/**
 * How large each function's bundle is and how long it takes to import, beside bare Node and beside a bundle of its SDK
 * clients alone. All of it in one run, in turns, so that only the ratios count.
 *
 * Every import is a process of its own: nothing is warm but the disk.
 */
const rounds = Number(process.env['ROUNDS'] ?? 21);
const largestKiB = 700;
const largestRatio = 1.4;

const run = promisify(execFile);
const work = await mkdtemp(join(tmpdir(), 'cold-start-'));

const dynamodb = ['connectToDynamoDB'];
const functions = [
  {
    name: 'extractor',
    entry: 'apps/extractor/src/handler.ts',
    clients: [...dynamodb, 'connectToS3', 'connectToSecretsManager'],
  },
  { name: 'transformer', entry: 'apps/transformer/src/handler.ts', clients: [...dynamodb, 'connectToS3'] },
  {
    name: 'loader',
    entry: 'apps/loader/src/handler.ts',
    clients: [...dynamodb, 'connectToS3', 'connectToSecretsManager'],
  },
  { name: 'summarizer', entry: 'apps/loader/src/summarizer.ts', clients: [...dynamodb, 'connectToS3'] },
];

/** What a function's clients are asked for, so that a bundle of clients alone holds their commands too. */
const commands = [
  "import { BatchGetCommand, BatchWriteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';",
  "import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';",
];

const clientsAlone = (clients: readonly string[]): string => {
  const secret = clients.includes('connectToSecretsManager');
  return [
    `import { ${clients.join(', ')} } from './aws-clients.ts';`,
    ...commands,
    ...(secret ? ["import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';"] : []),
    `export const clients = [${clients.map((connect) => `${connect}()`).join(', ')}];`,
    'export const commands = [BatchGetCommand, BatchWriteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand];',
    ...(secret ? ['export const more = [GetSecretValueCommand];'] : []),
  ].join('\n');
};

interface ImportTime {
  readonly wallMs: number;
  /** What the process computed meanwhile: the same on a busy machine. */
  readonly cpuMs: number;
}

/** One import, in a new process. */
const importOnce = async (file: string): Promise<ImportTime> => {
  const code = `
    const before = process.cpuUsage();
    const started = performance.now();
    await import(${JSON.stringify(file)});
    const wallMs = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000 }));
    process.exit();`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { env: environment });
  return JSON.parse(stdout.split('\n').at(-1) ?? '') as ImportTime;
};

/** Every variable that a function reads at its start. */
const environment = {
  ...Object.fromEntries(
    ['CLIENTS_TABLE', 'SYNC_STATE_TABLE', 'LEDGER_TABLE', 'DATA_BUCKET', 'CONFIG_BUCKET'].map((name) => [
      name,
      'bench',
    ]),
  ),
  BATCH_SIZE: '100',
  LOG_LEVEL: 'INFO',
  ENVIRONMENT: 'local',
  AWS_REGION: 'us-east-1',
};

const bare = join(work, 'bare.mjs');
await writeFile(bare, 'export {};\n');

const subjects = [{ name: 'bare Node', file: bare, bytes: 0 }];
for (const { name, entry, clients } of functions) {
  const outdir = join(work, name);
  const whole = await bundleApp({ entry, outdir });
  const alone = await bundleApp({
    entry: 'libs/aws-runtime/src/index.ts',
    outdir: join(outdir, 'clients'),
    source: clientsAlone(clients),
    project: dirname(dirname(entry)),
  });
  subjects.push({ name, ...whole }, { name: `${name}: its clients alone`, ...alone });
}

const times = new Map(subjects.map(({ name }) => [name, [] as ImportTime[]]));
for (let round = 0; round < rounds; round += 1) {
  for (const { name, file } of subjects) times.get(name)?.push(await importOnce(file));
}

/** The least of all rounds: an import is the same work each time, and whatever else a machine does only adds to it. */
const least = (name: string, of: keyof ImportTime): number =>
  Math.min(...(times.get(name) ?? []).map((time) => time[of]));
await rm(work, { recursive: true });

const rows = functions.map(({ name }) => {
  const size = Math.ceil((subjects.find((one) => one.name === name)?.bytes ?? 0) / 1024);
  const alone = `${name}: its clients alone`;
  const [wallRatio, cpuRatio] = (['wallMs', 'cpuMs'] as const).map((of) => least(name, of) / least(alone, of)) as [
    number,
    number,
  ];
  return {
    name,
    size,
    alone,
    wallRatio,
    cpuRatio,
    fits: size < largestKiB && Math.min(wallRatio, cpuRatio) <= largestRatio,
  };
});

console.log(
  `bare Node: ${least('bare Node', 'wallMs').toFixed(1)} ms; the least of ${String(rounds)} imports each, in turns`,
);
console.table(
  Object.fromEntries(
    rows.map(({ name, size, alone, wallRatio, cpuRatio, fits }) => [
      name,
      {
        'size KiB': size,
        'import ms': least(name, 'wallMs').toFixed(1),
        'clients alone ms': least(alone, 'wallMs').toFixed(1),
        ratio: wallRatio.toFixed(2),
        'cpu ms': least(name, 'cpuMs').toFixed(1),
        'clients alone cpu ms': least(alone, 'cpuMs').toFixed(1),
        'cpu ratio': cpuRatio.toFixed(2),
        fits,
      },
    ]),
  ),
);
if (!rows.every(({ fits }) => fits)) {
  console.error(
    `A bundle must be below ${String(largestKiB)} KiB and import within ${String(largestRatio)} times the time of its clients alone.`,
  );
  process.exitCode = 1;
}
