import { isRecord } from '@siesa-integration/canonical-model';

/** A document that is taken apart key by key: what was not taken is what could not be carried over. */
export class TakenApart {
  readonly #document: Readonly<Record<string, unknown>>;
  readonly #taken = new Set<string>();

  constructor(document: Readonly<Record<string, unknown>>) {
    this.#document = document;
  }

  /** The value at a place such as `siesaConfig.baseUrl`; `undefined` where the document has no such place. */
  take(path: string): unknown {
    this.#taken.add(path);
    return path
      .split('.')
      .reduce<unknown>(
        (value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
        this.#document,
      );
  }

  /** {@link take} for text that is not blank; a number becomes its digits. */
  text(path: string): string | undefined {
    const value = this.take(path);
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
  }

  /** {@link take} for a whole number, also as text. */
  number(path: string): number | undefined {
    const text = this.text(path);
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  }

  /** {@link take} for true or false, also as text. */
  boolean(path: string): boolean | undefined {
    const value = this.take(path);
    return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
  }

  /** The places of all values that were not taken. Empty ones have nothing to carry. */
  left(): readonly string[] {
    return leavesOf(this.#document, '').filter((path) => !this.#isTaken(path));
  }

  #isTaken(path: string): boolean {
    return [...this.#taken].some((taken) => path === taken || path.startsWith(`${taken}.`));
  }
}

const leavesOf = (value: unknown, path: string): readonly string[] => {
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`));
  return value === undefined || value === null || value === '' ? [] : [path];
};
