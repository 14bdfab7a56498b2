import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siesaSync } from '../src/testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../src/testing/example-setup.ts';
import { missAStart, startServe } from './serve-process.ts';

const size = 500;
const schedule = 'rate(1 day)';

/** Clients like cliente-a, with the same Siesa and the same Kong, and nothing else in the folder that is enabled. */
const addClients = async (setup: ExampleSetup, count: number): Promise<readonly string[]> => {
  await setup.edit('clients/cliente-b.json', (settings) => ({ ...settings, enabled: false }));
  await setup.edit('clients/cliente-a.json', (settings) => ({ ...settings, sync_schedule: schedule }));
  const settings = await readFile(join(setup.dir, 'clients/cliente-a.json'), 'utf8');
  const ids = Array.from({ length: count - 1 }, (_, at) => `cliente-x${String(at)}`);
  for (const id of ids)
    await writeFile(
      join(setup.dir, `clients/${id}.json`),
      JSON.stringify({ ...(JSON.parse(settings) as object), client_id: id }).replaceAll(
        'siesa-integration/cliente-a/',
        `siesa-integration/${id}/`,
      ),
    );
  const secrets = join(setup.dir, 'secrets/siesa-integration');
  for (const id of ids) await cp(join(secrets, 'cliente-a'), join(secrets, id), { recursive: true });
  return ['cliente-a', ...ids];
};

describe('many clients on one machine', () => {
  it.each([
    [50, 4],
    [10, 10],
  ])(
    '%i clients under serve, %i at once: all of them end with success',
    { timeout: 1_200_000 },
    async (count, atOnce) => {
      const setup = await startExampleSetup({ size });
      const clients = await addClients(setup, count);
      await missAStart(setup.dir, clients, schedule);
      const before = Date.now();
      const serving = startServe(setup.dir, '--concurrency', String(atOnce));
      await expect.poll(() => serving.count('The sync succeeded'), { timeout: 1_100_000, interval: 200 }).toBe(count);
      const seconds = (Date.now() - before) / 1_000;
      expect(serving.count('The sync failed')).toBe(0);
      expect(await serving.end('SIGTERM')).toEqual([0, null]);

      const { out } = await siesaSync(['status', '--local', setup.dir, '--json']);
      const { clients: statuses } = JSON.parse(out) as { clients: readonly { readonly client_id: string }[] };
      for (const clientId of clients)
        expect(statuses.find(({ client_id: id }) => id === clientId)).toMatchObject({
          syncs: [{ status: 'success', recordsProcessed: size }],
        });
      process.stdout.write(
        `${String(count)} clients of ${String(size)} products, ${String(atOnce)} at once: ${seconds.toFixed(1)} s\n`,
      );
      await setup.close();
    },
  );
});
