export {
  catalogueZones,
  inventoryCatalogue,
  type CatalogueOptions,
  type InventoryRow,
} from '../catalogue/inventory-catalogue.ts';
export {
  exampleMapping,
  writeExampleFolder,
  type ExampleAddresses,
  type ExampleFolderOptions,
} from '../write-example-folder.ts';
export { simulatorArguments, type SimulatorArguments } from './simulator-arguments.ts';
export type { SimulatorFaults } from './simulator-faults.ts';
export {
  exampleKeys,
  startDialectSimulator,
  startKongSimulator,
  startSiesaSimulator,
  startSimulators,
  startWmsSimulator,
  type SimulatorOptions,
  type Simulators,
} from './start-simulators.ts';
