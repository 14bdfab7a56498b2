import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost } from '../../open-host.ts';
import { siesaSync } from '../../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../../testing/example-setup.ts';

/** Dry runs, because these run the stages of this repository in this process. */
describe('siesa-sync sync of a client with another end than its last sync had', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 5 });
  });
  afterAll(() => setup.close());

  const sync = (...args: readonly string[]) => siesaSync(['sync', 'cliente-a', ...args, '--local', setup.dir]);
  const keep = async (ends: { readonly source?: string; readonly destination?: string }): Promise<void> => {
    const host = await openHost({ local: setup.dir });
    const stored = await host.stores.state.read('cliente-a');
    await host.stores.state.replace(
      'cliente-a',
      { epoch: 1, cursor: '2099-01-01T00:00:00Z', ...ends },
      stored?.version ?? 0,
    );
    await host.close();
  };

  it.each([
    ['DestinationChanged', '--new-destination', { destination: 'kong at https://old.example, products by product_id' }],
    ['SourceChanged', '--new-source', { source: 'inventory https://old.example/api' }],
  ])('fails with %s until it is started with %s, also of one product', async (name, flag, ends) => {
    await keep(ends);
    const refused = await sync('--dry-run');
    const accepted = await sync('--dry-run', flag, '--json');
    const again = await sync('--dry-run', flag, '--json');
    const one = await sync('--dry-run', '--only', 'PROD000001');
    await keep({});

    expect(refused.code).toBe(1);
    expect(refused.out).toContain(`cliente-a would fail: ${name}`);
    expect(refused.out).toContain(flag);
    expect([one.code, one.out]).toEqual([1, expect.stringContaining(name)]);
    for (const { code, out } of [accepted, again]) {
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ status: 'success', records_extracted: 5, create: 5 });
    }
  });

  it('needs both flags when both ends are others', async () => {
    await keep({ source: 'x', destination: 'y' });
    const one = await sync('--dry-run', '--new-source');
    const both = await sync('--dry-run', '--new-source', '--new-destination');
    await keep({});

    expect([one.code, both.code]).toEqual([1, 0]);
  });
});
