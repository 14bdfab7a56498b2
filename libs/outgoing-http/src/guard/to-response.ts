import type { IncomingMessage } from 'node:http';
import { PassThrough, pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { IntegrationError } from '../errors/integration-error.ts';
import { BodyTooLarge } from '../errors/shared-errors.ts';

/** Status codes whose answers have no body (Fetch standard). */
const bodiless = new Set([204, 205, 304]);

/** Where reading a body stops. */
interface BodyLimit {
  readonly host: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** Every `Request` between the caller's signal and this answer. */
  readonly asked: readonly unknown[];
}

/** Keeps each request referenced as long as its answer, because a collected request no longer passes on its caller's abort (seen on Node 24). */
const askedFor = new WeakMap<IncomingMessage, readonly unknown[]>();

/** Rewrites an answer of `node:http` as a `Response` whose inflated body never passes `maxBytes`. */
export const toResponse = (answer: IncomingMessage, limit: BodyLimit): Response => {
  const status = answer.statusCode ?? 0;
  const head = { status, statusText: answer.statusMessage ?? '', headers: toHeaders(answer.rawHeaders) };
  if (status < 200 || status > 599) {
    answer.destroy();
    throw new TypeError('fetch failed', {
      cause: new Error(`The answer has the status ${String(status)}, which HTTP does not define`),
    });
  }
  if (bodiless.has(status)) {
    answer.resume();
    return new Response(null, head);
  }
  askedFor.set(answer, limit.asked);
  return new Response(ReadableStream.from(capped(answer, limit)), head);
};

const toHeaders = (raw: readonly string[]): Headers => {
  const headers = new Headers();
  for (let index = 0; index + 1 < raw.length; index += 2) headers.append(raw[index] ?? '', raw[index + 1] ?? '');
  return headers;
};

async function* capped(answer: IncomingMessage, { host, maxBytes, signal }: BodyLimit): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of inflated(answer)) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new BodyTooLarge(host, maxBytes); // leaving the loop destroys the connection
      yield chunk;
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof IntegrationError ? error : new TypeError('terminated', { cause: error }); // the same error as the system's fetch
  }
}

const inflated = (answer: IncomingMessage): AsyncIterable<Uint8Array> => {
  switch ((answer.headers['content-encoding'] ?? '').trim().toLowerCase()) {
    case '':
    case 'identity':
      return answer;
    case 'gzip':
    case 'x-gzip':
      return through(answer, createGunzip());
    case 'deflate':
      return inflatedDeflate(answer);
    case 'br':
      return through(answer, createBrotliDecompress());
    default:
      return through(answer, new PassThrough()); // an encoding that was not offered: parsing the body will fail
  }
};

/** pipeline, not pipe, because a broken connection must end the inflated stream too. */
const through = (source: Readable, inflate: Transform): AsyncIterable<Uint8Array> =>
  pipeline(source, inflate, () => undefined);

/** Is never asked for, and some servers write it all the same, with and without the header of zlib: the low half of the header's first byte is 8. */
async function* inflatedDeflate(answer: IncomingMessage): AsyncGenerator<Uint8Array> {
  const chunks = answer[Symbol.asyncIterator]() as AsyncIterator<Uint8Array, undefined>;
  const first = await chunks.next();
  if (first.done) return;

  const [byte = 0] = first.value;
  const source = Readable.from(fromFirst(first.value, chunks));
  yield* through(source, (byte & 0x0f) === 8 ? createInflate() : createInflateRaw());
}

async function* fromFirst(first: Uint8Array, others: AsyncIterator<Uint8Array, undefined>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await others.next(); !next.done; next = await others.next()) yield next.value;
  } finally {
    await others.return?.(); // ends the connection when the reader stops early
  }
}
