import type { Language } from '../messages/language.ts';
import { type Message, message } from '../messages/message.ts';
import { reasonMessages } from '../messages/errors/reason-messages.ts';

type ReasonCode = keyof typeof reasonMessages;

const isReason = (code: string): code is ReasonCode => Object.hasOwn(reasonMessages, code);

/** What the code of a reject or a warning means, and what ends it; `undefined` where the message is complete. */
export const reasonMessage = (code: string): Message | undefined => {
  const key = `reason/${code}`;
  return isReason(key) ? message(key) : undefined;
};

/**
 * The same in every language.
 *
 * @example
 * reasonInWords('stock/unknown')?.en; // 'Siesa gave no stock level for this item, …'
 */
export const reasonInWords = (code: string): Readonly<Record<Language, string>> | undefined => {
  const key = `reason/${code}`;
  return isReason(key) ? reasonMessages[key] : undefined;
};
