import type { StandInEndpoints } from './aws-connections.ts';
import type { HostResources, TableStores } from './stores.ts';

/** The stores behind the stand-ins for AWS of this machine. `close` ends the connections. */
export const connectStandIns = async (
  endpoints: StandInEndpoints,
  resources: HostResources,
): Promise<{ readonly stores: TableStores; readonly close: () => void }> => {
  // Loaded here, because they bring the SDK, and a folder on this machine needs none.
  const [{ connectAws }, { createStores }] = await Promise.all([import('./aws-connections.ts'), import('./stores.ts')]);
  const connections = connectAws(endpoints);
  return { stores: createStores('local', connections, resources), close: connections.close };
};
