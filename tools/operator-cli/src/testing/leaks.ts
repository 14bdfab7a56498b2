/** How much of a secret counts as a leak. */
const leakLength = 8;

/** One part of a secret, found where none may be. */
export interface Leak {
  /** Whose secret it is part of. */
  readonly secret: string;
  /** Where it was found. */
  readonly sink: string;
  /** What stands around it. */
  readonly around: string;
}

/** Looks for secrets in what a service wrote. */
export interface LeakFinder {
  /** The first leak of each secret in a text. */
  readonly find: (sink: string, text: string) => readonly Leak[];
}

/**
 * Finds any 8 characters in a row of a secret: as they are, URL-encoded, or in base64 wherever in the encoded text the secret begins.
 *
 * @param secrets - values of at least 8 characters, by name
 *
 * @example
 * leakFinder({ 'siesa key': 'aB3…' }).find('log', '{"header":"Bearer aB3…"}'); // [{ secret: 'siesa key', sink: 'log', … }]
 */
export const leakFinder = (secrets: Readonly<Record<string, string>>): LeakFinder => {
  const parts = new Map(
    Object.entries(secrets).flatMap(([secret, value]) =>
      formsOf(value)
        .flatMap(partsOf)
        .map((part) => [part, secret] as const),
    ),
  );
  return {
    find: (sink, text) => {
      const found = new Map<string, Leak>();
      for (let at = 0; at + leakLength <= text.length; at += 1) {
        const secret = parts.get(text.slice(at, at + leakLength));
        if (secret !== undefined && !found.has(secret))
          found.set(secret, { secret, sink, around: text.slice(Math.max(0, at - 60), at + 60) });
      }
      return [...found.values()];
    },
  };
};

const formsOf = (value: string): readonly string[] => {
  const encoded = encodeURIComponent(value);
  const base64 = [0, 1, 2].flatMap((before) => [insideBase64(value, before), insideBase64(encoded, before)]);
  const url = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    encoded,
    encoded.replaceAll(/%../g, (escape) => escape.toLowerCase()),
    ...base64,
    ...base64.map(url),
  ];
};

/** What base64 makes of a value that `before` other bytes precede, without the characters that those or the bytes behind it share. */
const insideBase64 = (value: string, before: number): string => {
  const text = Buffer.from(`${'x'.repeat(before)}${value}`)
    .toString('base64')
    .replace(/=+$/, '');
  const shared = before === 0 ? 0 : before + 1;
  const whole = Math.floor(((before + Buffer.byteLength(value)) * 8) / 6);
  return text.slice(shared, whole);
};

const partsOf = (form: string): readonly string[] =>
  Array.from({ length: Math.max(0, form.length - leakLength + 1) }, (_, at) => form.slice(at, at + leakLength));
