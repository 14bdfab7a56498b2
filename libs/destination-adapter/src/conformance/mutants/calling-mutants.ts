import { createDestinationAdapter } from '../../create-destination-adapter.ts';
import type { Destination } from '../../definition/destination-adapter.ts';
import { memoryDestination, memoryDefinition } from '../memory-destination.ts';
import { mutant, onSend, onCall, type Mutant } from './mutate.ts';

/** Repeats each call after more than `limit` refused calls in a row. */
const repeatsAfter = (limit: number): Mutant => {
  let fruitless = 0;
  return onCall(async ({ call }) => {
    const response = await call();
    fruitless = response.ok ? 0 : fruitless + 1;
    return fruitless > limit ? call() : response;
  });
};

const largeBatches: Destination = {
  ...memoryDestination,
  create: (connection) => {
    if (connection.batchSize !== undefined) return memoryDestination.create(connection);
    return { ...createDestinationAdapter({ ...memoryDefinition, maxBatchSize: 200 }, connection), maxBatchSize: 100 };
  },
};

/** Adapters that make wrong calls, by the rule that they break. */
export const callingMutants: Readonly<Record<string, () => Mutant>> = {
  'all-bad': () => repeatsAfter(15),
  'lost-answer': () =>
    onCall(async ({ call, records }) => {
      try {
        return await call();
      } catch (error) {
        const lost = error instanceof TypeError && !error.cause; // neither an abort nor a redirect
        if (lost && records.length === 3) return new Response(null, { status: 405 });
        throw error;
      }
    }),
  'three-retries': () => {
    let failures = 0;
    return onCall(async ({ call }) => {
      const response = await call();
      failures = response.status === 503 ? failures + 1 : 0;
      return failures > 3 ? call() : response;
    });
  },
  'one-401': () => {
    let refusals = 0;
    return onCall(async ({ call }) => {
      if (refusals === 1) {
        refusals += 1;
        return new Response(null, { status: 401 });
      }
      const response = await call();
      const isWeak = response.status === 401 && (await response.clone().text()).includes('weakness');
      if (isWeak && refusals === 0) refusals = 1;
      return response;
    });
  },
  'key-refused': () =>
    onCall(async ({ call }) => {
      const response = await call();
      return response.status === 401 ? call() : response;
    }),
  redirect: () => onCall(({ call }) => call({ redirect: 'follow' })),
  'max-batch': () => mutant({}, largeBatches),
  'batch-size-refused': () =>
    mutant({
      connection: ({ batchSize, ...connection }) =>
        batchSize === undefined
          ? connection
          : { ...connection, batchSize: Math.max(1, Math.min(100, Math.floor(batchSize))) },
    }),
  'two-in-flight': () =>
    mutant({
      adapter: (_, connection) => ({
        ...(connection.batchSize === 5 && {
          send: (payloads, options) => memoryDestination.create(connection).send(payloads, options),
        }),
      }),
    }),
  'full-jitter': () => mutant({ connection: (connection) => ({ ...connection, random: () => 0.5 }) }),
  deadline: () =>
    onSend((send, payloads, { signal, onVerdicts }) =>
      send(payloads, { ...(signal && { signal }), ...(onVerdicts && { onVerdicts }) }),
    ),
  abort: () =>
    onSend((send, payloads, { deadline, onVerdicts }) =>
      send(payloads, { ...(deadline !== undefined && { deadline }), ...(onVerdicts && { onVerdicts }) }),
    ),
  'key-renewed': () =>
    mutant({
      connection: (connection) => ({
        ...connection,
        credentials: { ...connection.credentials, read: () => connection.credentials.read() },
      }),
    }),
  'reports-calls': () => mutant({ connection: (connection) => ({ ...connection, onCall: () => undefined }) }),
  'refused-address': () => mutant({ connection: (connection) => ({ ...connection, addressProblem: () => undefined }) }),
  'secret-of-another-host': () => mutant({ connection: (connection) => withAddress(connection, true) }),
  'secret-without-address': () => mutant({ connection: (connection) => withAddress(connection, false) }),
  'mapping-without-id': () =>
    mutant({
      connection: ({ fields, ...connection }) =>
        fields
          ? {
              ...connection,
              fields: fields.some(({ target }) => target === 'key')
                ? fields
                : [...fields, { canonical: 'id', target: 'key' }],
            }
          : connection,
    }),
  'further-fields': () =>
    mutant({
      connection: ({ fields, ...connection }) =>
        fields?.some(({ target }) => target === 'colour') ? connection : { ...connection, ...(fields && { fields }) },
    }),
};

/** Replaces the secret's address by the configured one: only when it has one (`present`), or only when it has none. */
const withAddress = (connection: Parameters<Destination['create']>[0], present: boolean) => ({
  ...connection,
  credentials: {
    ...connection.credentials,
    read: async (options?: { readonly refresh?: boolean }) => {
      const secret = await connection.credentials.read(options);
      return 'api_url' in secret === present ? { ...secret, api_url: connection.baseUrl.href } : secret;
    },
  },
});
