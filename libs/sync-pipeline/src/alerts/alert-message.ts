import type { AlertText } from './alert-text.ts';

/** A text message is short, because the recipient pays for each 140 bytes. */
const longestSms = 140;

/**
 * The message of an alert with one text for each way of delivery, as SNS takes it (`MessageStructure: 'json'`): mail gets sentences, a telephone the subject, and programs the document. Pure.
 */
export const alertMessage = (document: object, { subject, text }: AlertText): string =>
  JSON.stringify({ default: JSON.stringify(document), email: text, sms: subject.slice(0, longestSms) });
