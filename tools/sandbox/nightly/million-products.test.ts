import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeExampleFolder } from '../src/write-example-folder.ts';
import type { MillionOptions, MillionSeen } from './sync-a-million.ts';

const products = Number(process.env['PRODUCTS'] ?? '1000000');
/** Kong takes 2.4 s for a call and gets eight at once in AWS; here its calls come one after the other. */
const options: MillionOptions = {
  products,
  pageSize: 100,
  namelessEvery: 1_000,
  refusedEvery: 2_500,
  siesaMs: 200,
  kongMs: 300,
};
const rejected = products / options.namelessEvery;
const refused = products / options.refusedEvery;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

const syncInProcess = async (): Promise<MillionSeen> => {
  const dir = await mkdtemp(join(tmpdir(), 'million-'));
  const addresses = {
    siesa: 'https://siesa.example/api',
    kong: 'https://kong.example/api',
    wms: 'https://wms.example',
  };
  await writeExampleFolder({ dir, addresses });
  const settings = join(dir, 'clients/cliente-a.json');
  const client = JSON.parse(await readFile(settings, 'utf8')) as object;
  await writeFile(settings, JSON.stringify({ ...client, siesa_page_size: options.pageSize }));
  const child = fork(new URL('sync-a-million.ts', import.meta.url), [dir, JSON.stringify(options)], {
    execArgv: ['--conditions=@siesa-integration/source', '--disable-warning=ExperimentalWarning'],
  });
  try {
    const ended = once(child, 'exit').then(([code]): never => {
      throw new Error(`The process ended with ${String(code)}.`);
    });
    ended.catch(() => undefined);
    const [seen] = (await Promise.race([once(child, 'message'), ended])) as [MillionSeen];
    return seen;
  } finally {
    await rm(dir, { recursive: true });
  }
};

describe(`one sync of ${products.toLocaleString('en')} products at 100 a page and 100 calls a minute`, () => {
  let seen: MillionSeen;
  beforeAll(async () => {
    seen = await syncInProcess();
    console.log(
      [
        `${products.toLocaleString('en')} products: ${seen.minutes.toString()} simulated minutes, ${seen.executions.toString()} executions, ${seen.slices.toString()} slices`,
        `calls: ${seen.calls.siesa.toString()} to Siesa, ${seen.calls.kong.toString()} to Kong`,
        `the whole process, systems and stores in it: at most ${megabytes(seen.peakRss)}`,
        `processor: ${seen.cpuSeconds.toString()} s, load ${loadavg()[0]?.toFixed(0) ?? ''}`,
      ].join('\n'),
    );
  }, 7_200_000);

  it('A1: needs several executions, and accounts for each record', () => {
    expect(seen.executions).toBeGreaterThan(2);
    expect(seen.summary).toMatchObject({
      status: 'success',
      cursor_held: false,
      records_extracted: products,
      records_duplicate: 0,
      records_processed: products,
      records_success: products - rejected - refused,
      records_unchanged: 0,
      records_failed: rejected + refused,
    });
  });

  it('A3: leaves the right value of each product in the destination, and of no other', () => {
    expect(seen).toMatchObject({ right: products - rejected - refused, wrong: 0, unknown: 0, refused });
  });
});
