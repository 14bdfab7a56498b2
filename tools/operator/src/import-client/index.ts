export {
  importClient,
  type ImportClientOptions,
  type ImportedClient,
  type LeftOut,
} from './import-client.ts';
