/** What differs between two runs of one scenario for no reason that matters: times, ids and addresses. */
const timed: ReadonlySet<string> = new Set([
  'attempt',
  'duration_ms',
  'duration_seconds',
  'durationSeconds',
  'expires_at',
  'ttl',
  'until',
]);

/** Makes values of one outcome comparable with those of another. Ids keep their identity: the first sync is `sync#1` wherever it is named. */
export interface Comparable {
  readonly of: (value: unknown) => unknown;
  readonly ofText: (text: string) => string;
}

/** @param origins - addresses by what is there, such as `http://127.0.0.1:4010` by `siesa` */
export const comparable = (origins: Readonly<Record<string, string>>): Comparable => {
  const numbers = new Map<string, string>();
  const syncs = (id: string): string => {
    const known = numbers.get(id) ?? `sync#${String(numbers.size + 1)}`;
    numbers.set(id, known);
    return known;
  };

  const ofText = (text: string): string =>
    Object.entries(origins)
      .reduce((replaced, [name, origin]) => replaced.replaceAll(origin, `<${name}>`), text)
      .replaceAll(' --emulate', '') // the commands that a message names open the same host again
      .replaceAll(/sync-\d{8}-\d{6}-[0-9a-f]{4}/g, syncs)
      .replaceAll(/arn:\w+:states:[\w-]*:\d*:execution:[\w-]+:[\w-]+/g, '<execution>')
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>')
      .replaceAll(/\b(raw|canonical|rejects|reports|slices)\/(\d+)-[0-9a-f]{4}\b/g, '$1/$2-<attempt>');

  const of = (value: unknown): unknown => {
    if (typeof value === 'string') return ofText(value);
    if (Array.isArray(value)) return value.map(of);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, held]) => {
        if (timed.has(name)) return [name, '<time>'];
        if (name === 'budget') return [name, '<calls>'];
        return [ofText(name), of(held)];
      }),
    );
  };
  return { of, ofText };
};
