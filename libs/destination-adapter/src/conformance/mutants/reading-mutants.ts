import { isRecord as isObject } from '@siesa-integration/canonical-model';
import { onAnswer, onSend, onCall, resultsOf, type Mutant } from './mutate.ts';

/** Adapters that misread answers, by the rule that they break. */
export const readingMutants: Readonly<Record<string, Mutant>> = {
  // Matches results by position.
  'by-id': onAnswer((_, body, { records }) => {
    const results = resultsOf(body);
    return (
      results && { body: { results: results.map((result, index) => ({ ...result, key: records[index]?.['key'] })) } }
    );
  }),
  // Ignores ids that are numbers.
  'numeric-ids': onAnswer((_, body) => {
    const results = resultsOf(body);
    return results && { body: { results: results.filter(({ key }) => typeof key === 'string') } };
  }),
  // Reads 'unchanged' as a failure.
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
  // Replaces the destination's error text.
  'error-text': onSend(async (send, payloads, options) =>
    (await send(payloads, options)).map((verdict) =>
      verdict.status === 'refused' && verdict.message.includes('EAN') ? { ...verdict, message: 'refused' } : verdict,
    ),
  ),
  // Does not accept an empty success.
  'no-results': onAnswer((status, body, { init }) =>
    status === 200 && body === undefined && init.method === 'POST' ? { body: { processed: 0 } } : undefined,
  ),
  // Ignores the count.
  'counts-fewer': onAnswer((_, body) =>
    typeof body === 'object' && body !== null && 'processed' in body ? { body: undefined } : undefined,
  ),
  // Sends a batch with a refusal in it twice.
  'one-bad-verdict': onCall(async ({ call, records }) => {
    const response = await call();
    const text = await response
      .clone()
      .text()
      .catch(() => '');
    return records.length === 100 && text.includes('"failed"') ? call() : response;
  }),
  // Does not read which records a 400 identifies.
  'one-bad-named': onAnswer((status, body, { records }) =>
    status === 400 && records.length > 50 && typeof body === 'object' && body !== null && 'errors' in body
      ? { body: { message: 'bad request' } }
      : undefined,
  ),
  // Takes any index for one that counts from 0.
  'indexes-from-one': onAnswer((_, body, { records }) => {
    if (!isObject(body) || !Array.isArray(body['errors'])) return undefined;
    const errors = body['errors'].filter(isObject);
    if (errors.length === 0) return undefined;
    return {
      body: { errors: errors.map(({ index, ...error }) => ({ ...error, key: records[Number(index)]?.['key'] })) },
    };
  }),
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
  // Accepts records without a result.
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
  // Reads a page that is not JSON as an empty success.
  'unreadable-answer': onAnswer((status, body) =>
    status === 200 && typeof body === 'string' && body.startsWith('<') ? { body: undefined } : undefined,
  ),
  // Reads half an answer as an empty success.
  'cut-answer': onCall(async ({ call }) => {
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
  // Reads a 413 as a 400 that identifies none.
  'too-large': onAnswer((status, _, { records }) =>
    status === 413 && records.length > 1 ? { status: 400 } : undefined,
  ),
  // Reads a record that is too large as an outage.
  'too-large-alone': onAnswer((status, _, { records }) =>
    status === 413 && records.length === 1 ? { status: 503 } : undefined,
  ),
  // Reads an unknown path as a passing failure.
  'unknown-path': onAnswer((status, _, { init }) =>
    status === 404 && init.method === 'POST' ? { status: 500 } : undefined,
  ),
  // Does not retry a 408.
  'passing-failures': onAnswer((status) => (status === 408 ? { status: 409 } : undefined)),
  // Believes any Retry-After.
  'retry-after-nonsense': onCall(async ({ call }) => {
    const response = await call();
    const isNonsense = (response.headers.get('retry-after') ?? '').length === 50;
    return isNonsense ? new Response(null, { status: 503, headers: { 'retry-after': '60' } }) : response;
  }),
  // Reads a success with the text false as an empty success.
  'states-failure': onAnswer((_, body) =>
    isObject(body) && body['success'] === 'false' ? { body: undefined } : undefined,
  ),
  // Reads a 202 as a 200.
  'confirms-nothing': onAnswer((status) => (status === 202 ? { status: 200 } : undefined)),
  // Ignores errors beside a status.
  'record-errors': onAnswer((_, body) => {
    const results = resultsOf(body);
    return (
      results && {
        body: {
          results: results.map((result) => (result['status'] === 'created' ? { ...result, error: null } : result)),
        },
      }
    );
  }),
  // Reads a number as a success.
  'verdicts-by-number': onAnswer((_, body) => {
    const results = resultsOf(body);
    return (
      results && {
        body: { results: results.map((result) => (result['status'] === 422 ? { ...result, status: 'ok' } : result)) },
      }
    );
  }),
  // Reads no errors by path.
  'errors-by-path': onAnswer((status, body) =>
    status === 400 && isObject(body) && isObject(body['errors']) && !Array.isArray(body['errors'])
      ? { body: { message: body['title'] } }
      : undefined,
  ),
  // Takes a failure that others do not share for a limit of rate.
  'breaks-its-batch': onAnswer((status, body) =>
    status === 500 && isObject(body) && body['error'] === 'stack overflow' ? { status: 429 } : undefined,
  ),
  'breaks-its-batch-alone': onAnswer((status, body) =>
    status === 500 && isObject(body) && body['error'] === 'division by zero' ? { status: 429 } : undefined,
  ),
  'breaks-its-follow-up': onAnswer((status, body) =>
    status === 500 && isObject(body) && body['error'] === 'tag overflow' ? { status: 429 } : undefined,
  ),
  // Takes an outage for bad records.
  'outage-blames-none': onAnswer((status, body) =>
    status === 500 && isObject(body) && body['error'] === 'outage' ? { status: 400 } : undefined,
  ),
  // Ignores Retry-After.
  'retry-after': onAnswer((status) => (status === 429 || status === 503 ? { status } : undefined)),
};
