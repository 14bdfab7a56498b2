import type { JsonValue } from '@siesa-integration/canonical-model';
import type { FakeDestination } from '../fake/index.ts';
import type { Destination, DestinationField, DestinationPayload } from '../definition/destination-adapter.ts';

/** A destination and the fake that it calls, fresh for each rule. */
export interface DestinationUnderTest<Payload extends DestinationPayload = DestinationPayload> {
  readonly destination: Destination<Payload>;
  readonly fake: FakeDestination;
  /** The fake's address, without `/v1`. */
  readonly url: URL;
  /** The document of the client's secret, with the fake's key. */
  readonly secret: Readonly<Record<string, unknown>>;
  /** For a fake without a network. @defaultValue `globalThis.fetch` */
  readonly fetch?: typeof globalThis.fetch;
  /** Canonical fields that every record of this destination needs, beyond the required ones. */
  readonly required?: Readonly<Record<string, JsonValue>>;
  /** All fields of the destination, and one of them that may be absent. */
  readonly fields: readonly DestinationField[];
  readonly optional: DestinationField & { readonly value: JsonValue };
  /** A follow-up call, and the canonical fields of a record that need it. */
  readonly followUp?: { readonly name: string; readonly fields: Readonly<Record<string, JsonValue>> };
  readonly close?: () => Promise<void>;
}
