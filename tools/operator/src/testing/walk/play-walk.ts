import assert from 'node:assert/strict';
import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import type { Combination } from '@siesa-integration/destination-adapter/conformance';
import type { FakeFault } from '@siesa-integration/destination-adapter/fake';
import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { initial, incremental } from '@siesa-integration/sync-pipeline/testing';
import { aWalkingClient, code, type WalkingClient } from './a-walking-client.ts';
import type { WalkDestination, WalkDialect } from './walk-destinations.ts';

/** Ways that make single calls fail, so they are taken again before each sync. */
const failingWays = ['throttle', 'creates'];

/**
 * Plays the walk of one client over a destination that behaves in these ways: an initial sync; an incremental one with a change, a new product and two that the
 * mapping rejects; two full readings of a Siesa that no longer has a product; a sync that writes only what was refused before; `verify`.
 *
 * Before it, a person had added a key to a product of this client, and others had records there.
 *
 * @throws an assertion error where a record is there twice or not at all, differs from Siesa and is not named, lost a person's key, or is another's and was changed
 */
export const playWalk = async (dialect: WalkDialect, combination: Combination): Promise<void> => {
  const destination = await dialect.start();
  try {
    await using client = await aWalkingClient(destination, combination['records'] === 'many' ? 27 : 5);
    await play(client, destination, { dialect, combination });
  } finally {
    await destination.fake.close();
  }
};

interface Behaviour {
  readonly dialect: WalkDialect;
  readonly combination: Combination;
}

const play = async (client: WalkingClient, destination: WalkDestination, behaviour: Behaviour): Promise<void> => {
  const { siesa, sync } = client;
  const { fake, owners } = destination;
  const add = (fields: DestinationPayload): string => fake.add({ name: 'old', ...owners?.own, ...fields });
  const annotated = add({ external_id: code(0), properties: { shelf: 'A1', SIZE: 'L' } });
  const others = [add({ external_id: 'OTHER', name: 'by hand' })];
  const behave = (calls: Pick<FakeFault, 'method' | 'path'>, ways = Object.keys(behaviour.combination)): void => {
    fake.switches.faults.length = 0; // what no call of the last sync met
    for (const way of ways)
      behaviour.dialect.ways[way]?.[behaviour.combination[way] ?? '']?.({
        fake,
        add: (fields) => others.push(add({ external_id: code(1), ...fields })),
        fail: (...faults) => fake.switches.faults.push(...faults.map((fault) => ({ ...fault, ...calls }))),
        subject: owners ? { owners } : {},
      });
    for (let ticks = 0; ticks < 5; ticks += 1) fake.store.tick(); // what is there was made some calls ago
  };

  behave({ method: 'POST', path: destination.collection });
  const theirs = others.map((ref) => ({ ...fake.store.rows.get(ref) }));
  await sync(initial);

  const count = siesa.products.rows.length;
  const changed = (at: number, f_nombre: string) =>
    aSiesaProduct({ f_codigo: code(at), f_nombre, f_fecha_modificacion: new Date().toISOString() });
  siesa.upsert([changed(1, 'NEW NAME'), changed(2, ''), changed(count, 'NEW'), changed(count + 1, '')]);
  behave({ method: 'PATCH' }, failingWays);
  const { report } = await sync(incremental);
  for (const at of [2, count + 1]) assert.match(report, new RegExp(`${code(at)},.*rejected`));

  siesa.set(siesa.products.rows.filter(({ f_codigo }) => f_codigo !== code(3)));
  for (let readings = 0; readings < 2; readings += 1) {
    behave({ method: 'PATCH' }, failingWays);
    await sync(initial);
  }

  behave({}, []); // calls succeed from here on
  const refused = client.rejectedIds();
  const before = fake.calls.length;
  await sync(incremental);
  for (const { method, path, body } of fake.calls.slice(before))
    if (method !== 'GET' && path !== fake.script.loginPath)
      assert.ok(refused.has(fake.store.idOf(body as DestinationPayload)), `an unchanged product was written: ${path}`);

  assertHeld(client, destination, { others, gone: [code(3)] });
  const theirsNow = others.map((ref) => fake.store.rows.get(ref));
  assert.deepEqual(theirsNow, theirs, "others' records");
  assert.deepEqual(fake.store.rows.get(annotated)?.['properties'], { shelf: 'A1', SIZE: 'M' });
  assert.deepEqual(await client.verify(), ['extra OTHER']);
};

interface Expected {
  /** Refs of records that are not this client's products. */
  readonly others: readonly string[];
  /** Codes that Siesa no longer has. */
  readonly gone: readonly string[];
}

/** Each product of Siesa is there once as the mapping makes it, or is rejected by name; what is gone is out of use; nothing else is there. */
const assertHeld = (
  { siesa, rejectedIds }: WalkingClient,
  { fake, owners, inactive }: WalkDestination,
  { others, gone }: Expected,
): void => {
  const ours = [...fake.store.rows].filter(([ref]) => !others.includes(ref)).map(([, row]) => row);
  const held = Map.groupBy(ours, (row) => fake.store.idOf(row));
  for (const [id, rows] of held) assert.equal(rows.length, 1, `records of ${id}`);
  const rejected = rejectedIds();
  const ids = siesa.products.rows.map(({ f_codigo }) => String(f_codigo));
  for (const { f_codigo, f_nombre } of siesa.products.rows) {
    const id = String(f_codigo);
    if (rejected.has(id)) assert.equal(f_nombre, '', `${id} is rejected`);
    else assertFields(id, held.get(id), { name: String(f_nombre), ...owners?.own });
  }
  for (const id of gone) assertFields(id, held.get(id), inactive);
  for (const id of held.keys()) assert.ok(ids.includes(id) || gone.includes(id), `${id} is not Siesa's`);
};

const assertFields = (id: string, [row]: readonly DestinationPayload[] = [], fields: DestinationPayload): void => {
  for (const [field, value] of Object.entries(fields)) assert.deepEqual(row?.[field], value, `${field} of ${id}`);
};
