import type { SiesaPage, SiesaRow } from '@siesa-integration/siesa-client';
import { type Mutant, mutantOf } from './mutant.ts';

const siesa = mutantOf('siesa-client');
const http = mutantOf('outgoing-http');

/** What follows a page, and what the page states about it. */
interface Judgement {
  readonly more: boolean;
}
interface Claims {
  readonly total?: number;
  readonly pages?: number;
}
interface PageEndModule {
  readonly createPageEnd: (options: object) => (page: number, received: number, claims: Claims) => Judgement;
}

const pageEnd = (
  untrue: NonNullable<Mutant['untrue']>,
  name: string,
  judge: (claims: Claims, come: number, real: () => Judgement) => Judgement,
): Mutant =>
  siesa<PageEndModule>('reading/page-end.ts', untrue, name, ({ createPageEnd }) => ({
    createPageEnd: (options) => {
      const real = createPageEnd(options);
      let come = 0;
      return (page, received, claims) => judge(claims, (come += received), () => real(page, received, claims));
    },
  }));

interface Settling {
  readonly pass: () => AsyncIterable<Pick<SiesaPage, 'rows' | 'total'>>;
}

/** Guards of the client of Siesa. */
export const siesaMutants: readonly Mutant[] = [
  pageEnd('pages are capped', 'a page without a word about more is the last', ({ pages }, _come, real) =>
    pages === undefined ? { ...real(), more: false } : real(),
  ),
  pageEnd('the total is wrong', 'any total is believed', ({ total }, come, real) =>
    total === undefined ? real() : { ...real(), more: come < total },
  ),
  siesa<PageEndModule>(
    'reading/page-end.ts',
    'a page in the middle is short',
    'a page with fewer rows than the first is the last',
    ({ createPageEnd }) => ({
      createPageEnd: (options) => {
        const real = createPageEnd(options);
        let first = 0;
        return (page, received, claims) => {
          if (page === 1) first = received;
          const judgement = real(page, received, claims);
          return { ...judgement, more: judgement.more && received >= first };
        };
      },
    }),
  ),
  siesa<PageEndModule>(
    'reading/page-end.ts',
    'the first page is empty',
    'its total is not looked at',
    ({ createPageEnd }) => ({
      createPageEnd: (options) => {
        const real = createPageEnd(options);
        return (page, received, claims) => (received === 0 ? { more: false } : real(page, received, claims));
      },
    }),
  ),
  siesa('reading/failure-beside.ts', 'an error comes with an empty list', 'it is taken for no change', () => ({
    failureBeside: () => undefined,
  })),
  siesa<{ readonly readSettled: (options: Settling) => Promise<readonly SiesaRow[]> }>(
    'reading/read-settled.ts',
    'stock is withheld',
    'its total is ignored',
    ({ readSettled }) => ({
      readSettled: ({ pass, ...options }) => readSettled({ ...options, pass: () => withoutTotals(pass()) }),
    }),
  ),
  siesa<{
    readonly withStock: (row: SiesaRow, stock: unknown, missing?: 0) => SiesaRow;
    readonly stockByProduct: (levels: unknown, missing?: 0) => unknown;
  }>(
    'dialects/inventory/stock-levels.ts',
    'stock is unknown',
    'it is 0 in dialect inventory',
    ({ withStock, stockByProduct }) => ({
      withStock: (row, stock) => withStock(row, stock, 0),
      stockByProduct: (levels) => stockByProduct(levels, 0),
    }),
  ),
  siesa<{ readonly ownRows: (rows: readonly SiesaRow[]) => object }>(
    'dialects/connekta/company-guard.ts',
    'rows of another company come',
    'they are kept',
    () => ({ ownRows: (rows) => ({ rows, foreignRows: 0 }) }),
  ),
  siesa<{ readonly withOffset: (time: string) => string }>(
    'reading/local-time.ts',
    'Siesa compares digits',
    'it is asked in UTC',
    () => ({ withOffset: (time) => time }),
  ),
  siesa<{ readonly areDays: (times: readonly unknown[]) => boolean }>(
    'reading/local-time.ts',
    'rows have days only',
    'it is not noticed',
    () => ({ areDays: () => false }),
  ),
  siesa<{ readonly noteDoubledKeys: () => undefined }>(
    'reading/doubled-keys.ts',
    'a row has a key twice',
    'the last value is believed',
    () => ({ noteDoubledKeys: () => undefined }),
  ),
  siesa<{ readonly noteProblems: (row: SiesaRow) => SiesaRow }>(
    'reading/row-problems.ts',
    'a row is no UTF-8',
    'it is sent with other letters',
    () => ({ noteProblems: (row) => row }),
  ),
  http<{ readonly createKeyRing: (options: object) => { readonly current: () => Promise<object> } }>(
    'calls/key-ring.ts',
    'one call to Siesa is refused',
    'the key is not tried again',
    ({ createKeyRing }) => ({
      createKeyRing: (options) => {
        const ring = createKeyRing(options);
        return { ...ring, current: async () => ({ ...(await ring.current()) }) };
      },
    }),
  ),
];

async function* withoutTotals(
  pages: AsyncIterable<Pick<SiesaPage, 'rows' | 'total'>>,
): AsyncGenerator<Pick<SiesaPage, 'rows'>> {
  for await (const { rows } of pages) yield { rows };
}
