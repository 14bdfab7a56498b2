import { idIn } from '../json-shapes.ts';
import type { DestinationPayload } from '../destination-adapter.ts';
import type { FakeReply, FakeRequest } from './fake-exchange.ts';
import { fakeVerdicts } from './fake-verdicts.ts';
import { nextFault, nextRefusal } from './fake-faults.ts';
import type { FakeFault } from './fake-switches.ts';
import type { FakeWorld } from './fake-world.ts';

/** The contract's answer, or the fault that waits for this call. */
export const answer = (request: FakeRequest, world: FakeWorld): FakeReply & { readonly ids: readonly string[] } => {
  const ids = recordsOf(request.body).map((record) => idIn(record, world.script.idField));
  return { ...decide(request, world), ids };
};

const decide = (request: FakeRequest, world: FakeWorld): FakeReply => {
  const fault = nextFault(request, world.switches);
  if (!fault) return nextRefusal(request, world) ?? route(request, world);
  return faulty(fault, () => route(request, world));
};

const faulty = (fault: FakeFault, apply: () => FakeReply): FakeReply => {
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

const route = ({ method, path: asked, body }: FakeRequest, world: FakeWorld): FakeReply => {
  const path = world.script.route?.(asked) ?? asked;
  const { bulk, one, followUps = {}, extras = {} } = world.script;
  if (method === 'POST' && path === bulk)
    return fakeVerdicts(recordsOf(body), world.switches.poison, world, world.store.put);
  if (method === 'PUT' && one !== undefined && path.startsWith(one))
    return putOne(decodeURIComponent(path.slice(one.length)), body, world);

  const followUp = Object.entries(followUps).find(([, at]) => at === path);
  if (method === 'POST' && followUp) {
    return fakeVerdicts(recordsOf(body), world.switches.followUpPoison, world, (item) => {
      world.store.putFollowUp(followUp[0], item);
    });
  }
  const extra = extras[`${method} ${path}`]?.();
  return extra === undefined
    ? { status: 404, body: { error: `No route ${method} ${path}` } }
    : { status: 200, body: extra };
};

const putOne = (id: string, body: unknown, { script, store, switches }: FakeWorld): FakeReply => {
  const [record] = recordsOf([body]);
  if (!record || !store.products.has(id)) return { status: 404, body: { error: `Unknown ${script.idField} '${id}'` } };
  const words = switches.poison.get(id);
  if (words !== undefined) return { status: 400, body: { error: words } };
  store.put({ ...record, [script.idField]: id });
  return { status: 200, body: store.products.get(id) };
};

const recordsOf = (body: unknown): readonly DestinationPayload[] =>
  Array.isArray(body)
    ? body.filter((item): item is DestinationPayload => typeof item === 'object' && item !== null)
    : [];
