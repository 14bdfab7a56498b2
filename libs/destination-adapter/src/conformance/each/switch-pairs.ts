import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { DestinationPayload } from '../../definition/destination-adapter.ts';
import { byId, payloadOf } from '../rule-bench.ts';
import { checkEachRule } from './describe-each-adapter.ts';
import { assertAllOnce, type EachHarness, type EachUnderTest, rowOf } from './each-harness.ts';
import { type Combination, pairwise, product } from './pairwise.ts';
import { factorsOf, recordWays, type Ways } from './record-ways.ts';

/**
 * Plays a first and a second send for each two ways in which a destination may behave: no record is created twice, none is lost, a person's keys are kept,
 * foreign records are untouched. `SWITCHES=all` plays every
 * combination of the ways that all destinations have, each with another one of this destination's own.
 *
 * @param own further ways of this destination, by name and value
 */
export const describeSwitchPairs = <Payload extends DestinationPayload>(
  name: string,
  start: () => Promise<EachUnderTest<Payload>>,
  own: Ways = {},
): void => {
  const combinations =
    process.env['SWITCHES'] === 'all' ? allOf(own) : pairwise({ ...factorsOf(recordWays), ...factorsOf(own) });
  describe(`${name}, which behaves in two ways at once`, () => {
    it.each(combinations.map((combination) => [JSON.stringify(combination), combination] as const))(
      '%s',
      async (_, combination) => {
        await checkCombination(combination, start, own);
      },
    );
  });
};

const allOf = (own: Ways): readonly Combination[] => {
  const others = product(factorsOf(own));
  // Shifted by one after each round, so that no factor keeps meeting the same.
  return product(factorsOf(recordWays)).map((combination, at) => ({
    ...combination,
    ...others[(at + Math.floor(at / others.length)) % others.length],
  }));
};

/** Checks one combination on a fresh destination. @throws an assertion error that names what was found */
export const checkCombination = <Payload extends DestinationPayload>(
  combination: Combination,
  start: () => Promise<EachUnderTest<Payload>>,
  own: Ways = {},
): Promise<void> =>
  checkEachRule(
    { id: 'pair', promise: 'holds', check: (harness) => play(harness, combination, { ...recordWays, ...own }) },
    start,
  );

const play = async (harness: EachHarness, combination: Combination, all: Ways): Promise<void> => {
  const { fake, add, connect, products, subject } = harness;
  const { merged, owners } = subject;
  const count = combination['records'] === 'many' ? 28 : 5;
  const ref = add({ ...(merged && { [merged.target]: { shelf: 'A1', SIZE: 'L' } }) });
  for (const [way, value] of Object.entries(combination)) all[way]?.[value]?.(harness);
  for (let calls = 0; calls < 5; calls += 1) fake.store.tick(); // what is there was made some calls ago
  const isForeign = ({ name }: DestinationPayload): boolean => name === 'foreign';
  const foreign = [...fake.store.rows.values()].filter(isForeign);

  const adapterOf = () =>
    connect(merged ? { fields: [...subject.fields.filter(({ target }) => target !== merged.target), merged] } : {});
  let refs = new Map<string, string>();
  for (const name of ['First', 'Second']) {
    const adapter = adapterOf(); // another process
    const payloads = products(count, { name, ...(merged && { [merged.canonical]: { SIZE: 'M' } }) }).map((one) =>
      payloadOf(adapter, one),
    );
    const verdicts = byId(await adapter.send(payloads, { refs }));
    const others = new Set(foreign);
    const ours = [...fake.store.rows].filter(([, row]) => !others.has(row));
    assert.equal(ours.length, count, 'records that are ours');
    if (others.size === 0) assertAllOnce(harness, verdicts);
    for (const [, row] of ours) {
      assert.equal(row['name'], name);
      if (owners) for (const [field, value] of Object.entries(owners.own)) assert.equal(row[field], value);
    }
    assert.deepEqual([...fake.store.rows.values()].filter(isForeign), foreign);
    if (merged) assert.deepEqual(fake.store.rows.get(ref)?.[merged.target], { shelf: 'A1', SIZE: 'M' });
    refs = new Map(
      [...verdicts.values()].flatMap((verdict) =>
        verdict.status === 'accepted' && verdict.ref !== undefined ? [[verdict.id, verdict.ref] as const] : [],
      ),
    );
    assert.equal(refs.size, count, 'accepted with an id');
  }
  if (foreign.length === 0) rowOf(harness);
};
