import * as v from 'valibot';
import type { SmtpSettings } from '../alert-settings.ts';
import type { ExpectedOfSecret, MailProblem } from '../problems/delivery-problem.ts';
import { AlertUndelivered, type Channel, deadlineMs, type OutgoingAlert } from './channel.ts';

const expected: ExpectedOfSecret = 'smtp-text';
const word = v.pipe(v.string(expected), v.nonEmpty(expected));

export const smtpSecret = v.object({ user: word, password: word }, 'smtp' satisfies ExpectedOfSecret);

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
      late.reject(new AlertUndelivered({ code: 'mail-late', server, seconds: timeoutMs / 1_000 }));
    }, timeoutMs);
    try {
      const { rejected } = await Promise.race([transport.sendMail(mailOf(alert, { from, to })), late.promise]);
      return rejected.length === 0 ? undefined : { code: 'mail-recipients', server, recipients: rejected.join(', ') };
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
const problems: Readonly<Record<string, MailProblem>> = {
  EAUTH: 'keys',
  ENOAUTH: 'no-keys',
  ETLS: 'tls',
  EENVELOPE: 'envelope',
  EDNS: 'no-address',
  ECONNECTION: 'unreachable',
  ESOCKET: 'unreachable',
  ETIMEDOUT: 'timeout',
};

/** RFC 4954, section 6. */
const authenticationRequired = 530;

const inWords = (server: string, error: unknown): unknown => {
  if (error instanceof AlertUndelivered || !(error instanceof Error)) return error;
  const { code = '', responseCode } = error as NodeJS.ErrnoException & { readonly responseCode?: number };
  const why = problems[responseCode === authenticationRequired ? 'ENOAUTH' : code] ?? 'other';
  return new AlertUndelivered(
    { code: 'mail', server, why, reason: error.message.split('\n')[0] ?? '' },
    { cause: error },
  );
};
