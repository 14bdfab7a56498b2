import { distance } from 'fastest-levenshtein';

/**
 * The known name with the fewest edits to `name`, ignoring case, however many those are; `undefined` when no name is known.
 *
 * @example
 * nearestName('ZONE-AA', ['ZONE-B', 'ZONE-A']); // 'ZONE-A'
 */
export const nearestName = (name: string, known: Iterable<string>): string | undefined => nearest(name, known)?.name;

/**
 * The known name that was probably meant: at most two edits away, or a third of the length of a long name, but never more
 * edits than half of its letters; `undefined` when no name is that near.
 *
 * @example
 * meantName('stock_quantiy', ['stock_quantity', 'sku']); // 'stock_quantity'
 * meantName('zzz', ['stock_quantity', 'sku']); // undefined
 */
export const meantName = (name: string, known: Iterable<string>): string | undefined => {
  const found = nearest(name, known);
  if (!found || found.edits * 2 > name.length) return undefined; // more than half of a short name differs
  return found.edits <= Math.max(2, Math.floor(Math.min(name.length, longestCompared) / 3)) ? found.name : undefined;
};

/** Only the first characters are compared, so that hostile text costs little. */
const longestCompared = 64;

const nearest = (
  name: string,
  known: Iterable<string>,
): { readonly name: string; readonly edits: number } | undefined => {
  const wanted = comparable(name);
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const candidate of known) {
    const edits = distance(wanted, comparable(candidate));
    if (!best || edits < best.edits) best = { name: candidate, edits };
  }
  return best;
};

const comparable = (name: string): string => name.slice(0, longestCompared).toLowerCase();
