import type { Issue } from '@siesa-integration/canonical-model';
import type { GenericSchema } from 'valibot';
import type { DestinationField, DestinationPayload } from './destination-adapter.ts';

/** Where a call goes: `path` below the destination's address, or below the address of one of its services. */
export interface DestinationPath {
  /** For example `inventory`: its own address in the secret's `service_endpoints`, else `{address}/inventory`. */
  readonly service?: string;
  /** Begins with `/`, for example `/products/bulk`. Ids in it are URL-encoded. */
  readonly path: string;
}

/** What every destination's secret holds, however it authenticates. Unknown keys are kept and not used. */
export interface SecretDocument {
  /** Must have the origin of the client's `product_api_url`. */
  readonly api_url: string;
  /** When present, it must be the destination's own name. */
  readonly product_type?: string | undefined;
  /** Addresses of services that are not below `api_url`, by service name. */
  readonly service_endpoints?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The secret of a destination that takes a key. An adapter's schema extends it. */
export interface DestinationSecret extends SecretDocument {
  readonly api_key: string;
}

/** The secret of a destination that gives a token to a user who logs in. An adapter's schema extends it. */
export interface LoginSecret extends SecretDocument {
  readonly username: string;
  readonly password: string;
}

/** A call made for records whose own upsert was accepted: an RFID tag, a location. */
export interface FollowUp<Payload extends DestinationPayload, Secret extends DestinationSecret> {
  /** For metrics and verdict codes, for example `tags`. */
  readonly name: string;
  readonly to: DestinationPath;
  /** The body for one record, under the same id field; `undefined` when the record needs no such call. */
  readonly item: (payload: Payload, secret: Secret) => DestinationPayload | undefined;
}

/** A look-up that refuses records before they are sent, such as the zones of a warehouse. Made once an adapter, and only when it applies to a record. */
export interface Preflight<Payload extends DestinationPayload> {
  readonly appliesTo: (payload: Payload) => boolean;
  readonly from: DestinationPath;
  /** The answer's body (`undefined` on 404 or an empty body) → a check that returns what is wrong with one payload, if anything. */
  readonly read: (body: unknown) => (payload: Payload) => Issue | undefined;
}

/**
 * All that one destination's adapter defines: names, paths, headers, payload. Batches, retries, halving and concurrency are the sender's.
 *
 * Every function is pure.
 */
export interface DestinationDefinition<
  Payload extends DestinationPayload = DestinationPayload,
  Secret extends DestinationSecret = DestinationSecret,
> {
  /** The `product_type`, for example `kong`; the first half of every verdict code. */
  readonly name: string;
  /** For messages, for example `Kong`. */
  readonly title: string;
  readonly maxBatchSize: number;
  /** The payload's field that identifies a record, and the key of a verdict. */
  readonly idField: string;
  /** Further fields of the payload, besides `idField`, without which no mapping document is taken. @defaultValue none */
  readonly requiredTargets?: readonly string[];
  /** The payload's object that takes custom fields, for example `properties`. @defaultValue none: only those with a rule are sent */
  readonly customFields?: string;
  /** The fields sent when the client's mapping document names none. */
  readonly standardFields: readonly DestinationField[];
  /** What the destination accepts. A check's message is the expected value; its issue's code is `{name}/{field}`. */
  readonly payload: GenericSchema<unknown, Payload>;
  /** The secret's document. */
  readonly secret: GenericSchema<unknown, Secret>;
  /** Headers that authenticate a call. */
  readonly headers: (secret: Secret) => Readonly<Record<string, string>>;
  /** Takes an array of payloads; creates or updates by id. */
  readonly bulk: DestinationPath;
  /** Takes one payload with `PUT`; used when a send has a single record. */
  readonly one?: (id: string) => DestinationPath;
  readonly followUps?: readonly FollowUp<Payload, Secret>[];
  readonly preflight?: Preflight<Payload>;
}
