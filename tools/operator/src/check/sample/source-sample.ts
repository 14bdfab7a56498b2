import { createRuntime } from '@siesa-integration/stage-runtime';
import type { SiesaClient, SiesaJoinCount, SiesaPage, SiesaQuery, SiesaRow } from '@siesa-integration/siesa-client';
import { type ClientConfiguration, connectSiesa, type Runtime } from '@siesa-integration/sync-pipeline';
import type { Stores } from '../../hosts/stores.ts';
import { type Exchange, recordingFetch } from './recording-fetch.ts';

/** What one reading of the first pages brought. */
export interface SourceSample {
  readonly siesa: SiesaClient;
  /** At most `mostPages`. */
  readonly pages: readonly SiesaPage[];
  readonly rows: readonly SiesaRow[];
  /** Summed over the pages. */
  readonly joins: readonly SiesaJoinCount[];
  /** Every answer, as it came. */
  readonly exchanges: readonly Exchange[];
  /** Of the first page. */
  readonly seconds: number;
  /** This machine's time when the first page came, milliseconds since 1970. */
  readonly at: number;
}

/** What a question to the source needs. */
export interface SourceAccess {
  readonly client: ClientConfiguration;
  readonly stores: Pick<Stores, 'secrets' | 'environment'>;
}

/** Two: the second shows how many rows a page holds, and what it repeats. */
const mostPages = 2;

/** Reads the first pages as a sync does. @throws what the client of Siesa throws for the first page; an error of the second is left to the sync */
export const readSample = async (access: SourceAccess): Promise<SourceSample> => {
  const { siesa, runtime, exchanges } = connected(access);
  const startedAt = runtime.now();
  const pages: SiesaPage[] = [];
  let at = startedAt;
  for await (const page of siesa.pages()) {
    if (pages.length === 0) at = runtime.now();
    pages.push(page);
    if (pages.length === mostPages) break;
  }
  return {
    siesa,
    pages,
    rows: pages.flatMap(({ rows }) => rows),
    joins: summed(pages),
    exchanges: exchanges(),
    seconds: (at - startedAt) / 1000,
    at,
  };
};

/** Another question: at most two pages of it, and every answer as it came. An answer that is refused ends the pages. */
export const ask = async (
  access: SourceAccess,
  query: SiesaQuery,
  rewrite?: (url: URL) => URL,
): Promise<{
  readonly siesa: SiesaClient;
  readonly pages: readonly SiesaPage[];
  readonly exchanges: readonly Exchange[];
  readonly error?: unknown;
}> => {
  const { siesa, exchanges } = connected(access, rewrite);
  const pages: SiesaPage[] = [];
  try {
    for await (const page of siesa.pages(query)) {
      pages.push(page);
      if (pages.length === mostPages) break;
    }
    return { siesa, pages, exchanges: exchanges() };
  } catch (error) {
    return { siesa, pages, exchanges: exchanges(), error };
  }
};

const connected = (
  { client, stores }: SourceAccess,
  rewrite?: (url: URL) => URL,
): {
  readonly siesa: SiesaClient;
  readonly runtime: Runtime;
  readonly exchanges: () => readonly Exchange[];
} => {
  const runtime = createRuntime(stores.environment);
  const { fetch, exchanges } = recordingFetch(runtime.fetch, rewrite);
  const siesa = connectSiesa({ secrets: stores.secrets, runtime: { ...runtime, fetch } }, { client });
  return { siesa, runtime, exchanges };
};

const summed = (pages: readonly SiesaPage[]): readonly SiesaJoinCount[] => {
  const lists = new Map<string, SiesaJoinCount>();
  for (const { name, found, of, rows } of pages.flatMap(({ joins = [] }) => joins)) {
    const before = lists.get(name) ?? { name, found: 0, of: 0, rows: 0 };
    lists.set(name, { name, found: before.found + found, of: before.of + of, rows: before.rows + rows });
  }
  return [...lists.values()];
};
