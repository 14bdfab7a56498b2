import { inventoryRow, type InventoryRow } from '../src/catalogue/inventory-catalogue.ts';
import { expectedInKong } from './expected-in-kong.ts';

/** A Siesa and a Kong that are functions: a million records are neither held nor sent over a socket. */
export interface SimulatedSystems {
  readonly fetch: typeof globalThis.fetch;
  readonly seen: () => SystemsSeen;
}

export interface SystemsSeen {
  readonly calls: { readonly siesa: number; readonly kong: number };
  /** Products of which Kong holds the right value; another one; and that Siesa does not have. */
  readonly right: number;
  readonly wrong: number;
  readonly unknown: number;
  /** Products that Kong has refused. */
  readonly refused: number;
}

export interface CatalogueFigures {
  readonly products: number;
  readonly pageSize: number;
  /** One record of so many has no name, which the mapping demands. */
  readonly namelessEvery: number;
  /** One record of so many is refused by Kong. */
  readonly refusedEvery: number;
  /** Called before each answer: its system takes some time. */
  readonly onCall: (system: 'siesa' | 'kong') => void;
}

const [nothing, right, wrong] = [0, 1, 2] as const;

export const simulateSystems = (of: CatalogueFigures): SimulatedSystems => {
  const held = new Uint8Array(of.products).fill(nothing);
  const calls = { siesa: 0, kong: 0 };
  const refused = new Set<number>();
  let unknown = 0;

  const rowAt = (index: number): InventoryRow => {
    const row = inventoryRow(index);
    return isEvery(index, of.namelessEvery) ? { ...row, f_nombre: '' } : row;
  };
  const page = (number: number): unknown => {
    const from = (number - 1) * of.pageSize;
    const length = Math.max(0, Math.min(of.pageSize, of.products - from));
    return {
      data: Array.from({ length }, (_, at) => rowAt(from + at)),
      pagination: {
        page: number,
        limit: of.pageSize,
        total: of.products,
        total_pages: Math.ceil(of.products / of.pageSize),
      },
    };
  };
  /** Codes are numbered from 1, with or without a word before. */
  const store = (record: Readonly<Record<string, unknown>>): unknown => {
    const id = String(record['product_id']);
    const index = Number(id.replace('PROD', '')) - 1;
    if (!(index in held)) unknown += 1;
    if (isEvery(index, of.refusedEvery)) {
      refused.add(index);
      return { product_id: id, status: 'failed', error: 'The product is locked.' };
    }
    held[index] = sameFields(record, expectedInKong(rowAt(index))) ? right : wrong;
    return { product_id: id, status: 'upserted' };
  };

  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { hostname, pathname, searchParams } = new URL(request.url);
      if (hostname.includes('siesa')) {
        calls.siesa += 1;
        of.onCall('siesa');
        return Response.json(page(Number(searchParams.get('page') ?? '1')));
      }
      calls.kong += 1;
      of.onCall('kong');
      const records = (await request.json()) as readonly Readonly<Record<string, unknown>>[];
      const isTags = pathname.endsWith('/rfid/tags');
      return Response.json({
        results: records.map((record) =>
          isTags ? { product_id: record['product_id'], status: 'upserted' } : store(record),
        ),
      });
    },
    seen: () => ({
      calls,
      right: count(held, right),
      wrong: count(held, wrong),
      unknown,
      refused: refused.size,
    }),
  };
};

/** The middle one of each so many, so that the first page has none. */
const isEvery = (index: number, every: number): boolean => index % every === Math.floor(every / 2);

const sameFields = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([name, value]) => other[name] === value);

const count = (held: Uint8Array, wanted: number): number =>
  held.reduce((sum, value) => sum + Number(value === wanted), 0);
