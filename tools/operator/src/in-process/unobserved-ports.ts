import { createRuntime } from '@siesa-integration/stage-runtime';
import type { Log } from '@siesa-integration/sync-pipeline';
import type { Stores } from '../hosts/stores.ts';

/** The ports that every run in this process needs: the real clock and the guarded network, without logs or metrics. */
export const unobservedPorts = ({
  environment,
  secrets,
  mappings,
}: Pick<Stores, 'environment' | 'secrets' | 'mappings'>) => ({
  environment,
  secrets,
  mappings,
  runtime: createRuntime(environment),
  log: silentLog,
  metrics: { emit: () => undefined },
});

const ignore = (): void => undefined;
const silentLog: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore, with: () => silentLog };
