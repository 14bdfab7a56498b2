import { createHash } from 'node:crypto';

/**
 * The id of a run: a retried attempt of the same execution finds the same one.
 *
 * @example
 * syncId('arn:aws:states:…:execution:…', '2025-01-15T10:00:00Z'); // 'sync-20250115-100000-7f3a'
 */
export const syncId = (owner: string, startedAt: string): string => {
  const [day = '', time = ''] = new Date(startedAt).toISOString().split('T');
  const digest = createHash('sha256').update(owner).digest('hex').slice(0, 4);
  return `sync-${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${digest}`;
};
