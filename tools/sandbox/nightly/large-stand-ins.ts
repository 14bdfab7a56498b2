import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { closeServer, listenOnLoopback } from '../src/stand-ins/listen.ts';
import type { StandIn } from '../src/stand-ins/stand-in.ts';

/* Servers before the stand-ins, for what is too large for them. What they do not answer themselves goes on to the stand-in. */

export interface LedgerFigures {
  readonly tableName: string;
  readonly entries: number;
  /** Attributes of one entry, from 0, as DynamoDB's JSON. */
  readonly entry: (index: number) => Readonly<Record<string, unknown>>;
}

/** DynamoDB ends a page at 1 MB: so many entries. */
const entriesOfPage = 3_000;

/** A DynamoDB whose ledger is made when it is queried, because the stand-in would take minutes to store a million entries. */
export const startLargeLedger = (dynamodb: string, { tableName, entries, entry }: LedgerFigures): Promise<StandIn> =>
  startBefore(dynamodb, ({ headers }, body) => {
    if (!String(headers['x-amz-target']).endsWith('.Query')) return undefined;
    const query = JSON.parse(body.toString()) as Query;
    if (query.TableName !== tableName || query.IndexName !== undefined) return undefined;

    const from = Number(query.ExclusiveStartKey?.at.N ?? 0);
    const to = Math.min(entries, from + entriesOfPage);
    return Buffer.from(
      JSON.stringify({
        Items: Array.from({ length: to - from }, (_, at) => entry(from + at)),
        Count: to - from,
        ...(to < entries && { LastEvaluatedKey: { at: { N: to.toString() } } }),
      }),
    );
  });

interface Query {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly ExclusiveStartKey?: { readonly at: { readonly N: string } };
}

/** The stand-in refuses an object of more than 11 MiB. */
const largeBytes = 8 * 1024 * 1024;

/** An S3 that keeps large objects in memory. */
export const startLargeObjects = (s3: string): Promise<StandIn> => {
  const objects = new Map<string, Buffer>();
  return startBefore(s3, ({ method, url = '' }, body) => {
    const { pathname } = new URL(url, s3);
    if (method === 'GET') return objects.get(pathname);
    if (method !== 'PUT' || body.length < largeBytes) return undefined;
    objects.set(pathname, body);
    return Buffer.alloc(0);
  });
};

type Answer = (request: IncomingMessage, body: Buffer) => Buffer | undefined;

const startBefore = async (standIn: string, answer: Answer): Promise<StandIn> => {
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const own = answer(request, body);
      if (own) response.writeHead(200, { 'content-length': own.length }).end(own);
      else passOn(new URL(standIn), request, body, response);
    });
  });
  return { url: await listenOnLoopback(server), close: () => closeServer(server) };
};

const passOn = (to: URL, { method, url, headers }: IncomingMessage, body: Buffer, response: ServerResponse): void => {
  httpRequest(new URL(url ?? '/', to), { method, headers: { ...headers, host: to.host } }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  }).end(body);
};
