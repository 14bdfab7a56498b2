import type { GenericSchema } from 'valibot';
import type { DestinationPayload } from './destination-adapter.ts';
import type { DestinationDefinition, DestinationPath, LoginSecret } from './destination-definition.ts';

/** How a user logs in for a token. */
export interface Login<Secret extends LoginSecret> {
  /** Takes `body` with `POST`. */
  readonly path: DestinationPath;
  readonly body: (secret: Secret) => unknown;
  /** The token in the answer; `undefined` when it has none. The expiry of a JWT is read from the token itself. */
  readonly token: (body: unknown) => string | undefined;
  /** Headers that authenticate a call. */
  readonly headers: (token: string) => Readonly<Record<string, string>>;
}

/** Where a record of the destination's own list stands. */
export interface FoundRow {
  /** Our id, as the destination holds it, without surrounding blanks. */
  readonly id: string;
  /** The destination's own id. */
  readonly ref: string;
  /** Whether it belongs to this client. Others are never written. */
  readonly own: boolean;
}

/** One page of a list. */
export interface RecordPage {
  readonly rows: readonly unknown[];
  /** Where the next page is; absent after the last one. */
  readonly next?: DestinationPath;
  /** Rows of all pages together, where the destination counts them. */
  readonly total?: number;
}

/** How records that the destination holds are read. */
export interface RecordReading {
  /** The first page of all records. */
  readonly list: DestinationPath;
  /** A filter by our id. The destination may ignore it: rows are compared, and a foreign one shows that it does. */
  readonly exact: (id: string) => DestinationPath;
  /** A search that may bring other rows too; used when the filter is ignored. @defaultValue the list */
  readonly search?: (id: string) => DestinationPath;
  /** Reads a page from an answer's body: `undefined` when the body has another shape. `path` is what was asked. */
  readonly page: (body: unknown, path: DestinationPath) => RecordPage | undefined;
  /** A row, or the answer to a write; `undefined` when it has no id. */
  readonly row: (row: unknown) => FoundRow | undefined;
  /** After a create whose answer was lost: how long to wait, and how often to look. @defaultValue once, at once */
  readonly afterLostCreate?: { readonly waitMs: number; readonly lookUps: number };
}

/** How calls to a destination are made. */
export interface EachAccess<Secret extends LoginSecret = LoginSecret> {
  /** The `product_type`, for example `kong`. */
  readonly name: string;
  /** For messages, for example `Kong Core`. */
  readonly title: string;
  /** The secret's document. */
  readonly secret: GenericSchema<unknown, Secret>;
  /** Whether `/v1` is a part of the address. @defaultValue false */
  readonly versioned?: boolean;
  readonly login: Login<Secret>;
  /** Further headers of every call. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether a refusal means a wrong path or method, beside 405 and a web page with 404. */
  readonly isWrongAddress?: (status: number, body: unknown) => boolean;
}

/** What a destination's records are, and where they are. */
export interface EachRecords<Payload extends DestinationPayload = DestinationPayload>
  extends Pick<
    DestinationDefinition<Payload>,
    'title' | 'idField' | 'requiredTargets' | 'standardFields' | 'payload' | 'customFields'
  > {
  /** The `product_dialect`, for example `kong-core`; the first half of every verdict code. */
  readonly dialect: string;
  /** Fields of every payload, unless the mapping document sends them. */
  readonly constants?: DestinationPayload;
  /** Fields of a new record, unless the mapping document sends them: what a person changes later stays. */
  readonly newFields?: DestinationPayload;
  /** Constants that name something in the destination: field → the setting to correct when the destination refuses it. */
  readonly references?: Readonly<Record<string, string>>;
  readonly reading: RecordReading;
  /** Takes a new record with `POST`. */
  readonly collection: DestinationPath;
  /** One record by the destination's own id: takes its changes with `PATCH`, and gives it with `GET` where there are `mergedFields`. */
  readonly one: (ref: string) => DestinationPath;
  /** Whether `one` answers to `GET`; otherwise a record is read by its look-up. @defaultValue true */
  readonly readsOne?: boolean;
  /** The fields that take a record out of use, and those that bring it back. Absent: the destination knows no such state. */
  readonly activity?: { readonly active: DestinationPayload; readonly inactive: DestinationPayload };
  /** Fields that say which record it is, and therefore are not sent with its changes. */
  readonly createOnly?: readonly string[];
  /** Objects that an update replaces whole: they are read before it and merged, so that keys of other people survive. `null` takes a key away. */
  readonly mergedFields?: readonly string[];
  /** Sentences in the answer to a write that was accepted, or in a page of the list. */
  readonly warnings?: (body: unknown) => readonly string[];
}

/**
 * All that one destination defines that takes one record a call and gives it an id of its own. Look-up before create, login, retries, pace and concurrency
 * are the sender's.
 *
 * Every function is pure.
 */
export interface EachDefinition<
  Payload extends DestinationPayload = DestinationPayload,
  Secret extends LoginSecret = LoginSecret,
> extends EachAccess<Secret>,
    EachRecords<Payload> {}
