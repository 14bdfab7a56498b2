import type { FakeFailure } from './fake-failure.ts';

/** How the fake behaves. Each can be changed while it runs. */
export interface FakeSiesaSwitches {
  /** Milliseconds before each answer. */
  latencyMs: number;
  /** Calls in any minute before it answers 429. */
  requestsPerMinute: number;
  /** How a 429 asks for a wait. `mm:ss` is Connekta's own header. */
  retryAfter: 'seconds' | 'date' | 'none' | 'mm:ss';
  /** The next failures: each call takes one, oldest first; `undefined` lets a call pass. */
  failures: (FakeFailure | undefined)[];
  /** Called for each call: the failure it meets, if any. */
  failWhen: ((call: { readonly index: number; readonly url: URL }) => FakeFailure | undefined) | undefined;
  /** Keys are refused from now on. */
  refusesKeys: boolean;
  /** How a page past the end is answered. Dialect `connekta`: `204` is `codigo` 1 with "Sin datos", `alerta` one row of that name. */
  pastTheEnd: '[]' | '404' | '204' | '400' | 'alerta';
  /** What surrounds a page's rows in dialect `inventory`. */
  envelope: 'data' | 'items' | 'products' | 'results' | 'array';
  /** Whether pages announce how many there are. */
  pagination: boolean;
  /** Rows come in another order with each call; in dialect `connekta` pages of one reading then overlap and leave gaps. */
  unstableOrder: boolean;
  /** This page is the answer to every later one, too. */
  repeatsPage: number | undefined;
  /** The `Date` header: the clock of this machine, another one (milliseconds since 1970), or none. */
  date: 'now' | 'none' | number;
}

/** A fake that does nothing wrong. */
export const standardSwitches = (): FakeSiesaSwitches => ({
  latencyMs: 0,
  requestsPerMinute: Infinity,
  retryAfter: 'seconds',
  failures: [],
  failWhen: undefined,
  refusesKeys: false,
  pastTheEnd: '[]',
  envelope: 'data',
  pagination: true,
  unstableOrder: false,
  repeatsPage: undefined,
  date: 'now',
});
