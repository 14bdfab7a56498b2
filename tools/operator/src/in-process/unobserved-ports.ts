import { createRuntime, silentLog } from '@siesa-integration/stage-runtime';
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
