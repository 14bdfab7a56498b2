/**
 * A Siesa and a Kong that cost next to nothing, in a process of their own (`fork`): pages are made before the first call, and an answer is a few lines of code. They take
 * the time of what they saw, because they see every loader the same way.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { inventoryCatalogue } from '../src/catalogue/inventory-catalogue.ts';

/** What a loader is measured against. */
export interface StandInOptions {
  readonly products: number;
  /** Milliseconds before each answer. */
  readonly siesaMs: number;
  readonly kongMs: number;
}

/** Where they answer: the first message of the process. */
export interface StandInAddresses {
  readonly siesa: string;
  readonly kong: string;
}

/** What they saw since the last question: the answer to any message. */
export interface Seen {
  /** From Siesa's first call to the last batch that Kong accepted. */
  readonly jobMs: number;
  readonly siesaMs: number;
  /** Different products, and tags, that Kong has accepted. */
  readonly products: number;
  readonly tags: number;
  readonly calls: { readonly siesa: number; readonly kong: number };
}

const pageSize = 1_000;
const { products, siesaMs, kongMs } = JSON.parse(process.argv[2] ?? '') as StandInOptions;

const pages = Math.max(1, Math.ceil(products / pageSize));
const rows = inventoryCatalogue({ size: products });
const bodies = Array.from({ length: pages }, (_, at) =>
  Buffer.from(
    JSON.stringify({
      data: rows.slice(at * pageSize, (at + 1) * pageSize),
      pagination: { page: at + 1, limit: pageSize, total: products, total_pages: pages },
    }),
  ),
);
rows.length = 0;

const nothing = () => ({ first: 0, read: 0, accepted: 0, products: new Set<string>(), tags: 0, siesa: 0, kong: 0 });
let seen = nothing();

const answerSiesa = async ({ url = '' }: IncomingMessage, response: ServerResponse): Promise<void> => {
  seen.first ||= performance.now();
  seen.siesa += 1;
  await sleep(siesaMs);
  seen.read = performance.now();
  const page = Number(new URL(url, 'http://siesa').searchParams.get('page') ?? '1');
  response.setHeader('content-type', 'application/json');
  response.end(bodies[page - 1] ?? '{"data":[]}');
};

/** An upsert answers for each record by its id; the second call of tags answers likewise. */
const answerKong = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  seen.kong += 1;
  const records = JSON.parse(await bodyOf(request)) as readonly { readonly product_id: string }[];
  await sleep(kongMs);
  const tags = request.url?.endsWith('/rfid/tags') === true;
  if (tags) seen.tags += records.length;
  else for (const { product_id: id } of records) seen.products.add(id);
  seen.accepted = performance.now();
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ results: records.map(({ product_id }) => ({ product_id, status: 'upserted' })) }));
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const listen = async (
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<[Server, string]> => {
  // No connection is closed for being idle: on a busy machine a loader would find it closed as it sends.
  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return [server, `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api`];
};

const [[siesaServer, siesa], [kongServer, kong]] = [await listen(answerSiesa), await listen(answerKong)];
process.on('message', () => {
  const { first, read, accepted, products: stored, tags, ...calls } = seen;
  const answer: Seen = {
    jobMs: Math.max(accepted, read) - first,
    siesaMs: read - first,
    products: stored.size,
    tags,
    calls,
  };
  seen = nothing();
  process.send?.(answer);
});
process.once('disconnect', () => {
  for (const server of [siesaServer, kongServer]) server.close().closeAllConnections();
});
process.send?.({ siesa, kong } satisfies StandInAddresses);
