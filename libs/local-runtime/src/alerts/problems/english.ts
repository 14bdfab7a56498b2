import type { ExpectedOfSecret, MailProblem, ToCorrect } from './delivery-problem.ts';
import { type DeliveryTexts, wrongInWords } from './delivery-texts.ts';

const signingSecret = '"whsec_" and 24 to 64 random bytes in base64; `openssl rand -base64 32` makes them';

const expected: Readonly<Record<ExpectedOfSecret, string>> = {
  smtp: 'Expected {"user": "…", "password": "…"}',
  'smtp-text': 'Expected a text that is not empty',
  chat: 'Expected {"url": "…"}, the https address of the incoming webhook',
  'chat-url': 'Expected the https address of the incoming webhook',
  webhook: `Expected {"signing_secret": "…"}: ${signingSecret}`,
  'signing-secret': `Expected ${signingSecret}`,
};

const mail: Readonly<Record<MailProblem, string>> = {
  keys: 'refused user and password. Correct the secret that smtp.secret names',
  'no-keys': 'wants a user and a password. Name their secret in smtp.secret',
  tls: 'offers no TLS that can be used. Set smtp.tls to "implicit" if its port begins with TLS, or ask its owner',
  envelope: 'refused the sender or a recipient. Correct smtp.from and smtp.to',
  'no-address': 'has no address. Correct smtp.host',
  unreachable: 'cannot be reached. Check smtp.host and smtp.port, and that this machine may connect to it',
  timeout: 'did not answer in time. Check smtp.host and smtp.port, and smtp.tls, which decides who begins',
  other: 'did not take the mail. It is tried again',
};

const check = (correct: ToCorrect): string =>
  `Check ${'setting' in correct ? correct.setting : `the url in the secret '${correct.addressIn}'`}.`;

/** Why alerts were not delivered, in English. */
export const english: DeliveryTexts = {
  answered: ({ host, status, answer, correct }) =>
    `'${host}' answered ${status.toString()}${answer === '' ? '' : `: ${answer}`}. ${correct === undefined ? 'It is tried again.' : check(correct)}`,
  late: ({ host, seconds }) => `'${host}' did not answer within ${seconds.toString()} s.`,
  unreachable: ({ host, reason, correct }) => `'${host}' cannot be reached (${reason}). ${check(correct)}`,
  mail: ({ server, why, reason }) => `The mail server '${server}' ${mail[why]} (${reason}).`,
  'mail-late': ({ server, seconds }) => `The mail server '${server}' did not answer within ${seconds.toString()} s.`,
  'mail-recipients': ({ server, recipients }) =>
    `The mail server '${server}' refused the recipients ${recipients}. Correct smtp.to.`,
  secret: ({ file, missing, wrong }) =>
    `The file '${file}' ${missing ? 'is missing' : 'cannot be used'}: ${wrongInWords(wrong, expected)}. Correct it.`,
  other: ({ reason }) => reason,
};
