import { isRecord, type Issue } from '@siesa-integration/canonical-model';

/** How an answer differs from what was sent. */
export interface EchoDifference {
  /** For example `properties.COLOR`. */
  readonly path: string;
  /** Absent in the answer, or there with another value. */
  readonly kind: 'ignored' | 'different';
  readonly sent: unknown;
  readonly stored: unknown;
}

/**
 * Compares the record that a destination answers with what was sent to it. Blanks around a text, numbers as text, 0 and 1 for flags, and `null` for an empty
 * text are the same. Pure.
 *
 * @example
 * compareEcho({ name: 'LINO ', is_active: true }, { name: 'LINO', is_active: 1, photo: null }); // []
 */
export const compareEcho = (
  sent: Readonly<Record<string, unknown>>,
  echo: Readonly<Record<string, unknown>>,
  prefix = '',
): readonly EchoDifference[] =>
  Object.entries(sent).flatMap(([key, value]): readonly EchoDifference[] => {
    const path = prefix + key;
    if (!(key in echo)) return isEmpty(value) ? [] : [{ path, kind: 'ignored', sent: value, stored: undefined }];
    const stored = echo[key];
    if (isRecord(value) && isRecord(stored)) return compareEcho(value, stored, `${path}.`);
    return isSame(value, stored) ? [] : [{ path, kind: 'different', sent: value, stored }];
  });

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

const isSame = (one: unknown, other: unknown): boolean => {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  if (isRecord(one) && isRecord(other))
    return compareEcho(one, other).length === 0 && compareEcho(other, one).length === 0;
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return true;
  return (typeof one === 'number' || typeof other === 'number') && a !== '' && b !== '' && Number(a) === Number(b);
};

/** A value as text, so that what a destination rewrites by its own rules compares as equal. */
const plain = (value: unknown): string => {
  if (isEmpty(value)) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : JSON.stringify(value);
  const text = value.trim();
  if (text === 'true') return '1';
  return text === 'false' ? '0' : text;
};

/**
 * The differences as warnings: `{dialect}/ignored-field` once for each field, `{dialect}/not-stored` for each record.
 *
 * @param ignored fields that have a warning already; grows
 */
export const echoWarnings = (
  sent: Readonly<Record<string, unknown>>,
  echo: Readonly<Record<string, unknown>>,
  dialect: string,
  ignored: Set<string>,
): readonly Issue[] =>
  compareEcho(sent, echo).flatMap(({ path, kind, sent: value, stored }): readonly Issue[] => {
    if (kind === 'different')
      return [{ path, code: `${dialect}/not-stored`, expected: shown(value), received: shown(stored) }];
    if (ignored.has(path)) return [];
    ignored.add(path);
    const message = 'The destination did not answer with this field, so it may not store it. Reported once a run.';
    return [{ path, code: `${dialect}/ignored-field`, message }];
  });

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
