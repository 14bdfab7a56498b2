import { idIn } from '../reply/record-id.ts';
import type { DestinationPayload } from '../definition/destination-adapter.ts';
import type { FakeReply, FakeRequest } from './fake-script.ts';
import { fakeVerdicts } from './fake-verdicts.ts';
import { breakingFault, faulty, nextFault, nextRefusal } from './fake-faults.ts';
import type { FakeState } from './fake-store.ts';

/** The contract's answer, or the fault queued for this request. */
export const answer = (request: FakeRequest, state: FakeState): FakeReply & { readonly ids: readonly string[] } => {
  const ids = recordsOf(request.body).map((record) => idIn(record, state.script.idField));
  return { ...replyTo(request, state), ids };
};

const replyTo = (request: FakeRequest, state: FakeState): FakeReply => {
  const fault = nextFault(request, state.switches);
  if (fault) return faulty(fault, () => route(request, state));
  const refusal = nextRefusal(request, state);
  if (refusal) return refusal;
  const breaking = breakingFault(request, state);
  return breaking ? faulty(breaking, () => route(request, state)) : route(request, state);
};

const route = ({ method, path: requested, body }: FakeRequest, state: FakeState): FakeReply => {
  const path = state.script.route?.(requested) ?? requested;
  const { bulk, one, followUps = {}, extras = {} } = state.script;
  if (method === 'POST' && path === bulk)
    return fakeVerdicts(recordsOf(body), state.switches.poison, state, state.store.put);
  if (method === 'PUT' && one !== undefined && path.startsWith(one))
    return putOne(decodeURIComponent(path.slice(one.length)), body, state);

  const followUp = Object.entries(followUps).find(([, at]) => at === path);
  if (method === 'POST' && followUp) {
    return fakeVerdicts(recordsOf(body), state.switches.followUpPoison, state, (item) => {
      state.store.putFollowUp(followUp[0], item);
    });
  }
  const extra = extras[`${method} ${path}`]?.();
  return extra === undefined
    ? { status: 404, body: { error: `No route ${method} ${path}` } }
    : { status: 200, body: extra };
};

const putOne = (id: string, body: unknown, { script, store, switches }: FakeState): FakeReply => {
  const [record] = recordsOf([body]);
  if (!record || !store.products.has(id)) return { status: 404, body: { error: `Unknown ${script.idField} '${id}'` } };
  const error = switches.poison.get(id);
  if (error !== undefined) return { status: 400, body: { error } };
  store.put({ ...record, [script.idField]: id });
  return { status: 200, body: store.products.get(id) };
};

const recordsOf = (body: unknown): readonly DestinationPayload[] =>
  Array.isArray(body)
    ? body.filter((item): item is DestinationPayload => typeof item === 'object' && item !== null)
    : [];
