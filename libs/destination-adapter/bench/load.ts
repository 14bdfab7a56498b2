import assert from 'node:assert/strict';
import { someProducts } from '@siesa-integration/canonical-model/testing';
import { startFakeDestination } from '../src/fake/index.ts';
import type { DestinationPayload } from '../src/index.ts';
import { createMemoryFake, memoryDestination } from '../src/conformance/memory-destination.ts';
import { loadByHand } from './hand-written.ts';

const records = 10_000;

/** Milliseconds that a load of all records took. */
const timed = async (load: () => Promise<number>): Promise<number> => {
  const start = performance.now();
  assert.equal(await load(), records);
  return performance.now() - start;
};

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

/** Runs both loaders alternately against the same fake, after a warm-up, so that other load on the machine affects both. */
const compare = async (title: string, latencyMs: number, rounds: number, atMost: number): Promise<void> => {
  const fake = await startFakeDestination(createMemoryFake().script, { switches: { latencyMs } });
  const adapter = memoryDestination.create({
    baseUrl: fake.url,
    credentials: { secretName: 'bench', read: () => Promise.resolve(fake.secret) },
  });
  const payloads = someProducts(records, { ean: '7702001041725' }).map((product): DestinationPayload => {
    const payload = adapter.toPayload(product);
    assert.ok(payload.ok);
    return payload.value;
  });
  const byHand = (): Promise<number> => loadByHand(new URL('/v1/records/bulk', fake.url), fake.apiKey, payloads);
  const byAdapter = async (): Promise<number> =>
    (await adapter.send(payloads)).filter(({ status }) => status === 'accepted').length;

  const hand: number[] = [];
  const ours: number[] = [];
  const warmUp = latencyMs === 0 ? 10 : 1;
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const [byHandMs, oursMs] = [await timed(byHand), await timed(byAdapter)];
    if (round < warmUp) continue;
    hand.push(byHandMs);
    ours.push(oursMs);
  }
  await fake.close();
  const ratio = median(ours) / median(hand);
  console.log(
    `${title}: adapter ${median(ours).toFixed(0)} ms, by hand ${median(hand).toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most ${atMost.toFixed(1)})`,
  );
};

await compare('10,000 records, no latency', 0, 40, 1.3);
await compare('10,000 records, 50 ms a call', 50, 3, 1.1);
