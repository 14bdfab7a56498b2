import type { VerdictRow } from '@siesa-integration/reconciliation';
import {
  mirrored,
  randomWorlds,
  reconcileByHand,
  shuffled,
  withoutPlaces,
} from '@siesa-integration/reconciliation/testing';
import { expect } from 'vitest';
import { runWorld, type TestEngine } from './run-world.ts';

/**
 * Compares the verdicts on random worlds with the oracle, with themselves on shuffled rows, and mirrored on swapped sides.
 *
 * @returns the verdicts
 */
export const checkWorlds = async (engine: TestEngine, seed: number, count: number): Promise<readonly VerdictRow[]> => {
  const { file, base, rules, worlds } = randomWorlds(seed, count);
  const expected = worlds.flatMap((world) => reconcileByHand(world.file, world.base, rules));

  const found = await runWorld(engine, { file, base, rules });
  expect(found).toEqual(ordered(expected));

  const [otherFile, otherBase] = [shuffled(file, seed), shuffled(base, seed + 1)];
  const again = await runWorld(engine, { file: otherFile, base: otherBase, rules });
  expect(withoutPlaces(again, otherFile, otherBase)).toEqual(withoutPlaces(found, file, base));

  const swapped = await runWorld(engine, { file: base, base: file, rules });
  expect(swapped).toEqual(ordered(mirrored(found)));
  return found;
};

/** By side and row, as `runWorld` answers. */
export const ordered = (verdicts: readonly VerdictRow[]): readonly VerdictRow[] =>
  verdicts.toSorted((a, b) => a.side.localeCompare(b.side) || a.rowNo - b.rowNo);
