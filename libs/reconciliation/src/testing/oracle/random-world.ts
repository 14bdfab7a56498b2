import type { CleanRow } from '../../reader/clean/clean-file.ts';
import type { MatchRules } from '../../steps/step.ts';

/** Two small files and the rules between them. */
export interface World {
  readonly file: readonly CleanRow[];
  readonly base: readonly CleanRow[];
  readonly rules: MatchRules;
}

/** @example aCleanRow({ k: 'ORD-1', cents: 150_000 }) */
export const aCleanRow = (row: Partial<CleanRow> = {}): CleanRow => ({
  ...{ rowNo: 1, cents: 100, dayNo: 20_000, party: 'P', k: '', nome: '', ativo: '', lote: '', campos: '' },
  ...row,
});

/** Rows with their numbers, in the order of a file. */
export const numbered = (rows: readonly Partial<CleanRow>[], from = 1): readonly CleanRow[] =>
  rows.map((row, at) => aCleanRow({ ...row, rowNo: from + at }));

/**
 * Worlds of few parties, amounts, days, keys and groups, so that everything collides: 3 to 25 rows a side each, with the rules of the seed.
 *
 * The worlds share no party, key and group, so that one reconciliation decides all of them. The same seed gives the same worlds.
 *
 * @param count - how many worlds
 */
export const randomWorlds = (seed: number, count: number): World & { readonly worlds: readonly World[] } => {
  const chance = chances(seed);
  const rules = randomRules(chance);
  const worlds: World[] = [];
  let [fileFrom, baseFrom] = [1, 1];
  for (let at = 0; at < count; at += 1) {
    const [file, base] = randomRows(chance, String(at));
    worlds.push({ file: numbered(file, fileFrom), base: numbered(base, baseFrom), rules });
    fileFrom += file.length;
    baseFrom += base.length;
  }
  return { file: worlds.flatMap(({ file }) => file), base: worlds.flatMap(({ base }) => base), rules, worlds };
};

const randomRules = ({ upTo, chance }: Chances): MatchRules => ({
  tolerance: { cents: upTo(2), days: upTo(1) },
  ...(chance(0.6) && { group: { cents: upTo(2), days: upTo(3) } }),
  ...(chance(0.8) && { near: { cents: upTo(2), days: upTo(3) } }),
  ties: chance(0.5) ? 'accept' : 'ask',
});

type Rows = readonly Partial<CleanRow>[];

const randomRows = ({ upTo, chance }: Chances, world: string): readonly [file: Rows, base: Rows] => {
  const [withKey, withGroup, amounts] = [upTo(2) / 2, upTo(2) / 3, upTo(4)];
  const rowOf = (): Partial<CleanRow> => ({
    party: `${world}P${String(upTo(1))}`,
    k: chance(withKey) ? `${world}K${String(upTo(12))}` : '',
    nome: ['', 'Ana', 'Luís'][upTo(2)] ?? '',
    lote: chance(withGroup) ? `${world}B${String(upTo(3))}` : '',
    cents: (chance(0.2) ? -1 : 1) * (100 + upTo(amounts)),
    dayNo: 20_000 + upTo(6),
  });
  const rows = Array.from({ length: 3 + upTo(20) }, rowOf);
  const others = Array.from({ length: 3 + upTo(20) }, () => {
    const twin = chance(0.5) ? rows[upTo(rows.length - 1)] : undefined;
    return twin ? { ...twin, cents: (twin.cents ?? 0) + (chance(0.3) ? upTo(2) - 1 : 0) } : rowOf();
  });
  const again = (row: Partial<CleanRow>): Partial<CleanRow> => (chance(0.2) ? { ...row, campos: 'another text' } : row);
  const withCopies = (some: Rows): Rows => some.flatMap((row) => (chance(0.1) ? [row, again(row)] : [row]));
  return [withCopies(rows), withCopies(others)];
};

/** The same rows in another order, with new numbers. */
export const shuffled = (rows: readonly CleanRow[], seed: number): readonly CleanRow[] => {
  const { next } = chances(seed);
  return numbered(
    rows
      .map((row) => ({ row, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row),
  );
};

interface Chances {
  /** From 0 to below 1. */
  readonly next: () => number;
  /** A whole number from 0 to `most`. */
  readonly upTo: (most: number) => number;
  readonly chance: (share: number) => boolean;
}

/** Mulberry32: a small generator with a seed. */
const chances = (seed: number): Chances => {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, upTo: (most) => Math.floor(next() * (most + 1)), chance: (share) => next() < share };
};
