export type {
  ProductAdapter,
  ProductCall,
  ProductCheck,
  ProductConnection,
  ProductCredentials,
  ProductDefinition,
  ProductField,
  ProductPayload,
  SendOptions,
  Verdict,
} from './product-adapter.ts';
