import type { SiesaCallOptions } from '../../siesa-client.ts';
import type { SiesaCaller } from '../../calls/siesa-caller.ts';
import type { SiesaBaseOptions, SiesaKeys } from '../../siesa-options.ts';
import { serverTimeOf } from '../../calls/siesa-reply.ts';
import { type InventoryAnswer, readInventoryReply } from './read-inventory-reply.ts';

/** An answer and when Siesa gave it, by its own clock. */
export interface InventoryAnswerAt {
  readonly answer: InventoryAnswer;
  /** Milliseconds since 1970. */
  readonly serverTime?: number;
}

/** GET calls of dialect `inventory`. */
export interface InventoryApi {
  readonly get: (
    path: string,
    query: Readonly<Record<string, string | undefined>>,
    subject: string,
    options: SiesaCallOptions,
  ) => Promise<InventoryAnswerAt>;
}

export const createInventoryApi = (
  { baseUrl, credentials, clock = Date.now }: SiesaBaseOptions,
  caller: SiesaCaller,
): InventoryApi => {
  const base = withVersion(baseUrl);

  return {
    get: (path, query, subject, options) => {
      const url = new URL(path, base);
      for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
      const later = Number(query['page'] ?? 1) > 1;
      const question = { subject, host: baseUrl.hostname, secretName: credentials.secretName, later };

      return caller.call<InventoryAnswerAt>(
        {
          subject,
          url,
          headers: keyHeaders,
          read: (reply) => {
            const serverTime = serverTimeOf(reply.headers);
            const verdict = readInventoryReply(reply, { ...question, now: serverTime ?? clock() });
            return verdict.kind === 'value'
              ? { kind: 'value', value: { answer: verdict.value, ...(serverTime !== undefined && { serverTime }) } }
              : verdict;
          },
        },
        options,
      );
    },
  };
};

/** Appends `/v1` unless the address already ends in it. */
const withVersion = (baseUrl: URL): URL => {
  const url = new URL(baseUrl);
  url.search = '';
  url.hash = '';
  url.pathname = `${url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '')}/v1/`;
  return url;
};

const keyHeaders = ({ apiKey, conniKey, conniToken }: SiesaKeys): Readonly<Record<string, string>> => ({
  ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  ...(conniKey !== undefined && { ConniKey: conniKey }),
  ...(conniToken !== undefined && { ConniToken: conniToken }),
});
