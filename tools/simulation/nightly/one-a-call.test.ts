import { join } from 'node:path';
import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import { describe, expect, it, vi } from 'vitest';
import type { Fault } from '../src/index.ts';

const libs = join(import.meta.dirname, '../../../libs');

/** A request that the network repeats, or that arrives after its sender was replaced, is created twice by a destination that does not know our codes. */
const faults: readonly Fault[] = [
  'slow',
  'lost request',
  'lost answer',
  'crash before',
  'crash after',
  'kill before',
  'kill after',
  'pause',
];

const dialects = ['kong-core', 'wms-proxy'] as const;

/** Every violation of one fault at each boundary, until the first boundary that has some. */
const firstFailures = async (
  dialect: (typeof dialects)[number],
  played: readonly Fault[] = faults,
): Promise<readonly string[]> => {
  const { eachScenario, failuresAt, playBoundaries } = await import('../src/index.ts');
  const scenario = eachScenario(dialect);
  const undisturbed = await playBoundaries(new Map(), undefined, scenario);
  if (undisturbed.violations.length > 0) return undisturbed.violations;
  for (const at of undisturbed.labels.keys())
    for (const fault of played) {
      const failures = await failuresAt([[at, fault]], scenario);
      if (failures.length > 0) return failures;
    }
  return [];
};

it.each(dialects)(
  'B1: %s, which takes one record a call, loses nothing to any fault at any boundary',
  { timeout: 900_000 },
  async (dialect) => {
    expect(await firstFailures(dialect)).toEqual([]);
  },
);

interface Finding {
  readonly RecordFinder: new (...given: never[]) => { lookUp: (id: string) => Promise<readonly string[]> };
}
interface Reading {
  readonly kongCoreReading: (customerId: number) => { readonly row: (row: unknown) => object | undefined };
}

/** A guard that is removed, and the words of the violation that shows it. */
const mutants: readonly (readonly [
  name: string,
  module: string,
  violation: RegExp,
  broken: (real: object) => object,
])[] = [
  [
    'a record whose create was not answered is looked up',
    'destination-adapter/src/each/record-finder.ts',
    /was created twice/,
    (real) => ({
      RecordFinder: class extends (real as Finding).RecordFinder {
        override lookUp = (): Promise<readonly string[]> => Promise.resolve([]);
      },
    }),
  ],
  [
    'an object is merged with what people wrote to it',
    'destination-adapter/src/each/merge-fields.ts',
    /a person's key is gone/,
    () => ({ mergeFields: (body: DestinationPayload) => body }),
  ],
  [
    "another customer's record is never written",
    'kong-adapter/src/dialects/kong-core/kong-core-reading.ts',
    /another customer's record became/,
    (real) => ({
      kongCoreReading: (customerId: number) => {
        const reading = (real as Reading).kongCoreReading(customerId);
        return { ...reading, row: (row: unknown) => ({ ...reading.row(row), own: true }) };
      },
    }),
  ],
];

describe('the monitor of one record a call', () => {
  it.each(mutants)(
    'fails when this no longer holds: %s',
    { timeout: 600_000 },
    async (_, module, violation, broken) => {
      vi.resetModules();
      vi.doMock(join(libs, module), async (importOriginal) => {
        const real = await importOriginal<object>();
        return { ...real, ...broken(real) };
      });
      try {
        expect((await firstFailures('kong-core', ['lost answer', 'kill after'])).join('\n')).toMatch(violation);
      } finally {
        vi.doUnmock(join(libs, module));
        vi.resetModules();
      }
    },
  );
});
