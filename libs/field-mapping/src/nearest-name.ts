/**
 * The known name that somebody who wrote `name` most likely meant, if any is near.
 *
 * @example
 * nearestName('stock_quantiy', ['stock_quantity', 'sku']); // 'stock_quantity'
 * nearestName('zzz', ['stock_quantity', 'sku']); // undefined
 */
export const nearestName = (name: string, known: Iterable<string>): string | undefined => {
  const wanted = name.slice(0, longestCompared).toLowerCase();
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.slice(0, longestCompared).toLowerCase());
    if (distance < least && distance < candidate.length) [nearest, least] = [candidate, distance];
  }
  return nearest;
};

/** `; did you mean 'x'?`, or nothing when no name is near. */
export const didYouMean = (name: string, known: Iterable<string>): string | undefined => {
  const nearest = nearestName(name, known);
  return nearest === undefined ? undefined : `did you mean '${nearest}'?`;
};

const longestCompared = 64;

/** Insertions, deletions, substitutions and swaps of neighbours that lead from one word to the other. */
const editDistance = (from: string, to: string): number => {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          at(previous, column) + 1,
          at(current, column - 1) + 1,
          at(previous, column - 1) + (same ? 0 : 1),
          swapped ? at(beforePrevious, column - 2) + 1 : Infinity,
        ),
      );
    }
    [beforePrevious, previous] = [previous, current];
  }
  return at(previous, to.length);
};

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
