/** One version of an object: what is uploaded under the same key later is another file. */
export interface VersionedKey {
  readonly key: string;
  /** @defaultValue the latest, in a bucket that keeps no versions */
  readonly versionId?: string | undefined;
}

const separator = '?versionId=';

/**
 * Writes a version as one text, which requests of a reconciliation hold.
 *
 * @example
 * versionedKey({ key: 'bases/acme.csv', versionId: '3sL4kqtJ' }); // 'bases/acme.csv?versionId=3sL4kqtJ'
 */
export const versionedKey = ({ key, versionId }: VersionedKey): string =>
  versionId === undefined ? key : `${key}${separator}${versionId}`;

/** Reads what `versionedKey` wrote. A key may itself contain the separator; a version id does not. */
export const parseVersionedKey = (text: string): VersionedKey => {
  const at = text.lastIndexOf(separator);
  return at < 0 ? { key: text } : { key: text.slice(0, at), versionId: text.slice(at + separator.length) };
};
