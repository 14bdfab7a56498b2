import { type Language, languages } from '@siesa-integration/operator';

const isLanguage = (text: string): text is Language => languages.some((language) => language === text);

/**
 * The reader's language: the one that was chosen by the switch, or else the browser's first that the console has. Spanish when it has none of them.
 *
 * @param accepted - the header `Accept-Language`
 *
 * @example
 * chooseLanguage(undefined, 'fr, en-GB;q=0.8, es;q=0.9'); // 'es'
 */
export const chooseLanguage = (chosen: string | undefined, accepted: string | undefined): Language => {
  if (chosen !== undefined && isLanguage(chosen)) return chosen;
  const wished = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/\s*;\s*q=/);
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => isLanguage(language) && quality > 0)
    .sort((one, other) => other.quality - one.quality);
  const [first] = wished;
  return first && isLanguage(first.language) ? first.language : 'es';
};
