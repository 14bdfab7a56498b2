import { createRuntime } from '@siesa-integration/stage-runtime';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import {
  connectDestination,
  type ClientConfiguration,
  type ConnectedDestination,
} from '@siesa-integration/sync-pipeline';
import type { Stores } from '../hosts/stores.ts';

/** Connects to a client's destination with its stored secret, as the loader does. */
export const clientDestination = (
  client: ClientConfiguration,
  { destinationFields }: FieldMapping,
  { secrets, environment }: Pick<Stores, 'secrets' | 'environment'>,
): ConnectedDestination['adapter'] =>
  connectDestination(
    { destinations: destinationRegistry, secrets, environment, runtime: createRuntime(environment) },
    client,
    destinationFields,
  ).adapter;
