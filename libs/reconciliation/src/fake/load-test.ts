export interface LoadTestOptions {
  /** Orders of both sides together. */
  readonly orders: number;
  /** @defaultValue 10 */
  readonly suppliers?: number;
  /** The day of all orders, YYYY-MM-DD. @defaultValue '2026-02-15' */
  readonly day?: string;
  /** How many orders of each `of` only the file has, only the base has, and differ in their amounts. @defaultValue 5, 3 and 2 of 100 */
  readonly share?: {
    readonly onlyFile: number;
    readonly onlyBase: number;
    readonly amount: number;
    readonly of: number;
  };
}

/** Two files as `supplier-orders` reads them, and the breaks that they hold. */
export interface LoadTest {
  /** CSV in chunks, from the start at each call. */
  readonly file: () => Generator<string>;
  readonly base: () => Generator<string>;
  /** Rows of each side, and breaks by type. */
  readonly planted: {
    readonly fileRows: number;
    readonly baseRows: number;
    readonly breaks: Readonly<Record<'TIPO_1_AUSENTE_BASE' | 'TIPO_2_AUSENTE_CSV' | 'TIPO_3_VALOR', number>>;
  };
}

/**
 * The load test of the reference: orders of ten suppliers with known breaks. The base is in another order than the file. The same options give the same bytes.
 *
 * @example
 * loadTest({ orders: 10_000 }).planted.breaks; // { TIPO_1_AUSENTE_BASE: 500, TIPO_2_AUSENTE_CSV: 300, TIPO_3_VALOR: 200 }
 */
export const loadTest = ({
  orders,
  suppliers = 10,
  day = '2026-02-15',
  share = { onlyFile: 5, onlyBase: 3, amount: 2, of: 100 },
}: LoadTestOptions): LoadTest => {
  const kindOf = (order: number): Kind => {
    const place = order % share.of;
    if (place < share.onlyFile) return 'onlyFile';
    if (place < share.onlyFile + share.onlyBase) return 'onlyBase';
    return place < share.onlyFile + share.onlyBase + share.amount ? 'amount' : 'equal';
  };
  const line = (order: number, cents: number): string =>
    `${String(10_000 + (order % suppliers))};ORD-${String(order).padStart(7, '0')};${nameOf(order)};ATV-${String(order % 997).padStart(3, '0')};${day};${String(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}\n`;
  const counts = { onlyFile: 0, onlyBase: 0, amount: 0, equal: 0 };
  for (let order = 0; order < orders; order += 1) counts[kindOf(order)] += 1;

  return {
    file: () => chunks(orders, (at) => (kindOf(at) === 'onlyBase' ? '' : line(at, centsOf(at)))),
    base: () =>
      chunks(orders, (at) => {
        const order = orders - 1 - at;
        const kind = kindOf(order);
        // Every second difference is above R$ 100.
        const difference = kind === 'amount' ? (Math.floor(order / share.of) % 2 === 0 ? 75 : 12_345) : 0;
        return kind === 'onlyFile' ? '' : line(order, centsOf(order) + difference);
      }),
    planted: {
      fileRows: orders - counts.onlyBase,
      baseRows: orders - counts.onlyFile,
      breaks: {
        TIPO_1_AUSENTE_BASE: counts.onlyFile,
        TIPO_2_AUSENTE_CSV: counts.onlyBase,
        TIPO_3_VALOR: counts.amount,
      },
    },
  };
};

type Kind = 'onlyFile' | 'onlyBase' | 'amount' | 'equal';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const linesAChunk = 4_096;

const chunks = function* (orders: number, lineOf: (at: number) => string): Generator<string> {
  yield header;
  for (let from = 0; from < orders; from += linesAChunk) {
    const most = Math.min(linesAChunk, orders - from);
    yield Array.from({ length: most }, (_, at) => lineOf(from + at)).join('');
  }
};

const firstNames = ['Ana', 'Luis', 'Rosa', 'Rui', 'Eva', 'João', 'Inês'];
const lastNames = ['Torres', 'Prado', 'Lima', 'Costa', 'Paz', 'Gonçalves'];

const nameOf = (order: number): string =>
  `${firstNames[order % firstNames.length] ?? ''} ${lastNames[order % lastNames.length] ?? ''}`;

/** From 0.01 to 50,000.00, spread by a multiplicative hash. */
const centsOf = (order: number): number => ((Math.imul(order + 1, 0x9e3779b1) >>> 0) % 5_000_000) + 1;
