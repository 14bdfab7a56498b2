import { createRuntime, type SecretGuard, silentLog } from '@siesa-integration/stage-runtime';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { createFolderAlerts, type FolderAlerts } from '../alerts/folder-alerts.ts';
import type { LocalStores } from '../stores/open-local-stores.ts';
import { createEmbeddedHost, type EmbeddedHost, type EmbeddedHostOptions } from './create-embedded-host.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';

/** What works over the stores of a folder. */
export interface FolderService {
  readonly host: EmbeddedHost;
  readonly alerts: FolderAlerts;
}

export interface FolderServiceOptions extends EmbeddedHostOptions {
  readonly ports: (standard: EmbeddedPorts) => EmbeddedPorts;
  readonly redact: SecretGuard['redact'];
}

/** The workflow and the alerts of a folder, over the same ports. */
export const createFolderService = (
  folder: string,
  stores: LocalStores,
  { ports, redact, ...options }: FolderServiceOptions,
): FolderService => {
  const used = ports(embeddedPorts(stores, redact));
  return {
    host: createEmbeddedHost(used, options),
    alerts: createFolderAlerts(folder, stores, { runtime: used.runtime, redact }),
  };
};

/** The ports of the embedded host over the stores of a folder: real clock, guarded network, every destination, no log. */
const embeddedPorts = (
  { ports, history, alerts }: Pick<LocalStores, 'ports' | 'history' | 'alerts'>,
  redact: SecretGuard['redact'],
): EmbeddedPorts => ({
  ...ports,
  history,
  alerts,
  redact,
  environment: 'local',
  runtime: createRuntime('local'),
  destinations: destinationRegistry,
  log: silentLog,
  metrics: { emit: () => undefined },
});
