import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import { idOf, type SimDestination } from '../sim-destination.ts';
import type { Sending } from './kong-server.ts';
import { personsKey, type SimRecords } from './sim-records.ts';

/** One call to a destination that takes one record a call. */
export interface RecordCall {
  readonly method: string;
  /** As the destination sees it. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: DestinationPayload | undefined;
}

/** What a write would make of its record, in the contract's words; `undefined` for a reading and a login. */
export const writtenBy = ({ fake, payloadOf }: SimRecords, call: RecordCall): DestinationPayload | undefined => {
  const { method, path, body } = call;
  if (method === 'GET' || body === undefined || path === fake.script.loginPath) return undefined;
  const ref = path.split('/').find((part) => fake.store.rows.has(part)) ?? '';
  return payloadOf({ ...fake.store.rows.get(ref), ...body });
};

/** Answers one call. What it writes is done when this returns; the answer follows. */
export const answerRecord = (
  destination: SimDestination,
  records: SimRecords,
  call: RecordCall,
  { at, owner }: Sending,
): ReturnType<SimRecords['fake']['handle']> => {
  const { fake } = records;
  const written = writtenBy(records, call);
  const id = written ? idOf(written) : '';
  if (written && destination.refuses(written)) fake.switches.poison.set(id, `The destination refuses ${id}.`);
  else fake.switches.poison.delete(id);
  if (destination.locked) fake.revokeTokens();
  const before = new Map(fake.store.rows);
  const answer = fake.handle({
    method: call.method,
    path: call.path,
    query: call.query,
    headers: call.headers,
    body: destination.locked ? {} : call.body,
  });
  if (!written) return answer;
  destination.calls.push({ at, owner, payloads: [written] });
  for (const [ref, row] of fake.store.rows) {
    if (row === before.get(ref)) continue;
    if (!before.has(ref)) fake.store.put(ref, { properties: { ...(row['properties'] as object), ...personsKey } });
    destination.stored.set(id, written);
  }
  return answer;
};
