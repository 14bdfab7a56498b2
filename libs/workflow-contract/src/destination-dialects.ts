import type { DestinationName } from './names.ts';

/** What the stages know of a destination's dialect without its adapter. */
export interface DialectFacts {
  /** Many records a call, or one. */
  readonly sending: 'bulk' | 'each';
  /** The keys of `product_settings` that name whose records these are: with other values it is another destination. */
  readonly identity: readonly string[];
}

/** The dialect of a client whose settings name none. */
export const defaultDialect = 'contract';

const contract: DialectFacts = { sending: 'bulk', identity: [] };

/**
 * Dialects beside `contract`, by `product_type` and `product_dialect`, and a `contract` that takes one record a call. A test compares them with those of the
 * adapters.
 */
export const destinationDialects: Readonly<Partial<Record<DestinationName, Readonly<Record<string, DialectFacts>>>>> = {
  kong: { 'kong-core': { sending: 'each', identity: ['customer_id'] } },
  wms: { 'wms-proxy': { sending: 'each', identity: [] } },
};

/**
 * What is known of a client's dialect; `undefined` when its destination has none of this name.
 *
 * @example
 * dialectFacts('kong', 'kong-core')?.sending; // 'each'
 * dialectFacts('tms', 'contract')?.sending; // 'bulk'
 */
export const dialectFacts = (productType: string, dialect: string): DialectFacts | undefined =>
  namedDialects(productType)[dialect] ?? (dialect === defaultDialect ? contract : undefined);

/** The dialects that a destination has, the default first. */
export const dialectNames = (productType: string): readonly string[] => [
  ...new Set([defaultDialect, ...Object.keys(namedDialects(productType))]),
];

const namedDialects = (productType: string): Readonly<Record<string, DialectFacts>> =>
  new Map(Object.entries(destinationDialects)).get(productType) ?? {};
