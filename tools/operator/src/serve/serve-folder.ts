import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type LocalFolder, type LocalFolderOptions, openLocalFolder } from '@siesa-integration/local-runtime';
import { IntegrationError } from '@siesa-integration/outgoing-http';
import { createSecretGuard } from '@siesa-integration/stage-runtime';
import { createLog } from '@siesa-integration/stage-runtime/log';
import type { Log } from '@siesa-integration/sync-pipeline';
import type { Host } from '../hosts/host.ts';
import { embeddedFolder } from '../hosts/local/embedded-folder.ts';
import { localHost } from '../hosts/local/local-host.ts';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { type PeriodicJob, runPeriodicJobs } from './periodic-jobs.ts';
import { createScheduler } from './schedule/create-scheduler.ts';
import { readPlans } from './schedule/read-plans.ts';
import { scheduledSync } from './schedule/scheduled-sync.ts';
import { createServer, type Pages } from './server/create-server.ts';
import { listen } from './server/listen.ts';
import { createPrometheusMetrics, type PrometheusMetrics } from './server/prometheus-metrics.ts';

/** What surrounds the schedules of a served folder. */
export interface ServedFolder {
  readonly host: Host;
  readonly stores: LocalFolder['stores'];
  readonly log: Log;
  /** `http://127.0.0.1:7420`: known once it listens. */
  readonly address: () => string;
}

export interface ServeOptions {
  /** How many syncs run at once. @defaultValue 4 */
  readonly concurrency?: number;
  /** Of the server on 127.0.0.1; 0 for any that is free. @defaultValue 7420 */
  readonly port?: number;
  /** Gets each line of the log, which is JSON. */
  readonly write: (line: string) => void;
  /** Work that is repeated beside the schedules. @defaultValue none */
  readonly jobs?: (folder: ServedFolder) => readonly PeriodicJob[];
  /** Pages that are served beside `/healthz` and `/metrics`. @defaultValue none */
  readonly pages?: (folder: ServedFolder) => Pages;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly now?: () => number;
  /** How often changed files are looked for, in milliseconds. @defaultValue 10,000 */
  readonly lookEveryMs?: number;
  /** For tests that replace a part of the host. */
  readonly host?: LocalFolderOptions;
}

/** A folder that is served. */
export interface Serving {
  /** `http://127.0.0.1:7420` */
  readonly address: string;
  /** Starts no further sync, lets calls that run end (at most 25 s), and gives leases back. */
  readonly close: () => Promise<void>;
}

/**
 * Runs the schedules of a folder's clients until it is closed, and answers on 127.0.0.1.
 *
 * @throws OperatorMistake when the folder cannot be used, another process serves it, or the port cannot be had.
 *
 * @example
 * const serving = await serveFolder('./my-clients', { write: (line) => process.stdout.write(line) });
 * await fetch(`${serving.address}/healthz`); // {"status":"ok","running":0,"waiting":0,"problems":[]}
 * await serving.close();
 */
export const serveFolder = async (dir: string, options: ServeOptions): Promise<Serving> => {
  const guard = createSecretGuard();
  const metrics = createPrometheusMetrics();
  const log = createLog({ component: 'serve', write: options.write, redact: guard.redact });
  const opened = await openLocalFolder(dir, {
    guard,
    ports: (standard) => ({ ...standard, log, metrics: metrics.metrics }),
    ...options.host,
  }).catch(asMistake);
  try {
    return await serve(dir, { opened, metrics, log }, options);
  } catch (error) {
    await opened.close();
    return asMistake(error);
  }
};

const asMistake = (error: unknown): never => {
  throw error instanceof IntegrationError ? new OperatorMistake(error.message, { cause: error }) : error;
};

interface OpenedToServe {
  readonly opened: LocalFolder;
  readonly metrics: PrometheusMetrics;
  readonly log: Log;
}

/** Objects and history are deleted after their time. */
const expireEveryMs = 6 * 3_600_000;

const serve = async (dir: string, { opened, metrics, log }: OpenedToServe, options: ServeOptions): Promise<Serving> => {
  const { concurrency = 4, port = 7420, now = Date.now, jobs = () => [], pages, lookEveryMs } = options;
  const { stores } = opened;
  let address = `http://127.0.0.1:${String(port)}`;
  const other = await stores.server.take(address);
  if (other !== undefined)
    throw new OperatorMistake(message('mistake/served-elsewhere', { folder: dir, address: other }), {
      code: 'FOLDER_SERVED',
    });

  const host = await localHost(dir, `--local ${dir}`, () => Promise.resolve(embeddedFolder(opened)));
  const folder: ServedFolder = { host, stores, log, address: () => address };
  const scheduler = createScheduler(
    {
      now,
      sleep,
      readPlans: () => readPlans(resolve(dir)),
      states: stores.schedules,
      sync: (clientId) => scheduledSync(clientId, folder, now),
      log,
      onTick: metrics.countTick,
    },
    { concurrency, ...(lookEveryMs !== undefined && { lookEveryMs }) },
  );
  metrics.watchSyncs(scheduler.status);
  const stopping = new AbortController();
  const server = await listen(
    createServer({ status: scheduler.status, metrics, ...(pages && { pages: pages(folder) }) }),
    port,
  ).catch(async (error: unknown) => {
    await stores.server.release();
    throw error;
  });
  ({ address } = server);
  await stores.server.announce(address);
  log.info(`Serving ${dir} at ${address}`);
  const working = Promise.all([
    scheduler.run(stopping.signal),
    runPeriodicJobs(
      [{ name: 'expire', everyMs: expireEveryMs, run: stores.expire }, ...jobs(folder)],
      { sleep, log },
      stopping.signal,
    ),
  ]);
  const close = async (): Promise<void> => {
    stopping.abort();
    await server.close();
    await opened.stop();
    await working;
    await stores.server.release();
    await opened.close();
    log.info(`Stopped serving ${dir}`);
  };
  let closed: Promise<void> | undefined;
  return { address: server.address, close: () => (closed ??= close()) };
};

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined);
