import { assortment, brands } from './assortment.ts';
import { ean13 } from './ean.ts';
import { randomFor, type Random } from './random.ts';

/** A row of Siesa's `inventory` dialect, in Siesa's words and with Siesa's habits. */
export interface InventoryRow {
  readonly f_codigo: string;
  readonly f_codigo_externo: string;
  readonly f_nombre: string;
  readonly f_ean: string | null;
  readonly f_cantidad: number | string;
  readonly f_tag_rfid: string | null;
  readonly f_ubicacion: string;
  readonly f_zona: string | null;
  readonly f_fecha_modificacion: string;
  readonly [field: string]: unknown;
}

export interface CatalogueOptions {
  /** Records. */
  readonly size: number;
  /** The same seed gives the same catalogue. @defaultValue 1 */
  readonly seed?: number;
  /** The newest change in it, milliseconds since 1970; all others lie in the year before. @defaultValue 2025-01-15T09:30:00Z */
  readonly newest?: number;
}

const yearMs = 365 * 86_400_000;
const usualNewest = Date.UTC(2025, 0, 15, 9, 30);

/**
 * A catalogue of any size, a few microseconds a record: Colombian goods with accents, EANs of the 770 range, leading zeros, padded names, quantities as text,
 * and records without EAN, tag or zone, in the shares one meets.
 *
 * @example
 * const [first] = inventoryCatalogue({ size: 10_000, seed: 7 });
 * first?.f_codigo; // 'PROD000001'
 */
export const inventoryCatalogue = ({ size, seed = 1, newest = usualNewest }: CatalogueOptions): InventoryRow[] =>
  Array.from({ length: size }, (_, index) => inventoryRow(index, { seed, newest }));

/** One row of a catalogue, for those that are too large to be held. @param index from 0 */
export const inventoryRow = (
  index: number,
  { seed = 1, newest = usualNewest }: Omit<CatalogueOptions, 'size'> = {},
): InventoryRow => {
  const random = randomFor(seed, index);
  const code = codeOf(index);
  const goods = random.pick(assortment);
  const brand = random.pick(brands);
  const aisle = random.pick(aisles);
  const [cheapest, dearest] = goods.priceCop;
  return {
    f_codigo: code,
    f_codigo_externo: `SIESA-${code}`,
    f_nombre: padded(`${goods.name} ${random.pick(goods.variants)} ${brand} ${random.pick(goods.sizes)}`, random),
    f_ean: random.chance(8) ? '' : ean13(index + 1),
    f_cantidad: quantity(random),
    f_tag_rfid: random.chance(20) ? null : tagOf(index),
    f_ubicacion: `${aisle}-${twoDigits(1 + random.below(24))}-${twoDigits(1 + random.below(60))}`,
    f_zona: random.chance(10) ? null : `ZONE-${aisle}`,
    f_fecha_modificacion: new Date(newest - random.below(yearMs / 1000) * 1000).toISOString().replace('.000', ''),
    f_linea: goods.line,
    f_unidad: goods.unit.padEnd(4),
    f_precio: cheapest + random.below((dearest - cheapest) / 50) * 50,
    f_estado: random.chance(97) ? 'A' : 'I',
    'custom:marca': brand,
  };
};

const aisles = ['A', 'B', 'C', 'D'] as const;

/** The zones that the catalogue's warehouses have. */
export const catalogueZones: readonly string[] = aisles.map((aisle) => `ZONE-${aisle}`);

/** One code in ten is a number with leading zeros, which must stay text. */
const codeOf = (index: number): string =>
  index % 10 === 9 ? String(index + 1).padStart(8, '0') : `PROD${String(index + 1).padStart(6, '0')}`;

const padded = (name: string, random: Random): string => (random.chance(5) ? name.padEnd(60) : name);

const quantity = (random: Random): number | string => {
  const whole = random.chance(6) ? 0 : random.below(5_000);
  return random.chance(10) ? `${String(whole).padStart(15, '0')}.0000` : whole;
};

/** A 96-bit EPC (SGTIN) in hexadecimal. */
const tagOf = (index: number): string => `E28011700000020${index.toString(16).toUpperCase().padStart(9, '0')}`;

const twoDigits = (number: number): string => String(number).padStart(2, '0');
