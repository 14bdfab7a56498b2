import { beforeAll, describe, expect, it } from 'vitest';
import { expectedInKong } from './expected-in-kong.ts';
import type { HeldMemory } from './held-memory.ts';
import { watchLargeSync, type LargeSync } from './watch-large-sync.ts';
import { readDeployment } from '../src/template/read-template.ts';

const few = 10_000;
const many = 100_000;
let small: LargeSync;
let large: LargeSync;

beforeAll(async () => {
  small = await watchLargeSync(few, 100);
  large = await watchLargeSync(many, 300);
}, 600_000);

/** What a run keeps of each id, with the copies it takes for a moment to grow and to be stored (docs/reference/limits.md): a tenth of a record. */
const bytesAnId = 256;
const keepsIds = /extractor|summarizer/;

/** As many buffers may be on their way when one looks. */
const onePartBytes = 8 * 1024 * 1024;

describe('one sync of 100,000 products of 2 KB', () => {
  it('B28: brings each record to the destination as the mapping demands, like a catalogue of 10,000', () => {
    for (const { result, rows, stored } of [small, large]) {
      expect(result).toMatchObject({
        status: 'SUCCEEDED',
        output: { status: 'success', records_extracted: rows.length, records_success: rows.length, records_failed: 0 },
      });
      expect(stored.size).toBe(rows.length);
      expect(
        rows.filter(
          (row) => JSON.stringify(sorted(stored.get(row.f_codigo))) !== JSON.stringify(sorted(expectedInKong(row))),
        ),
      ).toEqual([]);
    }
  });

  it('A10: hands on no payload above 64 KiB', () => {
    expect(large.largestPayload).toBeLessThan(64 * 1024);
  });

  it('A10: has a history below 5,000 events, and so has each of its children', () => {
    expect(large.longestHistory).toBeLessThan(5_000);
  });

  it('A10: holds no more memory in any function than one of 10,000, but for the index of ids', async () => {
    const { functions: deployed, workflows } = await readDeployment();
    const definitions = JSON.stringify(workflows.map(({ definition }) => definition));
    const functions = deployed.filter(({ arn }) => definitions.includes(arn));

    expect([...large.memory.keys()].toSorted()).toEqual(functions.map(({ name }) => name).toSorted());
    for (const { name, memoryMb } of functions) {
      const [before, now] = [small, large].map(({ memory }) => memory.get(name) ?? { heap: 0, external: 0 }) as [
        HeldMemory,
        HeldMemory,
      ];
      expect(now.heap, name).toBeLessThan(1.5 * before.heap);
      expect(now.external, name).toBeLessThan(
        before.external + onePartBytes + (keepsIds.test(name) ? (many - few) * bytesAnId : 0),
      );
      expect(now.heap + now.external, name).toBeLessThan(memoryMb * 1024 * 1024);
    }
  });
});

const sorted = (document: Readonly<Record<string, unknown>> = {}): unknown =>
  Object.entries(document).toSorted(([one], [other]) => one.localeCompare(other));
