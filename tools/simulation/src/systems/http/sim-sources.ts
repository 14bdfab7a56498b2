import type { SiesaDialectName } from '@siesa-integration/siesa-client';
import { connektaSource } from './connekta-server.ts';
import { inventorySource } from './inventory-server.ts';
import type { SimSource } from './sim-source.ts';

/** Every dialect of the registry; does not compile while it lacks one. */
export const simSources: Readonly<Record<SiesaDialectName, SimSource>> = {
  inventory: inventorySource,
  connekta: connektaSource,
};
