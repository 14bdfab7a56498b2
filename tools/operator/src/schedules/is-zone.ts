/**
 * Whether there is a time zone of this IANA name.
 *
 * @example
 * isZone('America/Macondo'); // false
 */
export const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
