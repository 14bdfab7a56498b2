import { describe, expect, it } from 'vitest';
import { startMemoryRecords } from '../memory-records.ts';
import { eachCallingMutants } from '../mutants/each-calling-mutants.ts';
import { eachSendingMutants } from '../mutants/each-sending-mutants.ts';
import { checkEachRule } from './describe-each-adapter.ts';
import { eachRules } from './each-rules.ts';

const rules = Object.values(eachRules).flat();
const mutants = { ...eachCallingMutants, ...eachSendingMutants };

describe('the conformance kit for one record a call', () => {
  it('has a mutant for every rule', () => {
    expect(Object.keys(mutants).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('finds that a mutant breaks %s', async (id, rule) => {
    await expect(checkEachRule(rule, () => startMemoryRecords(mutants[id]?.()))).rejects.toThrow();
  });
});
