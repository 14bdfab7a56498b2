import {
  SiesaMustWait,
  SiesaUnavailable,
  type SiesaCallOptions,
  type SiesaClient,
  type SiesaClientOptions,
  type SiesaPage,
  type SiesaRow,
} from '@siesa-integration/siesa-client';

/** What `fetch` of a simulated world answers: no HTTP, the thing itself. */
export interface SimAnswer {
  readonly page?: SiesaPage;
  readonly row?: SiesaRow;
}

const minuteMs = 60_000;

export interface SimPace {
  /** Calls a minute. */
  readonly limit: number;
  /** Milliseconds that Siesa asks to wait after each call. */
  readonly crawlMs: () => number;
}

/**
 * `createSiesaClient` without HTTP: it keeps the pace, takes up the last client's budget and asks before each call, as the real one does; parsing and retries of HTTP are tested where they are.
 */
export const simSiesaClient =
  ({ limit, crawlMs }: SimPace) =>
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
      pausedUntil = crawlMs() > 0 ? clock() + crawlMs() : 0;
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
        /* a catalogue without a stock endpoint */
      },
      budget: () => ({ limit, pausedUntil, calls: calls.filter((at) => at > clock() - minuteMs) }),
      rowId: ({ f_codigo: id }) => (typeof id === 'string' ? id : undefined),
      rowModified: ({ f_fecha_modificacion: modified }) => (typeof modified === 'string' ? modified : undefined),
    };
  };
