import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** How an execution ended. */
export interface ParityEnd {
  readonly status: string;
  readonly error: string | undefined;
  /** The states that were entered, in order; without those of the Map's children, whose order is free. */
  readonly states: readonly string[];
}

/** A host of the deployed template: the emulated one, or moto. Both have the same account, so all names are the same. */
export interface ParityHost {
  readonly name: string;
  readonly documents: DynamoDBDocumentClient;
  readonly run: (input: unknown) => Promise<ParityEnd>;
  /** `undefined` removes it. */
  readonly putSecret: (name: string, document: object | undefined) => Promise<void>;
  readonly putMapping: (key: string, document: string) => Promise<void>;
  readonly close: () => Promise<void>;
}
