import type { FakeDialect } from '../fake/fake-dialect.ts';
import { connektaDialect, connektaReader } from './connekta/connekta-dialect.ts';
import { connektaFake } from './connekta/fake/connekta-fake.ts';
import { inventoryDialect, inventoryReader } from './inventory/inventory-dialect.ts';
import { inventoryFake } from './inventory/fake/inventory-fake.ts';
import type { DialectReader, SiesaDialect } from './dialect.ts';

// The only file that names the dialects. A further one is a folder beside this file and its entry in each of the three lists.

/** Every dialect; the first is the default of `siesa_dialect`. */
export const siesaDialects = [inventoryDialect, connektaDialect] as const;

/** What reads each dialect. A list of its own, so that bundles which only need settings or secrets leave the reading code out. */
export const dialectReaders: Readonly<Record<SiesaDialectName, DialectReader>> = {
  inventory: inventoryReader,
  connekta: connektaReader,
};

/** The fake of every dialect. A list of its own, so that bundles without a fake leave it out. */
export const fakeDialects: readonly FakeDialect[] = [inventoryFake, connektaFake];

export type SiesaDialectName = (typeof siesaDialects)[number]['name'];

/** A dialect's name with the options of that dialect. */
export type SiesaDialectOptions = OptionsOf<(typeof siesaDialects)[number]>;

type OptionsOf<Dialect> =
  Dialect extends SiesaDialect<infer Name, infer Options> ? { readonly dialect: Name } & Options : never;

/** The dialect that a client's settings name. */
export const dialectOf = ({ dialect: name }: Pick<SiesaDialectOptions, 'dialect'>): SiesaDialect => {
  const dialect = siesaDialect(name);
  if (!dialect) throw new TypeError(`There is no dialect '${name}' in registry.ts.`);
  return dialect;
};

/** The dialect of that name; `undefined` when it does not exist. */
export const siesaDialect = (name: string): SiesaDialect | undefined =>
  siesaDialects.find((dialect) => dialect.name === name);
