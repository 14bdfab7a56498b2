/** One version of one item in Siesa. */
export interface SimVersion {
  readonly value: string;
  readonly quantity: string;
  /** Siesa's clock, milliseconds since 1970, whole seconds. */
  readonly modified: number;
  readonly removed: boolean;
}

/** What is sent for a version; absent when the mapping rejects it. */
export const payloadOf = (
  id: string,
  { value, quantity }: SimVersion,
): Readonly<Record<string, unknown>> | undefined =>
  /^\d+$/.test(quantity)
    ? { product_id: id, external_reference: `S-${id}`, name: value, quantity: Number(quantity) }
    : undefined;

/** What the destination must hold of a version; absent when it refuses it. */
export const expectedOf = (id: string, version: SimVersion): Readonly<Record<string, unknown>> | undefined =>
  version.value === 'poison' ? undefined : payloadOf(id, version);
