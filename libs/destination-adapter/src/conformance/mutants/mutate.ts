import { isRecord } from '@siesa-integration/canonical-model';
import type {
  DestinationAdapter,
  DestinationConnection,
  Destination,
  SendOptions,
  Verdict,
} from '../../definition/destination-adapter.ts';
import { memoryDestination } from '../memory-destination.ts';

/** An adapter that breaks exactly one rule, on purpose. */
export type Mutant = Destination;

/** The destination in memory with another connection, or with other methods. */
export const mutant = (
  change: {
    readonly connection?: (connection: DestinationConnection) => DestinationConnection;
    readonly adapter?: (adapter: DestinationAdapter, connection: DestinationConnection) => Partial<DestinationAdapter>;
  },
  destination: Destination = memoryDestination,
): Mutant => ({
  ...destination,
  create: (given) => {
    const connection = change.connection?.(given) ?? given;
    const adapter = destination.create(connection);
    return { ...adapter, ...change.adapter?.(adapter, connection) };
  },
});

/** One HTTP call that a mutant intercepts, and the function that makes it. */
export interface InterceptedCall {
  readonly url: URL;
  readonly init: RequestInit;
  /** Records in the call; empty when it carries none. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** The one record of a call that takes one. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly call: (init?: RequestInit) => Promise<Response>;
}

/** A mutant that changes HTTP calls. */
export const onCall = (
  intercept: (intercepted: InterceptedCall) => Promise<Response>,
  destination: Destination = memoryDestination,
): Mutant =>
  mutant(
    {
      connection: (connection) => ({
        ...connection,
        fetch: (input, init = {}) => {
          const url = input instanceof URL ? input : new URL(input instanceof Request ? input.url : input);
          const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : [];
          const call = (changed: RequestInit = {}) => (connection.fetch ?? fetch)(url, { ...init, ...changed });
          const records = Array.isArray(body) ? body : [];
          return intercept({ url, init, records, record: isRecord(body) ? body : {}, call });
        },
      }),
    },
    destination,
  );

/** A mutant that misreads answers. */
export const onAnswer = (
  reread: (
    status: number,
    body: unknown,
    intercepted: InterceptedCall,
  ) => { readonly status?: number; readonly body?: unknown } | undefined,
  destination: Destination = memoryDestination,
): Mutant =>
  onCall(async (intercepted) => {
    const response = await intercepted.call();
    const text = await response
      .clone()
      .text()
      .catch(() => undefined);
    const changed = text === undefined ? undefined : reread(response.status, parsed(text), intercepted);
    if (!changed) return response;
    const body = 'body' in changed ? changed.body : parsed(text ?? '');
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status: changed.status ?? response.status,
    });
  }, destination);

const parsed = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
};

/** A mutant with another `send`. */
export const onSend = (
  send: (
    original: DestinationAdapter['send'],
    payloads: Parameters<DestinationAdapter['send']>[0],
    options: SendOptions,
    connection: DestinationConnection,
  ) => Promise<readonly Verdict[]>,
  destination: Destination = memoryDestination,
): Mutant =>
  mutant(
    {
      adapter: (adapter, connection) => ({
        send: (payloads, options = {}) => send(adapter.send, payloads, options, connection),
      }),
    },
    destination,
  );

/** The results in a body, if it has some. */
export const resultsOf = (body: unknown): readonly Readonly<Record<string, unknown>>[] | undefined =>
  typeof body === 'object' && body !== null && 'results' in body && Array.isArray(body.results)
    ? body.results
    : undefined;
