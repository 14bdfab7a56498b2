/**
 * The known name that is fewest edits away, ignoring case; `undefined` when nothing is known.
 *
 * @example
 * nearestName('ZONE-AA', ['ZONE-B', 'ZONE-A']); // 'ZONE-A'
 */
export const nearestName = (name: string, known: readonly string[]): string | undefined => {
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const candidate of known) {
    const edits = editsBetween(name.toLowerCase().split(''), candidate.toLowerCase().split(''));
    if (!best || edits < best.edits) best = { name: candidate, edits };
  }
  return best?.name;
};

/** Levenshtein's distance, one row at a time. */
const editsBetween = (one: readonly string[], other: readonly string[]): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, left] of one.entries()) {
    const next = [i + 1];
    for (const [j, right] of other.entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (left === right ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};
