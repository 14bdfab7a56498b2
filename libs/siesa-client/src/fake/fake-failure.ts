import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';

/** How one call can go wrong. */
export type FakeFailure =
  /** An answer of the test's own. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: string | Uint8Array;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection is reset before any answer. */
  | { readonly kind: 'reset' }
  /** Half of the true body, then a reset. */
  | { readonly kind: 'cut' }
  /** Half of the true body, as if it were all. */
  | { readonly kind: 'short' }
  /** 200 with an HTML page. */
  | { readonly kind: 'html' }
  /** Half of the true body, then nothing more. */
  | { readonly kind: 'stall' }
  /** No answer. */
  | { readonly kind: 'hang' }
  /** One byte every `everyMs` milliseconds. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** Gzip that inflates to `bytes` bytes. */
  | { readonly kind: 'bomb'; readonly bytes: number };

/** What the fake would have answered. */
export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Answers wrongly, on purpose. */
export const fail = async (failure: FakeFailure, truth: FakeAnswer, response: ServerResponse): Promise<void> => {
  const body = Buffer.from(truth.body ?? '');
  switch (failure.kind) {
    case 'answer':
      response.writeHead(failure.status, { 'content-type': 'application/json', ...failure.headers }).end(failure.body);
      return;
    case 'reset':
      response.destroy();
      return;
    case 'cut':
      response.writeHead(truth.status, { ...truth.headers, 'content-length': String(body.length) });
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
      return;
    case 'short':
      response.writeHead(truth.status, truth.headers).end(body.subarray(0, body.length / 2));
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Mantenimiento</title>');
      return;
    case 'stall':
      response.writeHead(truth.status, truth.headers).write(body.subarray(0, body.length / 2));
      return;
    case 'hang':
      return;
    case 'drip':
      await drip(body, failure.everyMs, response.writeHead(truth.status, truth.headers));
      return;
    case 'bomb':
      await inflate(
        failure.bytes,
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
      );
  }
};

const drip = async (body: Buffer, everyMs: number, response: ServerResponse): Promise<void> => {
  for (const byte of body) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await new Promise((resolve) => setTimeout(resolve, everyMs).unref());
  }
  response.end();
};

const inflate = async (bytes: number, response: ServerResponse): Promise<void> => {
  const gzip = createGzip();
  gzip.pipe(response);
  const closed = once(response, 'close').then(() => gzip.destroy());
  const blanks = Buffer.alloc(1024 * 1024, ' ');
  for (let written = 0; written < bytes && !gzip.destroyed; written += blanks.length) {
    if (!gzip.write(blanks)) await Promise.race([once(gzip, 'drain'), closed]);
  }
  if (!gzip.destroyed) gzip.end();
};
