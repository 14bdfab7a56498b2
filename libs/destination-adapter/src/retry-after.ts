/**
 * Milliseconds that a `Retry-After` header asks for: seconds, or a date.
 *
 * @returns `undefined` when there is none, or none that can be read.
 */
export const retryAfterMs = (header: string | null, now: number): number | undefined => {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;

  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};
