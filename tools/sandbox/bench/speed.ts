/**
 * What a sync on one machine costs, as ratios to a plain script on the same stand-ins: `nx run sandbox:bench`. docs/performance.md holds what it printed.
 *
 * `node --conditions=@siesa-integration/source tools/sandbox/bench/speed.ts [MEASURE …]`, the names in `measures`; without one all but `million`. Both sides run `ROUNDS`
 * (3) times in turns, because other processes take their share of the machine, and their medians count.
 */
import assert from 'node:assert/strict';
import { cpus, loadavg } from 'node:os';
import type { OptimalOptions } from './optimal-sync.ts';
import type { EmbeddedOptions } from './embedded-sync.ts';
import { type Measured, type Setup, withStandIns } from './measured-sync.ts';

const rounds = Number(process.env['ROUNDS'] ?? '3');

/** Milliseconds of an answer: a Siesa in the cloud of Siesa, a product near by. */
const usual = { siesaMs: 200, kongMs: 50 };
const none = { siesaMs: 0, kongMs: 0 };
/** The next page is read while one is sent, and as many batches are in flight as the host has by default. */
const readingAhead = { readers: 1, writers: 8 };
/** The host gets as many batches in flight by `load_concurrency`. */
const parallel = { readers: 4, writers: 16 };
const manyParts = { load_concurrency: 8 };

type Figure = 'jobMs' | 'wholeMs' | 'cpuMs' | 'peakMiB';
interface Sides {
  readonly ours: readonly Measured[];
  readonly theirs: readonly Measured[];
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const shown = (figure: number, of: Figure): string =>
  of === 'peakMiB' ? `${figure.toFixed(0)} MiB` : `${(figure / 1_000).toFixed(2)} s`;

/** One line: both sides, their ratio, and the most that it may be. */
const print = (title: string, { ours, theirs }: Sides, of: Figure, most?: number): void => {
  const [own, other] = [ours, theirs].map((side) => median(side.map(({ [of]: figure }) => figure))) as [number, number];
  const ratio = own / other;
  const goal = most === undefined ? '' : `, at most ${most.toString()}${ratio > most ? ': missed' : ''}`;
  console.log(`${title}: ${shown(own, of)} against ${shown(other, of)}, ratio ${ratio.toFixed(2)}${goal}`);
};

const inTurns = async (ours: () => Promise<Measured>, theirs: () => Promise<Measured>): Promise<Sides> => {
  const sides: { ours: Measured[]; theirs: Measured[] } = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round += 1) {
    sides.theirs.push(await theirs());
    sides.ours.push(await ours());
  }
  return sides;
};

interface InitialOptions extends Partial<Pick<EmbeddedOptions, 'unpaced'>> {
  readonly clients?: number;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** An initial sync, in a folder of its own. */
const initial =
  (setup: Setup, { clients = 1, settings = {}, unpaced = false }: InitialOptions = {}) =>
  async (): Promise<Measured> => {
    const folder = await setup.folder(clients, settings);
    const figures = await folder.sync({ type: 'initial', unpaced });
    await folder.remove();
    return figures;
  };

const job = async (
  products: number,
  scripts: readonly (readonly [string, Omit<OptimalOptions, 'siesa' | 'kong'>, number?])[],
  options: InitialOptions = {},
) => {
  await withStandIns({ products, ...usual }, async (setup) => {
    for (const [which, script, most] of scripts) {
      const sides = await inTurns(initial(setup, options), () => setup.optimally(script));
      const title = `${products.toLocaleString('en')} products, ${which}`;
      print(`${title}, from first call to last`, sides, 'jobMs', most);
      print(`${title}, processor`, sides, 'cpuMs');
    }
  });
};

const measures = {
  usual: () =>
    job(10_000, [
      ['the next page read ahead', readingAhead, 1.5],
      ['4 readers and 16 writers', parallel],
    ]),
  large: () => job(100_000, [['4 readers and 16 writers', parallel, 1.5]], { settings: manyParts }),
  processor: () =>
    withStandIns({ products: 100_000, ...none }, async (setup) => {
      const sides = await inTurns(initial(setup, { unpaced: true }), () => setup.optimally(parallel));
      print('100,000 products without latency, processor', sides, 'cpuMs', 3);
      print('100,000 products without latency, memory', sides, 'peakMiB');
    }),
  unchanged: () =>
    withStandIns({ products: 100_000, ...usual }, async (setup) => {
      const sides: { ours: Measured[]; theirs: Measured[] } = { ours: [], theirs: [] };
      for (let round = 0; round < rounds; round += 1) {
        const folder = await setup.folder(1);
        sides.theirs.push(await folder.sync({ type: 'initial', unpaced: true }));
        const unchanged = await folder.sync({ type: 'incremental', unpaced: true });
        assert.equal(unchanged.calls.kong, 0);
        sides.ours.push(unchanged);
        await folder.remove();
      }
      print('100,000 unchanged products against their initial sync, from start to end', sides, 'wholeMs', 0.5);
      print('100,000 unchanged products, processor', sides, 'cpuMs');
    }),
  clients: () =>
    withStandIns({ products: 10_000, ...none }, async (setup) => {
      const sides = await inTurns(initial(setup, { clients: 10, unpaced: true }), initial(setup, { unpaced: true }));
      print('10 clients of 10,000 products at once against one, processor', sides, 'cpuMs', 12);
    }),
  million: async () => {
    const one = async (products: number): Promise<Measured[]> =>
      withStandIns({ products, ...none }, async (setup) => [await initial(setup, { unpaced: true })()]);
    const sides = { theirs: await one(100_000), ours: await one(1_000_000) };
    print('1,000,000 products against 100,000, from first call to last', sides, 'jobMs', 10.5);
    print('1,000,000 products against 100,000, memory', sides, 'peakMiB', 1.3);
  },
};

const named = process.argv.slice(2);
const load = loadavg()[0] ?? 0;
console.log(
  `Node.js ${process.versions.node}, ${cpus().length.toString()} × ${cpus()[0]?.model ?? 'unknown'}, load ${load.toFixed(1)} before; medians of ${rounds.toString()}, ours against the other`,
);
for (const [name, measure] of Object.entries(measures))
  if (named.length === 0 ? name !== 'million' : named.includes(name)) await measure();
