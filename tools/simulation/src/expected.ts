/** One version of one product. */
export interface SimVersion {
  readonly value: string;
  readonly quantity: string;
  /** Siesa's clock, milliseconds since 1970, whole seconds. */
  readonly modified: number;
  readonly removed: boolean;
}

/** What is sent of a version; absent when there is nothing to send. */
export const payloadOf = (
  id: string,
  { value, quantity }: SimVersion,
): Readonly<Record<string, unknown>> | undefined =>
  /^\d+$/.test(quantity)
    ? { product_id: id, external_reference: `S-${id}`, name: value, quantity: Number(quantity) }
    : undefined;

/** What the product should hold of a version; absent when the record cannot be accepted. */
export const expectedOf = (id: string, version: SimVersion): Readonly<Record<string, unknown>> | undefined =>
  version.value === 'poison' ? undefined : payloadOf(id, version);
