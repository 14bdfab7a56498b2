/** Any JSON value. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** One product as this service knows it, between Siesa and every product. */
export interface CanonicalProduct {
  readonly id: string;
  readonly external_id: string;
  readonly name: string;
  readonly sku: string;
  readonly stock_quantity: number;
  readonly [field: string]: JsonValue;
}
