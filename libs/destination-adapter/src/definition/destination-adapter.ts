import type { GenericSchema } from 'valibot';
import type { CanonicalProduct, Issue, JsonValue, Result } from '@siesa-integration/canonical-model';
import type { EchoDifference } from '../each/compare-echo.ts';
import type { NewDestinationClient } from './new-client.ts';

/** The document that a destination's API takes: JSON, under the destination's own field names. */
export type DestinationPayload = Readonly<Record<string, JsonValue>>;

/** The outcome of one record. Matched by id, never by position. */
export type Verdict =
  | {
      readonly id: string;
      readonly status: 'accepted';
      /** Follow-up calls (tag, location) made for it. */
      readonly followUps?: number;
      /** The destination's own id of the record, where it gives one: handed back with the next send. */
      readonly ref?: string;
      /** How the record that the destination stored differs from what was sent. */
      readonly warnings?: readonly Issue[];
    }
  | {
      readonly id: string;
      readonly status: 'refused';
      /** Stable, for example `kong/refused`, `kong/tags`, `NO_VERDICT`. */
      readonly code: string;
      /** The destination's error text, shortened to 500 characters. */
      readonly message: string;
      /** The follow-up that failed (`tags`, `locations`): the record itself was stored, its follow-up was not. */
      readonly failedFollowUp?: string;
    }
  /** The deadline came first: send it again. Only from destinations that take one record a call; others end with an error. */
  | { readonly id: string; readonly status: 'unsent' };

/** A record as the destination holds it. */
export interface StoredRecord {
  /** Our id, as the destination holds it. */
  readonly id: string;
  /** The destination's own id. */
  readonly ref: string;
  /** All its fields, under the destination's names. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The fields that take it out of use there. Absent: it is in use, or the destination knows no such state. */
  readonly inactive?: readonly string[];
}

/** Where a canonical field goes in the payload, according to the client's mapping document. */
export interface DestinationField {
  /** Canonical name, for example `ean` or `custom:color`. */
  readonly canonical: string;
  /** Name in the destination's payload, for example `barcode`. */
  readonly target: string;
}

/** One attempt of a call to the destination, after it ended: for metrics, and for finding it in the destination's logs. */
export interface DestinationCall {
  readonly durationMs: number;
  readonly ok: boolean;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Of HTTP; absent when no answer came. */
  readonly status?: number;
  /** The id that the destination gave to the request; absent when its answer names none. */
  readonly requestId?: string;
  /** `upsert`, or the name of a follow-up such as `tags` and `locations`. */
  readonly operation: string;
}

/** The secret of one client for this destination. */
export interface DestinationCredentials {
  /** Its name, for messages: the value never appears in one. */
  readonly secretName: string;
  /** Reads the secret's document; `refresh` bypasses any cache. */
  readonly read: (options?: { readonly refresh?: boolean }) => Promise<Readonly<Record<string, unknown>>>;
}

/** What an adapter needs to be created for one client. */
export interface DestinationConnection {
  /** The client's `product_api_url`. */
  readonly baseUrl: URL;
  readonly credentials: DestinationCredentials;
  /** From the client's mapping document. @defaultValue the destination's standard fields */
  readonly fields?: readonly DestinationField[];
  /** Records a call, at most the destination's maximum. @defaultValue the destination's maximum */
  readonly batchSize?: number;
  /** Sends that may be under way at once, where a call takes a batch: all of them together have two batches in flight for each. @defaultValue 1 */
  readonly sendsAtOnce?: number;
  /** Calls in flight at once, for a destination that takes one record a call. @defaultValue 4 */
  readonly concurrency?: number;
  /**
   * Asked before every call to a destination that takes one record a call: the milliseconds to wait before it, so that several processes keep one pace.
   *
   * @defaultValue no pace
   */
  readonly nextCallIn?: () => Promise<number> | number;
  /** What the client's settings say about the destination beside its address, for its dialect. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Why an address may not be called, in a few words. @defaultValue https only (http on loopback), no user info */
  readonly addressProblem?: (url: URL) => string | undefined;
  /** The whole of one call, answer read, in milliseconds. @defaultValue 30,000 */
  readonly timeoutMs?: number;
  /** @defaultValue `globalThis.fetch` */
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly clock?: () => number;
  /** Between 0 and 1. @defaultValue `Math.random` */
  readonly random?: () => number;
  /** Waits; rejects when the signal aborts. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly onCall?: (call: DestinationCall) => void;
}

/** How far one `send` may go. */
export interface SendOptions {
  /** Stops everything at once. */
  readonly signal?: AbortSignal;
  /** No call starts, and none is waited for, after this time (milliseconds since 1970). */
  readonly deadline?: number;
  /** The destination's own ids of records that it gave one before, by our id. */
  readonly refs?: ReadonlyMap<string, string>;
  /** Our ids of records that `deactivate` took out of use: their update brings them back, unless the payload itself says otherwise. */
  readonly reactivate?: ReadonlySet<string>;
  /** An earlier attempt may have created some of the records: the destination is asked again, whatever was read before. */
  readonly repeated?: boolean;
  /** Called after each batch, so that its verdicts are kept even when a later batch fails. */
  readonly onVerdicts?: (verdicts: readonly Verdict[]) => Promise<void> | void;
  /** Called at the end, also before an error, with what the destination's lists have warned of since the adapter was made, each text once. It concerns no single record. */
  readonly onWarnings?: (warnings: readonly Issue[]) => void;
}

/** Whether the destination answers this client. */
export type DestinationCheck =
  | { readonly ok: true; readonly message: string }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** How a constant of the client's settings appears in the destination's own records. */
export interface ProbedConstant {
  /** The field of a record. */
  readonly field: string;
  /** What the settings give, for example `product_settings.type_id`; the field itself for a value that names nothing in the destination. */
  readonly name: string;
  readonly value: JsonValue;
  /** Own records of the page that show the field at all. */
  readonly shown: number;
  /** Those of them that hold this value. */
  readonly equal: number;
}

/** How one of the destination's records differs from what a sync would send. */
export interface ProbedRecord {
  readonly id: string;
  /** The destination's own ids of the records under this id: none, one, or several by its own fault. */
  readonly refs: readonly string[];
  /** Of the only record, its fields compared with the payload. Empty when there is not exactly one. */
  readonly differences: readonly EchoDifference[];
  /** Whether the destination filters by our id, as far as its rows show it. */
  readonly filter: 'works' | 'ignored' | 'unproven';
}

/** What reading shows of a destination before anything is sent to it. */
export interface DestinationProbe {
  /** Rows of the list's first page, and how many of them are others'. */
  readonly rows: number;
  readonly foreign: number;
  /** Rows of all pages, where the destination counts them. */
  readonly total?: number;
  readonly constants: readonly ProbedConstant[];
  /** Absent without a payload. */
  readonly record?: ProbedRecord;
  /** One call that reads, its login left out, in milliseconds. */
  readonly callMs: number;
}

/** How far a reading may go. */
export type ReadOptions = Pick<SendOptions, 'signal' | 'deadline'>;

/** One client's connection to its destination. */
export interface DestinationAdapter<Payload extends DestinationPayload = DestinationPayload> {
  /** The `product_type` it serves, for example `kong`. */
  readonly name: string;
  /** No call carries more records than this. */
  readonly maxBatchSize: number;
  /** Canonical product → payload, or the issues that stop it. Pure. */
  readonly toPayload: (product: CanonicalProduct) => Result<Payload>;
  /** The id under which the destination stores a payload. Pure. */
  readonly idOf: (payload: Payload) => string;
  /** Sends any number of payloads in batches, with retries and halving; one verdict for each id. */
  readonly send: (payloads: readonly Payload[], options?: SendOptions) => Promise<readonly Verdict[]>;
  /** Refusals that are known before anything is sent, such as an unknown zone. Reads only, writes nothing; `send` makes the same checks. */
  readonly preflight: (payloads: readonly Payload[], options?: ReadOptions) => Promise<readonly Verdict[]>;
  /** The records that the destination holds under some of our ids; an id may have several, by the destination's own fault. Absent where it cannot be read. */
  readonly find?: (ids: readonly string[], options?: ReadOptions) => Promise<readonly StoredRecord[]>;
  /** Every record of this client, page by page. Absent where it cannot be read. */
  readonly list?: (options?: ReadOptions) => AsyncIterable<StoredRecord>;
  /**
   * Takes our own records out of use, by our ids; nothing is deleted, and records of others are not touched. One verdict for each id: a record that the
   * destination does not have is accepted. Absent where the destination knows no such state. Safe to repeat.
   */
  readonly deactivate?: (
    ids: readonly string[],
    options?: ReadOptions & Pick<SendOptions, 'onVerdicts'>,
  ) => Promise<readonly Verdict[]>;
  /**
   * Reads one page and one of the payloads, if possible one that the page holds, and compares both with what a sync would send. Writes nothing. Absent where
   * the destination cannot be read.
   */
  readonly probe?: (payloads: readonly Payload[], options?: ReadOptions) => Promise<DestinationProbe>;
  /** Reads the secret and checks that it fits the destination and the address, without a call. Throws `ConfigurationInvalid`, or what reading throws. */
  readonly checkCredentials: () => Promise<void>;
  /** Connection and credentials. Writes nothing. */
  readonly check: (options?: { readonly signal?: AbortSignal }) => Promise<DestinationCheck>;
}

/** A field of a destination's payload, which a mapping document can name as `product_field`. */
export interface PayloadField {
  readonly name: string;
  /** Whether the destination takes no record without it. */
  readonly required: boolean;
}

/** How one system of a product answers on the wire. */
export interface DestinationDialect<Payload extends DestinationPayload = DestinationPayload> {
  /** Records a call. */
  readonly maxBatchSize: number;
  /** The fields that its definition names. Mapping documents are compared with them. @defaultValue none: nothing is compared */
  readonly payloadFields?: readonly PayloadField[];
  /** `product_settings` of a client. Absent: the dialect has none. */
  readonly settings?: GenericSchema<unknown, Readonly<Record<string, unknown>>>;
  /** How a new client begins. Absent: with one key (`api_key`), a stock, and no `product_settings`. */
  readonly newClient?: NewDestinationClient;
  readonly create: (connection: DestinationConnection) => DestinationAdapter<Payload>;
}

/** One entry of the registry: a destination that clients can have. It is itself the dialect `contract`. */
export interface Destination<Payload extends DestinationPayload = DestinationPayload>
  extends DestinationDialect<Payload> {
  /** The `product_type`, for example `kong`. */
  readonly name: string;
  /** Further dialects by their `product_dialect`, for example `kong-core`. */
  readonly dialects?: Readonly<Record<string, DestinationDialect>>;
}

/** A dialect for a registry. A payload only goes back to the adapter that made it, so a registry needs no exact type of it. */
export const anyDialect = <Payload extends DestinationPayload>(
  dialect: DestinationDialect<Payload>,
): DestinationDialect => dialect as unknown as DestinationDialect;
