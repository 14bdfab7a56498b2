import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { once } from './stage-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stage-folder-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** @returns how often the stage has run, in the end */
const runs = async (...stages: readonly { inputs?: string; output?: string }[]): Promise<number> => {
  let ran = 0;
  for (const { inputs = 'a', output = 'rows.parquet' } of stages)
    await once(folder, {
      stage: 'read',
      inputs: { file: inputs },
      outputs: [output],
      work: async (to) => {
        ran += 1;
        await writeFile(join(to, output), 'rows');
      },
    });
  return ran;
};

it('a stage whose result is there does not run again', async () => {
  expect(await runs({}, {})).toBe(1);
});

it('it runs again for other inputs, and in a version that writes other files', async () => {
  expect(await runs({}, { inputs: 'b' })).toBe(2);
  expect(await runs({ output: 'rows.clean' }, { output: 'rows.parquet' })).toBe(2);
});
