import { describe, expect, it } from 'vitest';
import { runInvocation, type Handler } from './run-invocation.ts';

const invoke = (handler?: Handler, event: unknown = {}) =>
  runInvocation(Promise.resolve({ handler }), 'handler', {
    id: 'i',
    event: JSON.stringify(event),
    deadline: Date.now() - 1,
  });

describe('runInvocation', () => {
  it('hands event and context over, and the answer back', async () => {
    const handler: Handler = (event, context) => ({
      event,
      left: (context as { getRemainingTimeInMillis: () => number }).getRemainingTimeInMillis(),
    });

    expect(await invoke(handler, { a: 1 })).toEqual({ id: 'i', answer: '{"event":{"a":1},"left":0}' });
  });

  it('has no answer to nothing', async () => {
    expect(await invoke(() => undefined)).toEqual({ id: 'i', answer: undefined });
  });

  it.each<[string, Handler | undefined, object]>([
    [
      'an error under its name',
      () => Promise.reject(Object.assign(new Error('no'), { name: 'RateLimited' })),
      { errorType: 'RateLimited', errorMessage: 'no' },
    ],
    [
      'what is no error under its type',
      () => {
        AbortSignal.abort('text').throwIfAborted();
      },
      { errorType: 'string', errorMessage: 'text', trace: [] },
    ],
    ['a bundle without that export', undefined, { errorType: 'Runtime.HandlerNotFound' }],
  ])('reports %s', async (_what, handler, failure) => {
    expect(await invoke(handler)).toMatchObject({ id: 'i', failure });
  });

  it('reports a bundle that cannot be loaded', async () => {
    const answer = await runInvocation(
      Promise.reject(Object.assign(new Error('x'), { name: 'ConfigurationInvalid' })),
      'handler',
      { id: 'i', event: '{}', deadline: 0 },
    );

    expect(answer).toMatchObject({ failure: { errorType: 'ConfigurationInvalid' } });
  });
});
