import type { ConnektaItem } from '../dialects/connekta/fake/connekta-tables.ts';

/** One item, with the fields that matter to a test. */
export const aConnektaItem = (id: number, fields: Partial<ConnektaItem> = {}): ConnektaItem => ({
  id,
  reference: `REF${String(id)}`,
  name: `Cuaderno ${String(id)}`,
  ...fields,
});

/** Items whose keys ascend with gaps. */
export const connektaItems = (count: number): ConnektaItem[] =>
  Array.from({ length: count }, (_, index) => aConnektaItem(1000 + index * 3));
