import type { HeldBecause } from '../sync/sync-summary.ts';
import type { Language } from './language.ts';
import { textIn } from './message.ts';

/**
 * Why a cursor stays, with its figures.
 *
 * @example
 * heldInWords({ cause: 'rows moved between pages', read: 98, total: 100 }, 'en'); // 'Cause: rows moved between pages; 98 rows read of 100.'
 */
export const heldInWords = (because: HeldBecause | undefined, language: Language): string => {
  const t = textIn(language);
  if (!because) return t('held/no-reason');
  const { read, total } = because;
  const cause = because.cause.replace(/\.$/, '');
  return total === undefined ? t('held/cause', { cause, read }) : t('held/cause-of', { cause, read, total });
};
