import { createHash } from 'node:crypto';

/** Ids that came again within one pass: the same digest means the same ids, as often as before. */
export interface Doubles {
  readonly count: number;
  readonly digest: number;
}

export const noDoubles: Doubles = { count: 0, digest: 0 };

/** So that a sum of digests stays exact in a double. */
const modulus = 2 ** 48;

/** One more id that came again. The order does not matter. Pure. */
export const withDouble = ({ count, digest }: Doubles, id: string): Doubles => ({
  count: count + 1,
  digest: (digest + createHash('sha256').update(id).digest().readUIntLE(0, 6)) % modulus,
});

/** The doubles of two pages of one pass. Pure. */
export const bothDoubles = (one: Doubles, other: Doubles): Doubles => ({
  count: one.count + other.count,
  digest: (one.digest + other.digest) % modulus,
});

/** Doubles that are the same as those of no other pass: the page that brought them came in place of another. Pure. */
export const unlikeOthers = ({ count, digest }: Doubles, pass: number): Doubles => ({
  count,
  digest: (digest + pass) % modulus,
});

export const sameDoubles = (one: Doubles, other: Doubles | undefined): boolean =>
  one.count === other?.count && one.digest === other.digest;
