import type { ClientDirectory, MappingStore, SecretStore } from '../../configuration/configuration-stores.ts';
import type { CountedLedger } from '../../ledger/ledger.ts';
import type { ObjectStore } from '../../run/object-store.ts';
import type { StateStore } from '../../state/client-state.ts';

/** The ports that a host implements. */
export interface Ports {
  readonly clients: ClientDirectory;
  readonly state: StateStore;
  readonly ledger: CountedLedger;
  readonly objects: ObjectStore;
  readonly mappings: MappingStore;
  readonly secrets: SecretStore;
}

/** An implementation, and what an operator does beside it. */
export interface PortsUnderTest {
  readonly ports: Ports;
  /** The same stores as another process opens them, while the first one still has them open. */
  readonly reopen: () => Promise<Ports>;
  /** Writes a client's settings as an operator does. What the service has stored beside them stays. */
  readonly putClient: (settings: Readonly<Record<string, unknown>> & { readonly client_id: string }) => Promise<void>;
  readonly deleteClient: (clientId: string) => Promise<void>;
  readonly putMapping: (key: string, text: string) => Promise<void>;
  readonly putSecret: (name: string, document: unknown) => Promise<void>;
  readonly close?: () => Promise<void>;
}

export type Subject = () => PortsUnderTest;

/** DynamoDB's limit for an item is 400 KiB, with its names and keys. */
export const largeText = (): string => 'ñ'.repeat(200_000);
