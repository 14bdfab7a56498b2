import { onAnswer, onSend, onTheWire, resultsOf, type Mutant } from './mutate.ts';

/** Adapters that understand answers wrongly, by the rule that they break. */
export const readingMutants: Readonly<Record<string, Mutant>> = {
  // By position.
  'by-id': onAnswer((_, body, { records }) => {
    const results = resultsOf(body);
    return (
      results && { body: { results: results.map((result, index) => ({ ...result, key: records[index]?.['key'] })) } }
    );
  }),
  // Only ids that are text.
  'numeric-ids': onAnswer((_, body) => {
    const results = resultsOf(body);
    return results && { body: { results: results.filter(({ key }) => typeof key === 'string') } };
  }),
  // Takes one word for another.
  'status-words': onAnswer((_, body) => {
    const results = resultsOf(body);
    return (
      results && {
        body: {
          results: results.map((result) =>
            result['status'] === 'unchanged' ? { ...result, status: 'failed' } : result,
          ),
        },
      }
    );
  }),
  // Its own words instead of the product's.
  'product-words': onSend(async (send, payloads, options) =>
    (await send(payloads, options)).map((verdict) =>
      verdict.status === 'refused' && verdict.message.includes('EAN') ? { ...verdict, message: 'refused' } : verdict,
    ),
  ),
  // An empty success is no success.
  'no-results': onAnswer((status, body, { init }) =>
    status === 200 && body === undefined && init.method === 'POST' ? { body: { processed: 0 } } : undefined,
  ),
  // Does not count.
  'counts-fewer': onAnswer((_, body) =>
    typeof body === 'object' && body !== null && 'processed' in body ? { body: undefined } : undefined,
  ),
  // Sends a batch with a refusal in it twice.
  'one-bad-verdict': onTheWire(async ({ call, records }) => {
    const response = await call();
    const text = await response
      .clone()
      .text()
      .catch(() => '');
    return records.length === 100 && text.includes('"failed"') ? call() : response;
  }),
  // Reads no names in a 400.
  'one-bad-named': onAnswer((status, body, { records }) =>
    status === 400 && records.length > 50 && typeof body === 'object' && body !== null && 'errors' in body
      ? { body: { message: 'bad request' } }
      : undefined,
  ),
  // Stops halving at four records.
  'one-bad-anonymous': onAnswer((status, body, { records }) =>
    status === 400 &&
    typeof body === 'object' &&
    body !== null &&
    !('errors' in body) &&
    records.length <= 4 &&
    records.some(({ key }) => key === 'PROD000042')
      ? { body: { errors: records.map((record) => ({ key: record['key'], message: 'bad request' })) } }
      : undefined,
  ),
  // Takes silence for consent.
  'no-verdict': onAnswer((_, body, { records }) => {
    const results = resultsOf(body);
    if (!results || results.length >= records.length) return undefined;
    const named = new Set(results.map(({ key }) => key));
    return {
      body: {
        results: [
          ...results,
          ...records.filter(({ key }) => !named.has(key)).map(({ key }) => ({ key, status: 'ok' })),
        ],
      },
    };
  }),
  // A page that is no JSON counts as an empty success.
  'unreadable-answer': onAnswer((status, body) =>
    status === 200 && typeof body === 'string' && body.startsWith('<') ? { body: undefined } : undefined,
  ),
  // Half an answer counts as an empty success.
  'cut-answer': onTheWire(async ({ call }) => {
    const response = await call();
    const whole = await response
      .clone()
      .text()
      .then(
        () => true,
        () => false,
      );
    return whole ? response : new Response(null, { status: 200 });
  }),
  // A 413 is a 400 that names nobody.
  'too-large': onAnswer((status, _, { records }) =>
    status === 413 && records.length > 1 ? { status: 400 } : undefined,
  ),
  // One record too large is the product's failure.
  'too-large-alone': onAnswer((status, _, { records }) =>
    status === 413 && records.length === 1 ? { status: 503 } : undefined,
  ),
  // An unknown path is a passing failure.
  'unknown-path': onAnswer((status, _, { init }) =>
    status === 404 && init.method === 'POST' ? { status: 500 } : undefined,
  ),
  // 408 is an answer like any other.
  'passing-failures': onAnswer((status) => (status === 408 ? { status: 409 } : undefined)),
  // Hides what it does not like to wait for.
  'retry-after': onAnswer((status) => (status === 429 || status === 503 ? { status } : undefined)),
};
