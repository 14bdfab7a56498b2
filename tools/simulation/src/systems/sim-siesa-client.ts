import {
  type SiesaCallOptions,
  type SiesaClient,
  type SiesaClientOptions,
  SiesaMustWait,
  type SiesaPage,
  type SiesaRow,
  SiesaUnavailable,
} from '@siesa-integration/siesa-client';

/** What the simulated `fetch` returns: the content itself, without HTTP. */
export interface SimAnswer {
  readonly page?: SiesaPage;
  readonly row?: SiesaRow;
}

const minuteMs = 60_000;

export interface SimPace {
  /** Calls a minute. */
  readonly limit: number;
  /** Milliseconds that Siesa demands between two calls. */
  readonly siesaWaitMs: () => number;
}

/**
 * `createSiesaClient` without HTTP: like the real one it keeps the rate limit, continues the previous budget and calls `beforeCall`. siesa-client's own
 * tests cover parsing and HTTP retries.
 */
export const simSiesaClient =
  ({ limit, siesaWaitMs }: SimPace) =>
  ({ fetch = globalThis.fetch, clock = Date.now, sleep, budget, beforeCall }: SiesaClientOptions): SiesaClient => {
    let pausedUntil = budget?.pausedUntil ?? 0;
    const calls = [...(budget?.calls ?? [])].sort((one, other) => one - other);
    const take = async ({ deadline = Infinity, signal }: SiesaCallOptions): Promise<void> => {
      for (;;) {
        signal?.throwIfAborted();
        const blocking = calls.filter((call) => call > clock() - minuteMs).at(-limit);
        const wait = Math.max(pausedUntil - clock(), blocking === undefined ? 0 : blocking + minuteMs + 250 - clock());
        if (clock() + wait >= deadline) throw new SiesaMustWait(wait);
        const held = wait <= 0 ? beforeCall?.() : undefined;
        if (wait <= 0 && !held) break;
        await (held ?? sleep?.(wait));
      }
      calls.push(clock());
      pausedUntil = siesaWaitMs() > 0 ? clock() + siesaWaitMs() : 0;
    };
    const call = async (url: string, options: SiesaCallOptions): Promise<SimAnswer> => {
      for (let attempt = 1; ; attempt += 1) {
        await take(options);
        try {
          return (await fetch(url)) as unknown as SimAnswer;
        } catch (error) {
          options.signal?.throwIfAborted();
          if (attempt === 2) throw new SiesaUnavailable('Siesa did not answer. Start again later.', { cause: error });
        }
      }
    };

    return {
      narrows: true,
      identity: 'sim sim://siesa',
      formerIdentities: [],
      rowProblems: () => [],
      pages: async function* ({ modifiedSince = '', from, ...options } = {}) {
        let next = from ?? { page: 1 };
        for (;;) {
          const { page } = await call(
            `sim://siesa/pages?since=${modifiedSince}&page=${(next.page ?? 1).toString()}`,
            options,
          );
          if (!page) return;
          yield page;
          if (!page.next) return;
          next = page.next;
        }
      },
      product: async (id, options = {}) => (await call(`sim://siesa/product?id=${id}`, options)).row,
      stock: async function* () {
        /* This dialect has no stock endpoint. */
      },
      budget: () => ({ limit, pausedUntil, calls: calls.filter((at) => at > clock() - minuteMs) }),
      rowId: ({ f_codigo: id }) => (typeof id === 'string' ? id : undefined),
      rowModified: ({ f_fecha_modificacion: modified }) => (typeof modified === 'string' ? modified : undefined),
    };
  };
