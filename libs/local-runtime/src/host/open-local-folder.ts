import { join, resolve } from 'node:path';
import { createSecretGuard, type SecretGuard } from '@siesa-integration/stage-runtime';
import type { FolderAlerts } from '../alerts/folder-alerts.ts';
import type { FileProblem } from '../folder/file-problem.ts';
import { readFolder } from '../folder/read-folder.ts';
import { type LocalStores, openLocalStores, stateFolder } from '../stores/open-local-stores.ts';
import type { EmbeddedHost, EmbeddedHostOptions } from './create-embedded-host.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import type { FolderService } from './folder-service.ts';
import { releaseDeadLeases } from './process/release-dead-leases.ts';

/** A folder of clients, and the service's workflow over it. */
export interface LocalFolder {
  readonly stores: LocalStores;
  readonly alerts: FolderAlerts;
  /** Files that could not be used when the folder was opened. Each concerns its own client, mapping or secret. */
  readonly fileProblems: readonly FileProblem[];
  readonly start: EmbeddedHost['start'];
  /** Where a host keeps the events of its executions. */
  readonly executions: string;
  /** The path of an object of the data bucket. */
  readonly objectFile: (key: string) => string;
  /** Aborts running executions and gives their leases back. The stores stay open. */
  readonly stop: () => Promise<void>;
  /** Likewise, and closes the stores. */
  readonly close: () => Promise<void>;
}

export interface LocalFolderOptions extends EmbeddedHostOptions {
  /** Replaces some of the host's ports, such as its log. @defaultValue the stores of the folder, the real clock and network, no log */
  readonly ports?: (standard: EmbeddedPorts) => EmbeddedPorts;
  /** Gets every secret that is read. @defaultValue one of its own */
  readonly guard?: SecretGuard;
}

/**
 * Opens a folder of clients and runs the service over it, in this process.
 *
 * Several processes may have a folder open: a client is synced by one of them at a time. Leases of processes that have ended are free at once.
 *
 * @throws LocalHostError when there is no such folder, and what `openLocalStores` throws when its state cannot be used.
 *
 * @example
 * const folder = await openLocalFolder('./my-clients');
 * const execution = await folder.start({ client_id: 'cliente-a', sync_type: 'incremental' });
 * const { status } = await execution.result;
 * await folder.close();
 */
export const openLocalFolder = async (
  dir: string,
  {
    ports = (standard) => standard,
    guard: { guard, redact } = createSecretGuard(),
    ...options
  }: LocalFolderOptions = {},
): Promise<LocalFolder> => {
  const folder = resolve(dir);
  const { clients, problems } = await readFolder(folder);
  const stores = await openLocalStores(folder, { guard });
  const state = stateFolder(folder);
  let expired: Promise<void> | undefined;
  let service: Promise<FolderService> | undefined;
  // Loaded when it is needed, because it brings all stages, and commands that only look need none.
  const serviceOnce = (): Promise<FolderService> =>
    (service ??= import('./folder-service.ts').then(({ createFolderService }) =>
      createFolderService(folder, stores, { ports, redact, ...options }),
    ));
  const stop = async (): Promise<void> => {
    await (await service)?.host.close();
  };
  try {
    await releaseDeadLeases(
      stores.ports.state,
      clients.clients.map(({ client_id: id }) => id),
    );
  } catch (error) {
    stores.close();
    throw error;
  }
  return {
    stores,
    alerts: {
      publish: stores.alerts.publish,
      check: async () => (await serviceOnce()).alerts.check(),
      deliver: async () => (await serviceOnce()).alerts.deliver(),
      test: async (text) => (await serviceOnce()).alerts.test(text),
      latest: stores.alerts.latest,
    },
    fileProblems: [...clients.problems, ...problems],
    start: async (input) => {
      await (expired ??= stores.expire());
      return (await serviceOnce()).host.start(input);
    },
    executions: join(state, 'executions'),
    objectFile: (key) => join(state, 'objects', key),
    stop,
    close: async () => {
      await stop();
      stores.close();
    },
  };
};
