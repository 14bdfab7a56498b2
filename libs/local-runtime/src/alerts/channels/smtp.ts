import * as v from 'valibot';
import type { SmtpSettings } from '../alert-settings.ts';
import { AlertUndelivered, type Channel, deadlineMs, type OutgoingAlert } from './channel.ts';

const word = v.pipe(v.string('Expected a text'), v.nonEmpty('Expected a text that is not empty'));

export const smtpSecret = v.object({ user: word, password: word }, 'Expected {"user": "…", "password": "…"}');

export interface SmtpOptions extends SmtpSettings {
  readonly credentials: v.InferOutput<typeof smtpSecret> | undefined;
  /** @defaultValue 15,000 */
  readonly timeoutMs?: number;
}

const standardPorts = { starttls: 587, implicit: 465, none: 25 } as const;

/** Sends alerts by mail. User and password are only sent over TLS, or to a server on this machine. */
export const createSmtp = (options: SmtpOptions): Channel => ({
  name: 'smtp',
  send: async (alert) => {
    const { host, tls, from, to, timeoutMs = deadlineMs } = options;
    const port = options.port ?? standardPorts[tls];
    const server = `${host}:${String(port)}`;
    const transport = await transportTo({ ...options, port, timeoutMs });
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      late.reject(
        new AlertUndelivered(`The mail server '${server}' did not answer within ${String(timeoutMs / 1_000)} s.`),
      );
    }, timeoutMs);
    try {
      const { rejected } = await Promise.race([transport.sendMail(mailOf(alert, { from, to })), late.promise]);
      return rejected.length === 0
        ? undefined
        : `The mail server '${server}' refused the recipients ${rejected.join(', ')}. Correct smtp.to.`;
    } catch (error) {
      throw inWords(server, error);
    } finally {
      clearTimeout(timer);
      transport.close();
    }
  },
});

const transportTo = async ({
  host,
  port,
  tls,
  credentials,
  timeoutMs,
}: SmtpOptions & { readonly port: number; readonly timeoutMs: number }) => {
  const { createTransport } = await import('nodemailer'); // with the first mail, because most commands send none
  return createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    ...(credentials && { auth: { user: credentials.user, pass: credentials.password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
};

const mailOf = ({ id, subject, text }: OutgoingAlert, { from, to }: Pick<SmtpSettings, 'from' | 'to'>) => ({
  from,
  to: [...to],
  subject,
  text,
  messageId: `<${id}@${from.split('@').at(-1) ?? ''}>`, // a mail that is sent again is shown once
  headers: { 'Auto-Submitted': 'auto-generated' }, // RFC 3834: no automatic answer to it
});

/** What nodemailer's codes mean. https://nodemailer.com/errors */
const problems: Readonly<Record<string, string>> = {
  EAUTH: 'refused user and password. Correct the secret that smtp.secret names',
  ENOAUTH: 'wants a user and a password. Name their secret in smtp.secret',
  ETLS: 'offers no TLS that can be used. Set smtp.tls to "implicit" if its port begins with TLS, or ask its owner',
  EENVELOPE: 'refused the sender or a recipient. Correct smtp.from and smtp.to',
  EDNS: 'has no address. Correct smtp.host',
  ECONNECTION: 'cannot be reached. Check smtp.host and smtp.port, and that this machine may connect to it',
  ESOCKET: 'cannot be reached. Check smtp.host and smtp.port, and that this machine may connect to it',
  ETIMEDOUT: 'did not answer in time. Check smtp.host and smtp.port, and smtp.tls, which decides who begins',
};

/** RFC 4954, section 6. */
const authenticationRequired = 530;

const inWords = (server: string, error: unknown): unknown => {
  if (error instanceof AlertUndelivered || !(error instanceof Error)) return error;
  const { code = '', responseCode } = error as NodeJS.ErrnoException & { readonly responseCode?: number };
  const problem =
    problems[responseCode === authenticationRequired ? 'ENOAUTH' : code] ?? 'did not take the mail. It is tried again';
  return new AlertUndelivered(`The mail server '${server}' ${problem} (${error.message.split('\n')[0] ?? ''}).`, {
    cause: error,
  });
};
