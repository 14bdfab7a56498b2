import { memoryRecords } from '../memory-records.ts';
import type {
  DestinationAdapter,
  DestinationConnection,
  SendOptions,
  Verdict,
} from '../../definition/destination-adapter.ts';
import { idIn } from '../../reply/record-id.ts';
import { mutant, type Mutant, onSend } from './mutate.ts';

type Change = Parameters<typeof mutant>[0];
const changed = (change: Change): Mutant => mutant(change, memoryRecords);
const connected = (connection: (given: DestinationConnection) => DestinationConnection): Mutant =>
  changed({ connection });
const sends = (send: Parameters<typeof onSend>[0]): Mutant => onSend(send, memoryRecords);
const without = <Options extends object>(options: Options, ...names: readonly (keyof Options)[]): Options =>
  Object.fromEntries(Object.entries(options).filter(([name]) => !names.includes(name as keyof Options))) as Options;
const payload = (make: (original: DestinationAdapter['toPayload']) => DestinationAdapter['toPayload']): Mutant =>
  changed({ adapter: ({ toPayload }) => ({ toPayload: make(toPayload) }) });
const verdicts = (change: (all: readonly Verdict[]) => readonly Verdict[]): Mutant =>
  sends(async (send, payloads, options) => change(await send(payloads, options)));

/** Adapters with a wrong method or connection, by the rule that they break. */
export const eachSendingMutants: Readonly<Record<string, () => Mutant>> = {
  names: () => changed({ adapter: () => ({ name: 'other' }) }),
  'payload-is-pure': () => {
    let made = 0;
    return payload((toPayload) => (product) => {
      const result = toPayload(product);
      return result.ok ? { ...result, value: { ...result.value, serial: (made += 1) } } : result;
    });
  },
  'payload-is-stable': () =>
    payload((toPayload) => (product) => {
      const result = toPayload(product);
      if (!result.ok || Object.keys(product)[0] === 'id') return result;
      return { ...result, value: Object.fromEntries(Object.entries(result.value).reverse()) };
    }),
  'one-a-call': () => changed({ adapter: () => ({ maxBatchSize: 100 }) }),
  'no-stock-needed': () =>
    payload((toPayload) => (product) => toPayload('stock_quantity' in product ? product : { ...product, name: '' })),
  'clears-by-value': () =>
    payload((toPayload) => (product) => {
      const result = toPayload(product);
      return result.ok && product.ean === null ? { ...result, value: { ...result.value, ean: null } } : result;
    }),
  'issues-not-errors': () =>
    payload((toPayload) => (product) => {
      const result = toPayload(product);
      if (!result.ok) throw new Error('a product that cannot be sent');
      return result;
    }),
  'empty-send': () =>
    changed({
      adapter: ({ send, check }) => ({
        send: async (payloads, options) => {
          if (payloads.length === 0) await check();
          return send(payloads, options);
        },
      }),
    }),
  'check-credentials': () => changed({ adapter: () => ({ checkCredentials: () => Promise.resolve() }) }),
  'check-writes-nothing': () =>
    changed({
      adapter: ({ send, check }) => ({
        check: async (options) => {
          await send([{ key: 'TEST', name: 'test' }]);
          return check(options);
        },
      }),
    }),
  'reads-back': () =>
    changed({
      adapter: ({ list }) => ({
        list: async function* (options) {
          let left = 3; // the first page
          for await (const record of list?.(options) ?? []) if ((left -= 1) >= 0) yield record;
        },
      }),
    }),
  'one-login': () =>
    sends((_, payloads, options, connection) => memoryRecords.create(connection).send(payloads, options)),
  'never-logs-out': () =>
    sends(async (send, payloads, options, { baseUrl, fetch }) => {
      const all = await send(payloads, options);
      await fetch?.(new URL('/logout/', baseUrl), { method: 'POST' });
      return all;
    }),
  'reads-secret-again': () =>
    connected((given) => {
      let first: ReturnType<typeof given.credentials.read> | undefined;
      return { ...given, credentials: { ...given.credentials, read: () => (first ??= given.credentials.read()) } };
    }),
  'no-secret-in-words': () =>
    sends((send, payloads, options, { credentials }) =>
      send(payloads, options).catch(async (error: unknown) => {
        throw new Error(`${String(error)} (${String((await credentials.read())['password'])})`);
      }),
    ),
  'secret-of-another-host': () =>
    connected((given) => ({
      ...given,
      credentials: {
        ...given.credentials,
        read: async () => ({ ...(await given.credentials.read()), api_url: given.baseUrl.href }),
      },
    })),
  'refused-address': () => connected((given) => without(given, 'addressProblem')),
  'list-once': () =>
    sends(async (send, payloads, options) => {
      const all: Verdict[] = [];
      for (let at = 0; at < payloads.length; at += 10) all.push(...(await send(payloads.slice(at, at + 10), options)));
      return all;
    }),
  'repeated-send': () => sends((send, payloads, options) => send(payloads, without(options, 'repeated'))),
  'last-of-an-id': () => sends((send, payloads, options) => send(payloads.toReversed(), options)),
  'known-ref': () => sends((send, payloads, options) => send(payloads, without(options, 'refs'))),
  'gives-ref': () => verdicts((all) => all.map((verdict) => ({ ...verdict, ref: '' }))),
  'blames-one': () =>
    verdicts((all) => {
      if (all.some(({ status }) => status === 'refused')) throw new Error('a record fails');
      return all;
    }),
  'blames-no-record': () =>
    sends((send, payloads, options) =>
      send(payloads, options).catch(() =>
        payloads.map((record) => ({
          id: idIn(record, 'key'),
          status: 'refused',
          code: 'memory-each/refused',
          message: 'no',
        })),
      ),
    ),
  'in-flight': () => connected((given) => ({ concurrency: 8, ...given })),
  'in-flight-by-setting': () => connected((given) => ({ ...given, concurrency: 4 })),
  pace: () => {
    let asked = 0;
    return connected((given) => ({
      ...given,
      nextCallIn: () => ((asked += 1) === 2 ? 0 : (given.nextCallIn?.() ?? 0)),
    }));
  },
  unsent: () =>
    verdicts((all) => {
      if (all.some(({ status }) => status === 'unsent')) throw new Error('time ran out');
      return all;
    }),
  signal: () => sends((send, payloads, options) => send(payloads, without(options, 'signal'))),
  'verdicts-in-order': () => verdicts((all) => all.toReversed()),
  'keeps-verdicts': () =>
    sends(async (send, payloads, options: SendOptions) => {
      const all = await send(payloads, without(options, 'onVerdicts'));
      await options.onVerdicts?.(all);
      return all;
    }),
  'reports-calls': () =>
    connected(({ onCall, ...given }) => ({ ...given, onCall: (call) => call.ok && onCall?.(call) })),
};
