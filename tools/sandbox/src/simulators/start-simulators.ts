import type { FakeKong } from '@siesa-integration/kong-adapter/fake';
import type { FakeServerOptions } from '@siesa-integration/destination-adapter/fake';
import type { SiesaDialectName } from '@siesa-integration/siesa-client';
import { startFakeSiesa, type FakeSiesa } from '@siesa-integration/siesa-client/fake';
import type { FakeWms } from '@siesa-integration/wms-adapter/fake';
import { inventoryCatalogue, type CatalogueOptions } from '../catalogue/inventory-catalogue.ts';
import { productNames, destinationSimulators, type ProductName } from './product-simulators.ts';
import { troubleProduct, troubleSiesa, type SimulatorFaults } from './simulator-faults.ts';

export type SimulatorName = 'siesa' | ProductName;

/** Siesa and every product. */
export const simulatorNames: readonly SimulatorName[] = ['siesa', ...productNames];

/** The keys of the example secrets, so that they open the simulators. */
export const exampleKeys = Object.fromEntries(simulatorNames.map((name) => [name, `${name}_api_key_here`])) as Readonly<
  Record<SimulatorName, string>
>;

export interface SimulatorOptions extends CatalogueOptions {
  /** How Siesa speaks. @defaultValue `inventory` */
  readonly dialect?: SiesaDialectName;
  /** @defaultValue any free port each */
  readonly ports?: Partial<Readonly<Record<SimulatorName, number>>>;
  readonly faults?: SimulatorFaults;
}

/** A Siesa with a catalogue, and the two products, empty. */
export interface Simulators {
  readonly siesa: FakeSiesa;
  readonly kong: FakeKong;
  readonly wms: FakeWms;
  readonly close: () => Promise<void>;
}

/**
 * Starts Siesa, Kong and WMS on 127.0.0.1.
 *
 * @example
 * const { siesa, kong, close } = await startSimulators({ size: 10_000 });
 */
export const startSimulators = async (options: SimulatorOptions): Promise<Simulators> => {
  const siesa = await startSiesaSimulator(options);
  const kong = await startKongSimulator(options);
  const wms = await startWmsSimulator(options);
  return {
    siesa,
    kong,
    wms,
    close: async () => {
      await Promise.all([siesa.close(), kong.close(), wms.close()]);
    },
  };
};

/** A Siesa whose catalogue is `size` records of {@link inventoryCatalogue}, in any dialect. */
export const startSiesaSimulator = async ({
  dialect = 'inventory',
  ports = {},
  faults = {},
  ...catalogue
}: SimulatorOptions): Promise<FakeSiesa> => {
  const siesa = await startFakeSiesa({
    dialect,
    catalogue: inventoryCatalogue(catalogue),
    apiKey: exampleKeys.siesa,
    port: ports.siesa ?? 0,
  });
  troubleSiesa(siesa, faults);
  return siesa;
};

/** An empty product, of any kind there is a simulator for. */
export const startDestinationSimulator = async <Name extends ProductName>(
  name: Name,
  { ports = {}, faults = {}, ...catalogue }: SimulatorOptions,
): Promise<Awaited<ReturnType<(typeof destinationSimulators)[Name]>>> => {
  const start = destinationSimulators[name] as (
    options: FakeServerOptions,
  ) => Promise<Awaited<ReturnType<(typeof destinationSimulators)[Name]>>>;
  const product = await start({ apiKey: exampleKeys[name], port: ports[name] ?? 0 });
  troubleProduct(product, faults, poisonable(faults, catalogue));
  return product;
};

/** An empty Kong. */
export const startKongSimulator = (options: SimulatorOptions): Promise<FakeKong> =>
  startDestinationSimulator('kong', options);

/** An empty WMS that has the zones of the catalogue. */
export const startWmsSimulator = (options: SimulatorOptions): Promise<FakeWms> =>
  startDestinationSimulator('wms', options);

const poisonable = ({ poison = 0 }: SimulatorFaults, catalogue: CatalogueOptions): readonly string[] =>
  poison === 0 ? [] : inventoryCatalogue(catalogue).map(({ f_codigo }) => f_codigo);
