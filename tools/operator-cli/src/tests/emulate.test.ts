import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../testing/example-setup.ts';

describe('siesa-sync --local DIR --emulate', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 5 });
  });
  afterAll(() => setup.close());

  const emulated = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir, '--emulate']);

  it('syncs by what is deployed, and shows what it did', { timeout: 60_000 }, async () => {
    const { code, out } = await emulated('sync', 'cliente-a', '--type', 'initial', '--json');
    const status = JSON.parse((await emulated('status', 'cliente-a', '--json')).out) as { syncs: unknown[] };

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: 'success', records_success: 5 });
    expect(status.syncs).toHaveLength(1);
    await access(join(setup.dir, '.siesa-sync/emulated/tables'));
  });

  it('keeps its data apart: without --emulate the client has never been synced', async () => {
    const { out } = await siesaSync(['status', 'cliente-a', '--json', '--local', setup.dir]);

    expect(JSON.parse(out)).toMatchObject({ client_id: 'cliente-a', syncs: [] });
  });

  it('is refused for an AWS environment', async () => {
    const { code, err } = await siesaSync(['status', '--env', 'dev', '--emulate']);

    expect({ code, err }).toEqual({
      code: 2,
      err: '--emulate goes with --local DIR: an AWS environment is not emulated.\n',
    });
  });
});
