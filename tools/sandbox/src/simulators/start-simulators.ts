import { startFakeKong, type FakeKong } from '@siesa-integration/kong-adapter/testing';
import { startFakeSiesa, type FakeSiesa } from '@siesa-integration/siesa-client/testing';
import { startFakeWms, type FakeWms } from '@siesa-integration/wms-adapter/testing';
import { catalogueZones, inventoryCatalogue, type CatalogueOptions } from '../catalogue/inventory-catalogue.ts';
import { troubleProduct, troubleSiesa, type SimulatorFaults } from './simulator-faults.ts';

/** The keys of the example secrets, so that they open the simulators. */
export const exampleKeys = { siesa: 'siesa_api_key_here', kong: 'kong_api_key_here', wms: 'wms_api_key_here' } as const;

export type SimulatorName = 'siesa' | 'kong' | 'wms';

export interface SimulatorOptions extends CatalogueOptions {
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

/** A Siesa whose catalogue is `size` records of {@link inventoryCatalogue}. */
export const startSiesaSimulator = async ({ ports = {}, faults = {}, ...catalogue }: SimulatorOptions): Promise<FakeSiesa> => {
  const siesa = await startFakeSiesa({ rows: inventoryCatalogue(catalogue), apiKey: exampleKeys.siesa, port: ports.siesa ?? 0 });
  troubleSiesa(siesa, faults);
  return siesa;
};

/** An empty Kong. */
export const startKongSimulator = async ({ ports = {}, faults = {}, ...catalogue }: SimulatorOptions): Promise<FakeKong> => {
  const kong = await startFakeKong({ apiKey: exampleKeys.kong, port: ports.kong ?? 0 });
  troubleProduct(kong, faults, poisonable(faults, catalogue));
  return kong;
};

/** An empty WMS that has the zones of the catalogue. */
export const startWmsSimulator = async ({ ports = {}, faults = {}, ...catalogue }: SimulatorOptions): Promise<FakeWms> => {
  const wms = await startFakeWms({ apiKey: exampleKeys.wms, port: ports.wms ?? 0, zones: catalogueZones });
  troubleProduct(wms, faults, poisonable(faults, catalogue));
  return wms;
};

const poisonable = ({ poison = 0 }: SimulatorFaults, catalogue: CatalogueOptions): readonly string[] =>
  poison === 0 ? [] : inventoryCatalogue(catalogue).map(({ f_codigo }) => f_codigo);
