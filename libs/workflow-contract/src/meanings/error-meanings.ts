import { reconciliationMeanings } from './reconciliation-meanings.ts';
import { settingsMeanings } from './settings-meanings.ts';
import { storedMeanings } from './stored-meanings.ts';
import { syncMeanings } from './sync-meanings.ts';

/** What each error code means and what ends it, in the languages of people. The error's own message, in English, has the names and figures. */
export const errorMeanings = {
  ...reconciliationMeanings,
  ...settingsMeanings,
  ...storedMeanings,
  ...syncMeanings,
};

/**
 * What an error code means, in a language of people. Pure.
 *
 * @example
 * errorMeaning('CLIENT_NOT_FOUND', 'es'); // 'No existe ese cliente.'
 */
export const errorMeaning = (code: string, language: 'en' | 'es'): string | undefined => {
  const key = `error/${code}`;
  return isKnown(key) ? errorMeanings[key][language] : undefined;
};

const isKnown = (key: string): key is keyof typeof errorMeanings => Object.hasOwn(errorMeanings, key);
