import {
  aSiesaProduct,
  type FakeSiesa,
  type FakeSiesaOptions,
  startFakeSiesa,
} from '@siesa-integration/siesa-client/fake';
import type { SyncEnd } from '../in-process/run-sync.ts';
import { aClient, aMapping } from './a-client.ts';
import { systemRuntime, type TestBench, type TestPorts, testBench } from './test-ports.ts';

/** A client whose Siesa answers on loopback; everything else is in memory. */
export interface SyncBench extends TestBench, AsyncDisposable {
  readonly siesa: FakeSiesa;
  /** Advances the service's clock, in milliseconds. */
  readonly passTime: (ms: number) => void;
  /** From now on every store fails, as it does for a process that was killed. */
  readonly kill: () => void;
  /** The next process begins. */
  readonly revive: () => void;
}

export interface SyncBenchOptions extends FakeSiesaOptions {
  /** Replace some of the client's settings. */
  readonly client?: Readonly<Record<string, unknown>>;
}

/** Start messages. */
export const initial = { client_id: 'cliente-a', sync_type: 'initial' };
export const incremental = { client_id: 'cliente-a', sync_type: 'incremental' };

/** `count` products, `PROD00000` and so on; the number is the quantity. */
export const someProducts = (
  count: number,
  fields: Readonly<Record<string, unknown>> = {},
): ReturnType<typeof aSiesaProduct>[] =>
  Array.from({ length: count }, (_, at) =>
    aSiesaProduct({ f_codigo: `PROD${at.toString().padStart(5, '0')}`, f_cantidad: at, ...fields }),
  );

/** The lines of a run's report. */
export const reportOf = ({ stores }: SyncBench, { summary }: SyncEnd): string =>
  Buffer.from(stores.objects.bodies.get(summary?.report_key ?? '') ?? '').toString('utf8');

/**
 * Client `cliente-a` with Kong, all its settings in place. Its Siesa closes where the block of `await using` ends.
 *
 * @example
 * await using bench = await aSyncBench({ rows: someProducts(30) });
 */
export const aSyncBench = async ({ client = {}, ...options }: SyncBenchOptions): Promise<SyncBench> => {
  const siesa = await startFakeSiesa(options);
  const process = { killed: false, ahead: 0 };
  const bench = testBench({ runtime: { ...systemRuntime, now: () => Date.now() + process.ahead } });
  const { clients, secrets, mappings } = bench.stores;
  clients.documents.set('cliente-a', aClient({ siesa_api_url: siesa.url.href, ...client }));
  secrets.documents.set('siesa-integration/cliente-a/siesa', siesa.secret);
  secrets.documents.set('siesa-integration/cliente-a/kong', {
    api_url: 'https://cliente-a.kong.com/api',
    api_key: 'key',
  });
  mappings.documents.set('field-mappings-kong.json', aMapping());
  const killable = <Port extends object>(port: Port): Port => killablePort(port, () => process.killed);
  const ports: TestPorts = {
    ...bench.ports,
    state: killable(bench.ports.state),
    ledger: killable(bench.ports.ledger),
    objects: killable(bench.ports.objects),
    clients: killable(bench.ports.clients),
  };
  return {
    ...bench,
    ports,
    siesa,
    passTime: (ms) => {
      process.ahead += ms;
    },
    kill: () => {
      process.killed = true;
    },
    revive: () => {
      process.killed = false;
    },
    [Symbol.asyncDispose]: siesa.close,
  };
};

const killablePort = <Port extends object>(port: Port, isKilled: () => boolean): Port =>
  new Proxy(port, {
    get: (target, name) => {
      if (isKilled()) throw new Error('This process is gone.');
      return Reflect.get(target, name) as unknown;
    },
  });
