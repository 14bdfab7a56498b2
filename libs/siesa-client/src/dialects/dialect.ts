import type { GenericSchema } from 'valibot';
import type { SiesaCaller } from '../calls/siesa-caller.ts';
import type { SiesaClient } from '../siesa-client.ts';
import type { SiesaBaseOptions } from '../siesa-options.ts';

/** A client without what all dialects share: its budget, and the former identities, which are `identityAt` former addresses. */
export type SiesaReader = Omit<SiesaClient, 'budget' | 'identity' | 'formerIdentities'>;

/** Creates the reader of one dialect. Beside `SiesaDialect` and not in it, so that what only needs settings leaves the reading code out. */
export interface DialectReader<Options extends object = object> {
  // A method for the same reason as `joinedRowsACall`.
  create(options: SiesaBaseOptions & Options, caller: SiesaCaller): SiesaReader;
}

/** One key of a client's Siesa secret. */
export interface DialectKey {
  /** Its name in `SiesaKeys`. */
  readonly key: string;
  /** The names under which a secret's document may hold it, the preferred one first. */
  readonly names: readonly [string, ...string[]];
  /** What people call it, for example `ConniKey`. */
  readonly title: string;
  /** What the operator who adds a client is asked. Absent: the key is optional and not asked for. */
  readonly question?: string;
}

/** One list that items are joined with as they are read. */
export interface SiesaJoinedList {
  /** As `SiesaJoinCount` names it. */
  readonly name: string;
  /** The list alone; several joins may pick from one. `name` begins with it. */
  readonly list: string;
  /** The column by whose value a row belongs to an item, the same in both lists. @defaultValue each list has its own */
  readonly on?: string;
  /** Only rows in which each of these columns has this text. @defaultValue all rows */
  readonly where?: Readonly<Record<string, string>>;
  /** Whether all rows of an item are added up, so that a row that comes twice counts twice. */
  readonly sums: boolean;
  /** The stock of an item without a level. @defaultValue unknown: such an item is not sent */
  readonly whenMissing?: 0;
  /** Whether a call to this address reads the list. */
  readonly isReadBy: (url: URL) => boolean;
}

/** A list whose rows are not checked for their company. */
export interface UncheckedList {
  readonly list: string;
  /** The setting that keeps the check out, as a client's document has it. */
  readonly setting: string;
}

/** One setting that the operator who adds a client is asked for. */
export interface DialectQuestion {
  /** Its name in the client's document, for example `siesa_company`. */
  readonly setting: string;
  readonly message: string;
  readonly answer: 'text' | 'wholeNumber';
  readonly suggested?: string;
}

/**
 * One way in which a Siesa answers. A dialect is a folder beside this file and its entries in `registry.ts`; the settings, the secret,
 * the operator's questions and the simulators of all dialects are derived from there.
 *
 * `Options` are what the dialect adds to `createSiesaClient`.
 */
export interface SiesaDialect<Name extends string = string, Options extends object = object> {
  /** `siesa_dialect` in a client's document. */
  readonly name: Name;
  /** How a list for an operator shows it. */
  readonly title: string;
  /** Reads the dialect's part of a client's document. */
  readonly settings: GenericSchema<unknown, Options>;
  readonly keys: readonly DialectKey[];
  /** Calls under way at once, at most. */
  readonly mostCallsAtOnce: number;
  /** Milliseconds that the first attempt of a client may take, where a server starts slowly. @defaultValue as every attempt */
  readonly firstAttemptMs?: number;
  /**
   * What makes this Siesa another one beside its dialect and address: company, query, key. @defaultValue nothing
   *
   * @example 'company 7, query API_v2_Items, key f120_id'
   */
  identity?(options: Options): string;
  /** The part of an address that distinguishes one Siesa from another, where it is not the whole. @defaultValue origin and path, without `/v1` */
  addressOf?(baseUrl: URL): string;
  /** For each query that is read beside the items: the rows that one call returns. For an estimate of a full read. */
  // A method, so that dialects with different options fit into one list: TypeScript compares the parameters of methods both ways.
  joinedRowsACall?(options: Options): readonly number[];
  /** The lists that items are joined with, for the operator's checks. */
  joinedLists(options: Options): readonly SiesaJoinedList[];
  /** The lists whose rows are not checked for their company. Empty where all are, or where the address has one company only. */
  companyUnchecked(options: Options): readonly UncheckedList[];
  /** How a new client begins. */
  readonly newClient: {
    readonly questions: readonly DialectQuestion[];
    /** Settings besides the answers. */
    readonly settings?: Readonly<Record<string, unknown>>;
    /** In place of `settings`, for a destination that has no stock. @defaultValue `settings` */
    readonly settingsWithoutStock?: Readonly<Record<string, unknown>>;
    /** Names the example mappings to begin with, as in `field-mappings-kong-connekta.json`. Absent: those of dialect `inventory`. */
    readonly mapping?: string;
  };
}
