import { isRecord } from '@siesa-integration/outgoing-http';

/** One call that Siesa answered, with the answer as it came. */
export interface Exchange {
  readonly url: URL;
  /** The body; `undefined` when it is no JSON, or larger than what is kept. */
  readonly body: unknown;
}

/** A `fetch` that keeps what it got. */
export interface RecordingFetch {
  readonly fetch: typeof globalThis.fetch;
  /** Every answer that was read to its end so far, in the order of the calls. */
  readonly exchanges: () => readonly Exchange[];
}

/** Bytes of an answer that are kept; a larger one is passed on and not kept. */
const mostKept = 16 * 1024 * 1024;

/**
 * Passes calls on and keeps their answers, because a check compares rows as Siesa wrote them, before this service read them.
 *
 * @param rewrite - another address for a call, to ask what this service never asks
 */
export const recordingFetch = (
  fetch: typeof globalThis.fetch,
  rewrite: (url: URL) => URL = (url) => url,
): RecordingFetch => {
  const kept = new Map<number, Exchange>();
  let calls = 0;
  return {
    exchanges: () => [...kept].sort(([one], [other]) => one - other).map(([, exchange]) => exchange),
    fetch: async (input, init) => {
      const asked = input instanceof Request ? input : new Request(input, init);
      const url = rewrite(new URL(asked.url));
      const call = (calls += 1);
      const answer = await fetch(url.href === asked.url ? asked : new Request(url, asked));
      if (!answer.body || answer.status < 200) return answer;

      const { status, statusText, headers } = answer;
      const body = recorded(answer.body, (text) => kept.set(call, { url, body: jsonIn(text) }));
      return new Response(body, { status, statusText, headers });
    },
  };
};

/** The same stream; `ended` is called with its text when it was read to its end. */
const recorded = (
  body: ReadableStream<Uint8Array>,
  ended: (text: string | undefined) => void,
): ReadableStream<Uint8Array> => {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (done) {
        ended(size <= mostKept ? new TextDecoder().decode(Buffer.concat(chunks)) : undefined);
        controller.close();
        return;
      }
      size += value.byteLength;
      if (size <= mostKept) chunks.push(value);
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
};

const jsonIn = (text: string | undefined): unknown => {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
};

/** The rows of an answer: the longest list of objects in it, wherever it stands. */
export const rowsIn = (body: unknown, depth = 3): readonly Readonly<Record<string, unknown>>[] => {
  if (Array.isArray(body)) return body.filter(isRecord);
  if (!isRecord(body) || depth === 0) return [];
  return Object.values(body)
    .map((value) => rowsIn(value, depth - 1))
    .reduce((longest, rows) => (rows.length > longest.length ? rows : longest), []);
};
