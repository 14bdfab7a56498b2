import type { SimVersion } from './sim-siesa.ts';

/** What the product should hold of a version; absent when the record cannot be accepted. */
export const expectedOf = (id: string, { value, quantity }: SimVersion): Readonly<Record<string, unknown>> | undefined =>
  value === 'poison' || !/^\d+$/.test(quantity) ? undefined : { product_id: id, external_reference: `S-${id}`, name: value, quantity: Number(quantity) };
