import { errorMeaning, errorRow } from '@siesa-integration/workflow-contract';
import { folderErrorMessages } from './folder-error-messages.ts';
import { inEnglish, type Language } from '../language.ts';
import { sentenceIn } from '../libraries/read-sentence.ts';
import { inLanguage, type Message } from '../message.ts';

/** What is known of an error: a code, or at least a name. */
export interface KnownError {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  /** In English, with names and figures. */
  readonly message?: string | undefined;
  /** The message in every language, where the catalogue has it. */
  readonly sentence?: Message | undefined;
}

/**
 * An error for people: its sentence of the catalogue. Where it has none, in English its own message; in another language what its code means, and then the message,
 * because only that has the names and figures.
 *
 * @example
 * errorInWords({ code: 'SIESA_UNAVAILABLE', message: 'Siesa did not answer.' }, 'es'); // 'Siesa no responde ahora. En inglés: Siesa did not answer.'
 */
export const errorInWords = ({ code, name, message = '', sentence }: KnownError, language: Language): string => {
  if (sentence) return inLanguage(sentence, language);
  const meaning = meaningOf(code ?? errorRow(name ?? '')?.codes[0], language);
  if (message === '') return meaning ?? '';
  if (language === 'en') return message;
  return (
    sentenceIn(message, language) ?? (meaning === undefined ? message : `${meaning} ${inEnglish[language]}: ${message}`)
  );
};

const meaningOf = (code = '', language: Language): string | undefined => {
  const key = `error/${code}`;
  return isOfFolders(key) ? folderErrorMessages[key][language] : errorMeaning(code, language);
};

const isOfFolders = (key: string): key is keyof typeof folderErrorMessages => Object.hasOwn(folderErrorMessages, key);
