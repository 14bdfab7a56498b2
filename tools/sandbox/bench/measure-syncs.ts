/**
 * What one sync of 10,000 products does to AWS: written to `infra/src/cost/measured-syncs.json`, from which `docs/cost.md` is computed.
 *
 * Run after `npm run build`: `node --conditions=@siesa-integration/source tools/sandbox/bench/measure-syncs.ts`
 */
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmulatedFolder, type EmulatedHost } from '../src/index.ts';
import { startSimulators, writeExampleFolder, type Simulators } from '../src/simulators/index.ts';

const size = 10_000;
const changed = 1_000;

/** Milliseconds that an answer takes: a Siesa in the cloud of Siesa, a product in a region of AWS. */
const usualLatency = { siesa: 200, product: 50 };

interface StageUse {
  readonly invocations: number;
  /** With the usual latency of the APIs. */
  readonly seconds: number;
  /** With no latency at all: what the processor does. */
  readonly busySeconds: number;
}

interface SyncUse {
  readonly stages: Readonly<Record<string, StageUse>>;
  readonly transitions: number;
  /** Calls to AWS by action. */
  readonly calls: Readonly<Record<string, number>>;
  readonly logBytes: number;
}

type Use = Omit<SyncUse, 'stages'> & {
  readonly stages: Readonly<Record<string, { readonly invocations: number; readonly seconds: number }>>;
};

const stageOf: Readonly<Record<string, string>> = {
  ExtractFromSiesa: 'extractor',
  TransformData: 'transformer',
  LoadToProduct: 'loader',
  SummarizeSync: 'summarizer',
};

/** One sync, watched. */
const watch = async (host: EmulatedHost, log: { bytes: number }, input: object): Promise<Use> => {
  const before = { calls: host.awsCalls.length, bytes: log.bytes };
  const execution = host.start(input);
  const entered = new Map<string, number>();
  const stages: Record<string, { invocations: number; seconds: number }> = {};
  let transitions = 0;
  for await (const { kind, state, item, at } of execution.events) {
    const key = `${state} ${String(item)}`;
    if (kind === 'entered') transitions += 1;
    if (kind === 'entered') entered.set(key, at);
    const stage = stageOf[state];
    if (kind !== 'exited' || stage === undefined) continue;
    const use = (stages[stage] ??= { invocations: 0, seconds: 0 });
    use.invocations += 1;
    use.seconds += (at - (entered.get(key) ?? at)) / 1000;
  }
  const { status } = await execution.result;
  if (status !== 'SUCCEEDED') throw new Error(`The sync that was to be measured ended as ${status}.`);
  const ours = host.awsCalls.slice(before.calls).filter(({ role }) => role !== 'local-host');
  return { stages, transitions, calls: countBy(ours.map(({ action }) => action)), logBytes: log.bytes - before.bytes };
};

const countBy = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(names)].sort().map((name) => [name, names.filter((each) => each === name).length]));

/** The three syncs that the price of all others follows from. */
const measure = async (
  latency: typeof usualLatency,
): Promise<Readonly<Record<'initial' | 'quiet' | 'changed', Use>>> => {
  const simulators = await startSimulators({ size });
  const dir = await mkdtemp(join(tmpdir(), 'siesa-sync-measure-'));
  await writeExampleFolder({
    dir,
    addresses: { siesa: simulators.siesa.url, kong: simulators.kong.url, wms: simulators.wms.url },
  });
  const log = { bytes: 0 };
  const host = await openEmulatedFolder(dir, {
    recordAwsCalls: true,
    onLog: (line) => {
      log.bytes += Buffer.byteLength(line) + 1;
    },
  });
  try {
    await watch(host, log, { client_id: 'cliente-c', sync_type: 'incremental' }); // warms the instances
    setLatency(simulators, latency);
    const initial = await watch(host, log, { client_id: 'cliente-a', sync_type: 'initial' });
    const quiet = await watch(host, log, { client_id: 'cliente-a', sync_type: 'incremental' });
    const rows = simulators.siesa.products.rows.slice(0, changed);
    simulators.siesa.upsert(
      rows.map((row) => ({
        ...row,
        f_nombre: `${String(row['f_nombre'])} (nuevo)`,
        f_fecha_modificacion: new Date().toISOString(),
      })),
    );
    return { initial, quiet, changed: await watch(host, log, { client_id: 'cliente-a', sync_type: 'incremental' }) };
  } finally {
    await host.close();
    await simulators.close();
    await rm(dir, { recursive: true, force: true });
  }
};

const setLatency = ({ siesa, kong, wms }: Simulators, latency: typeof usualLatency): void => {
  siesa.switches.latencyMs = latency.siesa;
  kong.switches.latencyMs = latency.product;
  wms.switches.latencyMs = latency.product;
};

const together = (usual: Use, bare: Use): SyncUse => ({
  ...usual,
  stages: Object.fromEntries(
    Object.entries(usual.stages).map(([stage, { invocations, seconds }]) => [
      stage,
      {
        invocations,
        seconds: rounded(seconds),
        busySeconds: rounded(Math.min(seconds, bare.stages[stage]?.seconds ?? 0)),
      },
    ]),
  ),
});

const rounded = (seconds: number): number => Math.round(seconds * 100) / 100;

const bare = await measure({ siesa: 0, product: 0 });
const usual = await measure(usualLatency);
const measured = {
  on: new Date().toISOString().slice(0, 10),
  products: size,
  changed,
  latencyMs: usualLatency,
  syncs: {
    initial: together(usual.initial, bare.initial),
    quiet: together(usual.quiet, bare.quiet),
    changed: together(usual.changed, bare.changed),
  },
};
const file = join(import.meta.dirname, '../../../infra/src/cost/measured-syncs.json');
await writeFile(file, `${JSON.stringify(measured, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
