export {
  openLocalFolder,
  type Alert,
  type AwsCall,
  type Endpoints,
  type FileProblem,
  type LocalHost,
  type LocalHostOptions,
  type LocalResources,
} from './local-host/index.ts';
export {
  catalogueZones,
  inventoryCatalogue,
  type CatalogueOptions,
  type InventoryRow,
} from './catalogue/inventory-catalogue.ts';
export { FunctionError } from './functions/function-error.ts';
export { startFunctions, type Functions } from './functions/functions.ts';
export type { SimulatorFaults } from './simulators/simulator-faults.ts';
export {
  exampleKeys,
  startKongSimulator,
  startSiesaSimulator,
  startSimulators,
  startWmsSimulator,
  type SimulatorOptions,
  type Simulators,
} from './simulators/start-simulators.ts';
export { simulatorArguments, type SimulatorArguments } from './simulators/simulator-arguments.ts';
export {
  exampleMapping,
  writeExampleFolder,
  type ExampleAddresses,
  type ExampleFolderOptions,
} from './write-example-folder.ts';
