import pLimit from 'p-limit';
import type {
  DestinationAdapter,
  DestinationCheck,
  DestinationConnection,
  DestinationPayload,
  ReadOptions,
  SendOptions,
  StoredRecord,
} from './definition/destination-adapter.ts';
import type { LoginSecret } from './definition/destination-definition.ts';
import { fieldsOf } from './definition/destination-fields.ts';
import type { EachDefinition } from './definition/each-definition.ts';
import { toPayload } from './definition/to-payload.ts';
import { CallFailed, rootOf } from './each/each-answer.ts';
import { EachHttp } from './each/each-http.ts';
import { probeRecords } from './each/probe-records.ts';
import { RecordFinder } from './each/record-finder.ts';
import { RecordWriter } from './each/record-writer.ts';
import { type EachSteps, OutOfTime, sendEach } from './each/send-each.ts';
import { createSendLimits, type SendLimits } from './http/send-limits.ts';
import { hasCode } from './read/check-destination.ts';
import { idIn } from './reply/record-id.ts';

/**
 * Makes the adapter of one destination for one client that takes one record a call, from the destination's definition.
 *
 * Login, look-up before create, pace, pauses and retries are the same for every such destination: see `README.md`.
 *
 * @throws `ConfigurationInvalid` when the mapping document does not fit the destination. Nothing is read or called before the first `send` or `check`.
 *
 * @example
 * export const kongCore: DestinationDialect<KongSku> = {
 *   maxBatchSize: 1,
 *   create: (connection) => createEachAdapter(kongCoreDefinition(connection.settings), connection),
 * };
 */
export const createEachAdapter = <Payload extends DestinationPayload, Secret extends LoginSecret>(
  definition: EachDefinition<Payload, Secret>,
  connection: DestinationConnection,
): DestinationAdapter<Payload> => {
  const { name, dialect, title, activity, idField } = definition;
  const fields = fieldsOf(definition, connection.fields);
  const http = new EachHttp(definition, connection);
  const finder = new RecordFinder(definition, http);
  const writer = new RecordWriter(definition, http, finder);
  const idOf = (record: DestinationPayload): string => idIn(record, definition.idField).trim();
  const limitsOf = (options: ReadOptions = {}): SendLimits => createSendLimits(title, options, http);
  /** What is left at the deadline is unsent. */
  const endingLimits = (options: ReadOptions): SendLimits =>
    createSendLimits(title, options, http, (of) => new OutOfTime(of));
  const reactivated = (payloads: readonly Payload[], ids: SendOptions['reactivate']): readonly Payload[] =>
    ids && activity
      ? payloads.map((payload) => (ids.has(idOf(payload)) ? { ...activity.active, ...payload } : payload))
      : payloads;

  /** One page: proves address, login and permission, and changes nothing. */
  const readPage = async (limits: SendLimits, retries?: number): Promise<void> => {
    await http.read({ method: 'GET', path: definition.reading.list, operation: 'check' }, limits, retries);
  };
  const answers = (limits: SendLimits): Promise<boolean> =>
    readPage(limits, 0).then(
      () => true,
      (error: unknown) => {
        if (error instanceof CallFailed) return false;
        throw error;
      },
    );
  const steps: EachSteps<Payload> = {
    store: (record, ref, limits) => writer.store(record, ref, limits),
    finder,
    answers,
    slots: pLimit(connection.concurrency ?? 4),
    refusedCode: `${dialect}/refused`,
  };

  return {
    name,
    maxBatchSize: 1,
    toPayload: (product) => toPayload({ ...definition, name: dialect }, fields, product),
    idOf,
    send: async (payloads, options = {}) => {
      try {
        return await sendEach(reactivated(payloads, options.reactivate), idOf, steps, endingLimits(options), options);
      } finally {
        options.onWarnings?.(finder.warnings);
      }
    },
    preflight: () => Promise.resolve([]),
    find: async (ids, options) => {
      const limits = limitsOf(options);
      const found: StoredRecord[] = [];
      try {
        for (const id of ids) found.push(...(await finder.records(id, limits)));
      } catch (error) {
        throw rootOf(error);
      }
      return found;
    },
    list: async function* (options) {
      try {
        yield* finder.list(limitsOf(options));
      } catch (error) {
        throw rootOf(error);
      }
    },
    ...(activity && {
      deactivate: (ids, options = {}) =>
        sendEach<DestinationPayload>(
          ids.map((id) => ({ [idField]: id })),
          idOf,
          { ...steps, store: ({ id }, _, limits) => writer.deactivate(id, activity.inactive, limits) },
          endingLimits(options),
          options,
        ),
    }),
    probe: async (payloads, options) => {
      try {
        return await probeRecords(payloads, { definition, http, finder, idOf, limits: limitsOf(options) });
      } catch (error) {
        throw rootOf(error);
      }
    },
    checkCredentials: () => http.checkSecret(),
    check: (options) => checked(title, () => readPage(limitsOf(options))),
  };
};

const checked = async (title: string, call: () => Promise<void>): Promise<DestinationCheck> => {
  try {
    await call();
    return { ok: true, message: `${title} answers and takes the login.` };
  } catch (thrown) {
    const error = rootOf(thrown);
    if (hasCode(error)) return { ok: false, code: error.code, message: error.message };
    throw error;
  }
};
