import assert from 'node:assert/strict';
import { type Harness } from '../harness.ts';
import { payloadOf } from '../rule-bench.ts';

/** What a rule about payloads uses, however the destination takes records. */
interface PayloadHarness extends Pick<Harness, 'connect' | 'products'> {
  readonly subject: { readonly destination: Pick<Harness['subject']['destination'], 'name' | 'maxBatchSize'> };
}

/** Rules that are the same for every destination. */
export const payloadRules = [
  {
    id: 'names',
    promise: 'has the name and the batch size of its destination',
    check: ({ connect, subject: { destination } }: PayloadHarness) => {
      const adapter = connect();
      assert.equal(adapter.name, destination.name);
      assert.equal(adapter.maxBatchSize, destination.maxBatchSize);
      assert.ok(Number.isInteger(adapter.maxBatchSize) && adapter.maxBatchSize >= 1);
    },
  },
  {
    id: 'payload-is-pure',
    promise: 'makes the same payload of the same product, and changes nothing',
    check: ({ connect, products }: PayloadHarness) => {
      const adapter = connect();
      for (const product of products(2)) {
        const before = structuredClone(product);
        assert.deepEqual(payloadOf(adapter, product), payloadOf(adapter, product));
        assert.deepEqual(product, before);
        assert.equal(adapter.idOf(payloadOf(adapter, product)), product.id);
      }
    },
  },
  {
    id: 'payload-is-stable',
    promise:
      'B19: makes the same payload text when only the order of keys changed, or a field that no rule maps was added',
    check: ({ connect, products }: PayloadHarness) => {
      const adapter = connect();
      const [product] = products(1);
      assert.ok(product);
      const text = JSON.stringify(payloadOf(adapter, product));
      const turned = { ...product, ...Object.fromEntries(Object.entries(product).reverse()), not_mapped: 1 };
      assert.equal(JSON.stringify(payloadOf(adapter, turned)), text);
      const reversed = Object.fromEntries(Object.entries(product).reverse()) as typeof product;
      assert.equal(JSON.stringify(payloadOf(adapter, reversed)), text);
    },
  },
] as const;
