import { replyText } from './fake-script.ts';
import type { FakeHandler } from './serve-fake.ts';

/**
 * A `fetch` that reaches one fake without a network, for tests.
 *
 * @example
 * const fake = createFakeDestination(script);
 * const adapter = createDestinationAdapter(definition, { ...connection, fetch: fakeFetch(fake) });
 */
export const fakeFetch =
  (fake: FakeHandler): typeof globalThis.fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const text = await request.text();
    const reply = await fake.handle({
      method: request.method,
      path: new URL(request.url).pathname,
      query: new URL(request.url).searchParams,
      headers: Object.fromEntries(request.headers),
      body: text === '' ? undefined : JSON.parse(text),
    });
    if (reply.cut === 'all') throw new TypeError('fetch failed');
    if (request.redirect === 'error' && reply.status >= 300 && reply.status < 400) {
      throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') }); // as Node's own fetch throws
    }
    const location = reply.headers?.['location'];
    if (request.redirect === 'follow' && location !== undefined && reply.status >= 300 && reply.status < 400) {
      return fakeFetch(fake)(new URL(location, request.url), { ...init, body: text });
    }
    const body = new Response(replyText(reply)).body;
    return new Response(reply.cut ? brokenAfter(body) : body, { status: reply.status, headers: { ...reply.headers } });
  };

/** Half of a body's first chunk, then a broken connection. */
const brokenAfter = (body: ReadableStream<Uint8Array> | null): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: async (controller) => {
      const first = await body?.getReader().read();
      if (first?.value) controller.enqueue(first.value.slice(0, Math.ceil(first.value.length / 2)));
      controller.error(new TypeError('terminated'));
    },
  });
