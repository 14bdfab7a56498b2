import { describe, expect, it } from 'vitest';
import { memoryRecords, startMemoryRecords } from '../memory-records.ts';
import { eachCallingMutants } from '../mutants/each-calling-mutants.ts';
import type { Mutant } from '../mutants/mutate.ts';
import { checkCombination, describeSwitchPairs } from './switch-pairs.ts';

describeSwitchPairs('a destination in memory', startMemoryRecords);

describe('the play of switches', () => {
  const combination = { duplicates: 'created', creates: 'lost', foreign: 'same code, in every list', records: 'few' };
  const lossy: Mutant = {
    ...memoryRecords,
    create: (connection) => {
      const adapter = memoryRecords.create(connection);
      return {
        ...adapter,
        send: async (payloads, options) => [
          ...(await adapter.send(payloads.slice(1), options)),
          ...payloads
            .slice(0, 1)
            .map((payload) => ({ id: adapter.idOf(payload), status: 'accepted' as const, ref: '1' })),
        ],
      };
    },
  };

  it('passes for the adapter', async () => {
    await checkCombination(combination, startMemoryRecords);
  });

  it.each([
    ['creates a record twice', () => eachCallingMutants['lost-create']?.()],
    ['takes a foreign record', () => eachCallingMutants['foreign-records']?.()],
    ["takes away a person's keys", () => eachCallingMutants['merged-object']?.()],
    ['loses a record', () => lossy],
  ])('fails for one that %s', async (_, mutant) => {
    await expect(checkCombination(combination, () => startMemoryRecords(mutant()))).rejects.toThrow();
  });
});
