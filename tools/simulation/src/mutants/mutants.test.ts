import { expect, it } from 'vitest';
import { mutants } from './index.ts';

it.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  'a mutant replaces functions that its module still has: %s',
  async (_name, { module, broken }) => {
    const real = (await import(module)) as object;
    const replaced = Object.keys(broken(real));

    expect(replaced).not.toEqual([]);
    expect(Object.keys(real)).toEqual(expect.arrayContaining(replaced));
  },
);
