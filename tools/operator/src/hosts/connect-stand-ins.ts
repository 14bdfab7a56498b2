import { connectAws, type StandInEndpoints } from './aws-connections.ts';
import { createStores, type HostResources, type TableStores } from './stores.ts';

/** The stores behind the stand-ins for AWS of this machine. `close` ends the connections. */
export const connectStandIns = (
  endpoints: StandInEndpoints,
  resources: HostResources,
): { readonly stores: TableStores; readonly close: () => void } => {
  const connections = connectAws(endpoints);
  return { stores: createStores('local', connections, resources), close: connections.close };
};
