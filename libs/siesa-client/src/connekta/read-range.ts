import { toRows } from '../to-rows.ts';
import type { SiesaCallOptions, SiesaRow } from '../siesa-client.ts';
import { SiesaContractBroken } from '../siesa-errors.ts';
import type { ConnektaAnswerAt } from './connekta-api.ts';
import { connektaStyle } from './connekta-row.ts';

/** Passes over one range before its union has to do (`system.md` section 5.8). */
const maxPasses = 3;

interface RangeOptions {
  /** For messages, for example `API_v2_ItemsBarras`. */
  readonly subject: string;
  readonly size: number;
  readonly timezone: string;
  readonly read: (page: number, options: SiesaCallOptions) => Promise<ConnektaAnswerAt>;
}

/** How often a row occurs on one page: nothing else tells two equal stock rows from one row that moved between pages. */
type Counted = Map<string, { readonly row: SiesaRow; readonly times: number }>;

/**
 * Reads all rows of a small range by page number, which Connekta does not keep in order. Rows that repeat across pages, or a total that
 * changes, say that rows moved: the range is read again, and the passes are united.
 */
export const readRange = async (options: RangeOptions, call: SiesaCallOptions): Promise<readonly SiesaRow[]> => {
  const united: Counted = new Map();
  for (let pass = 1; pass <= maxPasses; pass += 1) {
    const before = united.size;
    const steady = await readPass(options, united, call);
    if (steady || (pass > 1 && united.size === before)) break;
  }
  return [...united.values()].flatMap(({ row, times }) => Array.from({ length: times }, () => row));
};

/** Reads the range once into `united`; answers whether nothing moved meanwhile. */
const readPass = async ({ subject, size, timezone, read }: RangeOptions, united: Counted, call: SiesaCallOptions): Promise<boolean> => {
  const seen = new Set<string>();
  let [steady, total, previous]: [boolean, number | undefined, string] = [true, undefined, ''];
  for (let page = 1; ; page += 1) {
    const answer = await read(page, call);
    const counted = countRows(answer.list, timezone, subject);
    const fingerprint = [...counted.keys()].join('\n');
    if (page > 1 && counted.size > 0 && fingerprint === previous && answer.list.length >= size) {
      throw new SiesaContractBroken(`Siesa answered page ${String(page)} of ${subject} with the rows of page ${String(page - 1)}: it does not page. Reading stopped. Ask Siesa's support.`);
    }
    previous = fingerprint;
    steady &&= total === undefined || answer.total === undefined || total === answer.total;
    total = answer.total ?? total;
    for (const [text, { row, times }] of counted) {
      steady &&= !seen.has(text);
      seen.add(text);
      united.set(text, { row, times: Math.max(times, united.get(text)?.times ?? 0) });
    }
    if (answer.pages === undefined ? answer.list.length < size : page >= answer.pages) return steady;
  }
};

const countRows = (list: readonly unknown[], timezone: string, subject: string): Counted => {
  const read = toRows(list, connektaStyle(timezone));
  if ('problem' in read) throw new SiesaContractBroken(`Siesa answered ${subject} with ${read.problem}; records were expected. Ask Siesa's support.`);
  const counted: Counted = new Map();
  for (const row of read.rows) {
    const text = JSON.stringify(row);
    counted.set(text, { row, times: (counted.get(text)?.times ?? 0) + 1 });
  }
  return counted;
};
