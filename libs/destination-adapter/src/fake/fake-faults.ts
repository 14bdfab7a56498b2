import { isRecord } from '@siesa-integration/canonical-model';
import { idIn } from '../reply/record-id.ts';
import type { FakeReply, FakeRequest } from './fake-script.ts';
import type { FakeState } from './fake-store.ts';
import type { FakeFault, FakeSwitches } from './fake-switches.ts';

/** Takes the first fault queued for this request. */
export const nextFault = (
  request: Pick<FakeRequest, 'method' | 'path'>,
  { faults }: Pick<FakeSwitches, 'faults'>,
): FakeFault | undefined => {
  const index = faults.findIndex((fault) => isFor(fault, request));
  const fault = faults[index];
  if (!fault) return undefined;
  const left = (fault.times ?? 1) - 1;
  if (left > 0) faults.splice(index, 1, { ...fault, times: left });
  else faults.splice(index, 1);
  return fault;
};

const isFor = (fault: FakeFault, { method, path }: Pick<FakeRequest, 'method' | 'path'>): boolean =>
  (fault.path === undefined || path.endsWith(fault.path)) && (fault.method === undefined || fault.method === method);

/** A fault's reply. `apply` carries the request out. */
export const faulty = (fault: FakeFault, apply: () => FakeReply): FakeReply => {
  if (fault.kind === 'reset') return { status: 0, cut: 'all' };
  if (fault.kind === 'lose') return { ...apply(), cut: 'all' };
  if (fault.kind === 'cut') return { ...apply(), cut: 'half' };
  if (fault.kind === 'rewrite') return rewritten(apply(), fault);
  const { status = 500, headers, body, text } = fault;
  return { status, body, ...(headers && { headers }), ...(text !== undefined && { text }) };
};

const rewritten = (reply: FakeReply, { rewrite, status, headers }: FakeFault): FakeReply => ({
  ...reply,
  ...(status !== undefined && { status }),
  ...(headers && { headers }),
  body: rewrite ? rewrite(reply.body) : reply.body,
});

/** The fault of a record in this request. */
export const breakingFault = (
  { path, body }: FakeRequest,
  { script, switches: { breaking } }: FakeState,
): FakeFault | undefined => {
  if (breaking.size === 0) return undefined;
  const records: readonly unknown[] = Array.isArray(body) ? body : [body];
  for (const record of records) {
    const fault = isRecord(record) ? breaking.get(idIn(record, script.idField)) : undefined;
    if (fault && (fault.path === undefined || path.endsWith(fault.path))) return fault;
  }
  return undefined;
};

const lastCalls = new WeakMap<FakeSwitches, number[]>();
const errorDebts = new WeakMap<FakeSwitches, number>();

/** A refusal of the whole request, independent of its records: key, rate, health, size. */
export const nextRefusal = (request: FakeRequest, { script, switches }: FakeState): FakeReply | undefined => {
  if (!script.authorized(request.headers, switches.apiKey)) return { status: 401, body: { error: 'Invalid API key' } };
  if (isTooMany(request.at, switches)) {
    return {
      status: 429,
      body: { error: 'Too many requests' },
      ...(switches.retryAfter && { headers: { 'retry-after': switches.retryAfter } }),
    };
  }
  const debt = (errorDebts.get(switches) ?? 0) + switches.errorShare;
  errorDebts.set(switches, debt >= 1 ? debt - 1 : debt);
  if (debt >= 1) return { status: 503, body: { error: 'Service unavailable' } };

  const records = Array.isArray(request.body) ? request.body.length : 0;
  if (records > switches.maxRecords) return { status: 413, body: { error: 'Payload too large' } };
  return records > 100 ? { status: 400, body: { error: 'At most 100 records' } } : undefined;
};

const isTooMany = (at: number, switches: FakeSwitches): boolean => {
  if (switches.callsPerSecond === Infinity) return false;
  const recent = (lastCalls.get(switches) ?? []).filter((time) => time > at - 1000);
  lastCalls.set(switches, recent);
  if (recent.length >= switches.callsPerSecond) return true;
  recent.push(at);
  return false;
};
