import type { SimVersion } from './sim-siesa.ts';

/** What is sent of a version; absent when there is nothing to send. */
export const payloadOf = (id: string, { value, quantity }: SimVersion): Readonly<Record<string, unknown>> | undefined =>
  /^\d+$/.test(quantity) ? { product_id: id, external_reference: `S-${id}`, name: value, quantity: Number(quantity) } : undefined;

/** What the product should hold of a version; absent when the record cannot be accepted. */
export const expectedOf = (id: string, version: SimVersion): Readonly<Record<string, unknown>> | undefined => (version.value === 'poison' ? undefined : payloadOf(id, version));
