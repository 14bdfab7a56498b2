import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import type { ParityBench, ParityBenchOptions } from './parity-bench.ts';

/** One story of a client. Both hosts must end it in the same way. */
export interface ParityScenario extends Partial<ParityBenchOptions> {
  readonly name: string;
  readonly play: (bench: ParityBench) => Promise<unknown>;
}

const initial = { sync_type: 'initial' };

const runs =
  (...inputs: readonly Readonly<Record<string, unknown>>[]): ParityScenario['play'] =>
  async ({ run }) => {
    for (const input of inputs) await run(input);
  };

/** An initial sync, then a change of the world, then another sync. */
const then =
  (change: (bench: ParityBench) => unknown, input: Readonly<Record<string, unknown>> = {}): ParityScenario['play'] =>
  async (bench) => {
    await bench.run(initial);
    await change(bench);
    await bench.run(input);
  };

/** A change of the world, then one sync. */
const after =
  (
    change: (bench: ParityBench) => unknown,
    input: Readonly<Record<string, unknown>> = initial,
  ): ParityScenario['play'] =>
  async (bench) => {
    await change(bench);
    await bench.run(input);
  };

const first = ({ siesa }: ParityBench) => ({ ...siesa.products.rows[0] });
const idOf = (row: Readonly<Record<string, unknown>>) => String(row['f_codigo']);
const poison = (bench: ParityBench, count: number) => {
  for (const row of bench.siesa.products.rows.slice(0, count)) bench.kong.switches.poison.set(idOf(row), 'Invalid EAN');
};
const another = 'https://another.example.com/api';
const later = () => Math.ceil(Date.now() / 1000) + 600;

/** Syncs that do well. */
const successes: readonly ParityScenario[] = [
  { name: 'an initial sync to Kong', play: runs(initial) },
  { name: 'an initial sync to WMS', product: 'wms', play: runs(initial) },
  { name: 'a first incremental sync', play: runs({}) },
  { name: 'an old name of the client id', play: ({ host, clientId }) => host.run({ tenantId: clientId }) },
  { name: 'an empty catalogue', size: 0, play: runs(initial) },
  { name: 'several parts', size: 60, settings: { siesa_page_size: 20 }, play: runs(initial) },
  { name: 'nothing changed', play: then(() => undefined) },
  { name: 'nothing changed, all sent again', play: then(() => undefined, initial) },
  {
    name: 'a changed product',
    play: then((bench) => {
      bench.siesa.upsert([{ ...first(bench), f_nombre: 'Otro nombre' }]);
    }),
  },
  {
    name: 'a new product',
    play: then(({ siesa }) => {
      siesa.upsert([aSiesaProduct({ f_codigo: 'NUEVO-1' })]);
    }),
  },
  {
    name: 'a product that is gone',
    play: then(({ siesa }) => {
      siesa.set(siesa.products.rows.slice(1));
    }, initial),
  },
  { name: 'one product alone', play: then(() => undefined, { only: ['PROD000001'] }) },
  { name: 'small batches', settings: { batch_size: 3 }, play: runs(initial) },
];

/** Records that do not arrive. */
const rejects: readonly ParityScenario[] = [
  {
    name: 'a record that Kong refuses',
    play: after((bench) => {
      poison(bench, 1);
    }),
  },
  {
    name: 'a refused record that is taken later',
    play: async (bench) => {
      poison(bench, 1);
      await bench.run(initial);
      bench.kong.switches.poison.clear();
      await bench.run();
    },
  },
  {
    name: 'a refused record that is gone',
    play: async (bench) => {
      poison(bench, 1);
      await bench.run(initial);
      bench.siesa.set(bench.siesa.products.rows.slice(1));
      await bench.run();
    },
  },
  {
    name: 'a record that the mapping rejects',
    play: after(({ siesa }) => {
      siesa.upsert([aSiesaProduct({ f_codigo: 'SIN-NOMBRE', f_nombre: '' })]);
    }),
  },
  {
    name: 'more failures than the threshold',
    size: 60,
    play: after((bench) => {
      poison(bench, 30);
    }),
  },
];

/** Syncs that must fail, each under its own name. */
const failures: readonly ParityScenario[] = [
  {
    name: 'Siesa refuses the key',
    play: after(({ siesa }) => {
      siesa.switches.refusesKeys = true;
    }),
  },
  {
    name: 'Kong refuses the key',
    play: after(({ kong }) => {
      kong.switches.apiKey = 'another key';
    }),
  },
  {
    name: 'the same failure twice, then a success',
    play: async (bench) => {
      bench.siesa.switches.refusesKeys = true;
      await bench.run(initial);
      await bench.run(initial);
      bench.siesa.switches.refusesKeys = false;
      await bench.run(initial);
    },
  },
  { name: 'a disabled client', play: after(({ settings }) => settings({ enabled: false })) },
  { name: 'an unknown client', play: ({ run }) => run({ client_id: 'nadie' }) },
  { name: 'a client id that no client can have', play: ({ run }) => run({ client_id: '../x' }) },
  { name: 'an unknown kind of sync', play: runs({ sync_type: 'weekly' }) },
  { name: 'settings that cannot be used', play: after(({ settings }) => settings({ load_concurrency: 0 })) },
  {
    name: 'a mapping that is nowhere',
    play: after(({ settings }) => settings({ field_mappings_key: 'nowhere.json' })),
  },
  {
    name: 'a mapping that cannot be read',
    play: after(async ({ settings, host }) => {
      await host.putMapping('broken.json', '{ "version":');
      await settings({ field_mappings_key: 'broken.json' });
    }),
  },
  {
    name: 'no key to Siesa',
    play: after(({ host, clientId }) => host.putSecret(`siesa-integration/${clientId}/siesa`, undefined)),
  },
  {
    name: 'no key to Kong',
    play: after(({ host, clientId }) => host.putSecret(`siesa-integration/${clientId}/kong`, undefined)),
  },
  {
    name: 'a key of another host',
    play: after(({ host, clientId }) =>
      host.putSecret(`siesa-integration/${clientId}/kong`, { api_url: another, api_key: 'k' }),
    ),
  },
  {
    name: 'an address that is refused',
    play: after(({ settings }) => settings({ product_api_url: 'https://10.0.0.1/api' })),
  },
  {
    name: 'a catalogue that shrank',
    size: 60,
    play: then(({ siesa }) => {
      siesa.set(siesa.products.rows.slice(0, 5));
    }, initial),
  },
  {
    name: 'a catalogue that shrank, accepted',
    size: 60,
    play: then(
      ({ siesa }) => {
        siesa.set(siesa.products.rows.slice(0, 5));
      },
      { ...initial, accept_shrink: true },
    ),
  },
  { name: 'another destination', play: then(({ settings }) => settings({ product_api_url: another })) },
];

/** Leases of other runs. */
const leases: readonly ParityScenario[] = [
  {
    name: 'another run holds the lease',
    play: after(({ putState }) =>
      putState({ owner: 'another', sync_id: 'sync-20260101-000000-abcd', expires_at: later() }),
    ),
  },
  {
    name: 'another run has left its lease and what it sent',
    play: after(
      ({ putState }) =>
        putState({
          owner: 'another',
          sync_id: 'sync-20260101-000000-abcd',
          open: 'sync-20260101-000000-abcd',
          expires_at: 1,
        }),
      {},
    ),
  },
];

export const scenarios: readonly ParityScenario[] = [...successes, ...rejects, ...failures, ...leases];
