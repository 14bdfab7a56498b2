/** What differs between two runs of the same host: clocks, calls of the last minute, durations, versions. */
const volatile = new Set(['budget', 'reserved', 'expires_at', 'version', 'ttl', 'durationSeconds', 'owner', 'until']);

const replacements: readonly (readonly [RegExp, string])[] = [
  [/sync-\d{8}-\d{6}-[0-9a-f]{4}/g, 'SYNC'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'TIME'],
  [/(?<=\/slices\/\d+-)[0-9a-f]{4}(?=\.)/g, 'HASH'], // the attempt, which is random
  [/127\.0\.0\.1:\d+/g, 'HOST'],
  [/arn:aws:states:[\w:/-]+/g, 'EXECUTION'],
];

/** As text with sorted keys and sorted items, so that two hosts can be compared. */
export const normalized = (value: unknown): string => JSON.stringify(sorted(value), undefined, 1);

const sorted = (value: unknown): unknown => {
  if (typeof value === 'string') return replacements.reduce((text, [from, to]) => text.replaceAll(from, to), value);
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.every((item) => typeof item === 'object') ? items.sort(byText) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !volatile.has(name))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
};

const byText = (one: unknown, other: unknown): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
