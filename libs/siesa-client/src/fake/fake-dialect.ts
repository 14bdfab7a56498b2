import type { IncomingHttpHeaders } from 'node:http';
import type { SiesaKeys } from '../siesa-options.ts';
import type { FakeAnswer } from './fake-failure.ts';
import type { FakeSiesaSwitches } from './fake-switches.ts';
import type { FakeRow, FakeTable } from './fake-table.ts';

/** The rows of a fake Siesa. */
export interface FakeCatalogue {
  readonly products: FakeTable;
  readonly stock: FakeTable;
  /** Rows by query, in dialects that have queries. */
  readonly tables: ReadonlyMap<string, FakeTable>;
}

/** The calls of the last minute against the limit. */
export interface FakeAllowance {
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds until the oldest of them is a minute old. */
  readonly resetMs: number;
}

/** One call that a fake answers. */
export interface FakeQuestion extends FakeCatalogue {
  readonly url: URL;
  /** Counts calls, from 0. */
  readonly index: number;
  readonly switches: FakeSiesaSwitches;
}

/** How a dialect answers on this machine. What is the same in all dialects is in `start-fake-siesa.ts`. */
export interface FakeDialect {
  readonly name: string;
  /** The query that returns products, in dialects that have queries. */
  readonly productsQuery?: string;
  /** What makes a product row that product. */
  readonly keyOf: (row: FakeRow) => string;
  /** The keys that open the fake, as `SiesaKeys` and as the secret's document. */
  readonly keysFor: (apiKey: string) => { readonly keys: SiesaKeys; readonly secret: Readonly<Record<string, string>> };
  readonly accepts: (headers: IncomingHttpHeaders, apiKey: string) => boolean;
  /** The answer to a call with other keys. */
  readonly refusal: () => FakeAnswer;
  /** The answer to a call above the limit; `headers` are those of the switch `retryAfter`. */
  readonly tooManyCalls: (allowance: FakeAllowance, headers: Readonly<Record<string, string>>) => FakeAnswer;
  /** Headers of each answer that show the allowance. @defaultValue none */
  readonly limitHeaders?: (allowance: FakeAllowance) => Readonly<Record<string, string>>;
  readonly answer: (question: FakeQuestion) => FakeAnswer;
  /** Switches whose standard differs from the other dialects. @defaultValue none */
  readonly switches?: Partial<FakeSiesaSwitches>;
  /** The company of a demo; `undefined` in dialects without queries of a company, whose demo runs on the fake as it is. */
  readonly company: FakeCompany | undefined;
  /** Rewrites products that are rows of dialect `inventory` as this dialect has them. @defaultValue as they are */
  readonly rowsOf?: (products: readonly FakeRow[]) => FakeRows;
}

/** A company that has written queries of its own, with more rows a call than those that Siesa brings. */
export interface FakeCompany {
  /** The settings of its client. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** A text that names Siesa's queries, such as a mapping document, with the company's. */
  readonly withOwnQueries: (text: string) => string;
  /** Products that are rows of dialect `inventory`, as the rows of the company's queries. */
  readonly tablesOf: (products: readonly FakeRow[]) => Readonly<Record<string, readonly FakeRow[]>>;
  /** What those tables add to each product, in the order of the products. */
  readonly addedTo: (products: readonly FakeRow[]) => readonly FakeRow[];
}

/** The rows that a fake starts with. */
export interface FakeRows {
  /** Product rows, as Siesa would return them; they are not copied. @defaultValue none */
  readonly rows?: readonly FakeRow[];
  /** Rows by query, in dialects that have queries; the products may come as `rows` instead. @defaultValue none */
  readonly tables?: Readonly<Record<string, readonly FakeRow[]>>;
}
