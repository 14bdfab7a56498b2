import type { FakeKong } from '@siesa-integration/kong-adapter/fake';
import type { FakeServerOptions, RunningFakeRecords } from '@siesa-integration/destination-adapter/fake';
import type { SiesaDialectName } from '@siesa-integration/siesa-client';
import { startFakeSiesa, type FakeSiesa } from '@siesa-integration/siesa-client/fake';
import type { FakeWms } from '@siesa-integration/wms-adapter/fake';
import { inventoryCatalogue, type CatalogueOptions } from '../catalogue/inventory-catalogue.ts';
import {
  destinationNames,
  destinationSimulators,
  type DestinationName,
  type DialectSimulatorName,
  dialectSimulatorNames,
  dialectSimulators,
} from './destination-simulators.ts';
import { setDestinationFaults, setRecordFaults, setSiesaFaults, type SimulatorFaults } from './simulator-faults.ts';

export type SimulatorName = 'siesa' | DestinationName | DialectSimulatorName;

/** Siesa, every destination, and every dialect that takes one record a call. */
export const simulatorNames: readonly SimulatorName[] = ['siesa', ...destinationNames, ...dialectSimulatorNames];

/** The keys of the example secrets, so that they open the simulators. */
export const exampleKeys = Object.fromEntries(simulatorNames.map((name) => [name, `${name}_api_key_here`])) as Readonly<
  Record<SimulatorName, string>
>;

export interface SimulatorOptions extends CatalogueOptions {
  /** Siesa's dialect. @defaultValue `inventory` */
  readonly dialect?: SiesaDialectName;
  /** @defaultValue any free port each */
  readonly ports?: Partial<Readonly<Record<SimulatorName, number>>>;
  readonly faults?: SimulatorFaults;
}

/** A Siesa with a catalogue, and the two destinations, empty. */
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
  setSiesaFaults(siesa, faults);
  return siesa;
};

/** Starts an empty destination by its name. */
export const startDestinationSimulator = async <Name extends DestinationName>(
  name: Name,
  { ports = {}, faults = {}, ...catalogue }: SimulatorOptions,
): Promise<Awaited<ReturnType<(typeof destinationSimulators)[Name]>>> => {
  const start = destinationSimulators[name] as (
    options: FakeServerOptions,
  ) => Promise<Awaited<ReturnType<(typeof destinationSimulators)[Name]>>>;
  const destination = await start({ apiKey: exampleKeys[name], port: ports[name] ?? 0 });
  setDestinationFaults(destination, faults, idsToRefuse(faults, catalogue));
  return destination;
};

/** The user of every simulator that is logged in to; its password is the example key. */
export const exampleUser = 'integration';

/** Starts an empty simulator of a dialect that takes one record a call, by its name. */
export const startDialectSimulator = async (
  name: DialectSimulatorName,
  { ports = {}, faults = {}, ...catalogue }: SimulatorOptions,
): Promise<RunningFakeRecords> => {
  const switches = { username: exampleUser, password: exampleKeys[name] };
  const simulator = await dialectSimulators[name].start({ switches, port: ports[name] ?? 0 });
  setRecordFaults(simulator, faults, idsToRefuse(faults, catalogue));
  return simulator;
};

/** An empty Kong. */
export const startKongSimulator = (options: SimulatorOptions): Promise<FakeKong> =>
  startDestinationSimulator('kong', options);

/** An empty WMS that has the zones of the catalogue. */
export const startWmsSimulator = (options: SimulatorOptions): Promise<FakeWms> =>
  startDestinationSimulator('wms', options);

const idsToRefuse = ({ poison = 0 }: SimulatorFaults, catalogue: CatalogueOptions): readonly string[] =>
  poison === 0 ? [] : inventoryCatalogue(catalogue).map(({ f_codigo }) => f_codigo);
