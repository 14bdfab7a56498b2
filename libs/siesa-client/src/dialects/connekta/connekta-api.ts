import { retryAfterMs } from '@siesa-integration/outgoing-http';
import type { SiesaCaller } from '../../calls/siesa-caller.ts';
import type { SiesaCallOptions } from '../../siesa-client.ts';
import type { SiesaBaseOptions, SiesaKeys } from '../../siesa-options.ts';
import type { ConnektaSettings } from './connekta-settings.ts';
import { serverTimeOf, type SiesaReply } from '../../calls/siesa-reply.ts';
import { queryAddress } from './connekta-address.ts';
import type { ConnektaAnswer } from './connekta-answer.ts';
import { readConnektaReply } from './read-connekta-reply.ts';

/** One page of one query. */
export interface ConnektaQuery {
  readonly query: string;
  readonly kind: 'standard' | 'dynamic';
  /** From 1. */
  readonly page: number;
  readonly size: number;
  /** `parametros`; empty where the query takes none. */
  readonly filter: string;
}

/** An answer and when Siesa gave it, by its own clock. */
export interface ConnektaAnswerAt extends ConnektaAnswer {
  /** Milliseconds since 1970. */
  readonly serverTime?: number;
}

/** Runs a query. */
export type ConnektaApi = (query: ConnektaQuery, options: SiesaCallOptions) => Promise<ConnektaAnswerAt>;

export const createConnektaApi = (
  { baseUrl, credentials, clock = Date.now }: SiesaBaseOptions,
  settings: ConnektaSettings,
  caller: SiesaCaller,
): ConnektaApi => {
  return ({ query, kind, page, size, filter }, options) => {
    const subject = `page ${String(page)} of ${query}`;
    return caller.call<ConnektaAnswerAt>(
      {
        subject,
        url: addressOf(baseUrl, { query, kind, page, size, filter }, settings),
        headers: (keys) => ({ ...settings.headers, ...keyHeaders(keys) }),
        read: (reply) => {
          const serverTime = serverTimeOf(reply.headers);
          const now = serverTime ?? clock();
          learnLimit(reply, caller, now);
          const verdict = readConnektaReply(reply, { subject, query, secretName: credentials.secretName, now });
          return verdict.kind === 'value'
            ? { kind: 'value', value: { ...verdict.value, ...(serverTime !== undefined && { serverTime }) } }
            : verdict;
        },
      },
      options,
    );
  };
};

/** Percent-encoded by hand, because Connekta does not document how it reads a `+`. */
const addressOf = (
  baseUrl: URL,
  { query, kind, page, size, filter }: ConnektaQuery,
  settings: ConnektaSettings,
): URL => {
  const url = queryAddress(baseUrl, kind, settings);
  const parameters = {
    idCompania: String(settings.company),
    descripcion: query,
    paginacion: `numPag=${String(page)}|tamPag=${String(size)}`,
    ...(filter !== '' && { parametros: filter }),
  };
  url.search = Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("'", '%27')}`)
    .join('&');
  return url;
};

const keyHeaders = ({ conniKey = '', conniToken = '' }: SiesaKeys): Readonly<Record<string, string>> => ({
  ConniKey: conniKey,
  ConniToken: conniToken,
});

/** The limit differs per tenant. Each answer announces it in headers, and a 429 in its text; use it from the first answer on. */
const learnLimit = ({ headers, status, body }: SiesaReply, { pace }: SiesaCaller, now: number): void => {
  const text =
    status === 429 && body.kind === 'json' ? /\bes (\d{1,5})\b/.exec(JSON.stringify(body.value))?.[1] : undefined;
  pace.learn(Number(text ?? headers.get('connekta-rate-limit-limit') ?? Number.NaN));

  const resetMs = retryAfterMs(headers.get('connekta-rate-limit-reset'), now);
  if (headers.get('connekta-rate-limit-remaining') === '0' && resetMs !== undefined) pace.pause(resetMs);
};
