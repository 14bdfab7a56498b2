import { describe, expect, it, vi } from 'vitest';
import { createSecretGuard } from '@siesa-integration/stage-runtime';
import { createLog } from '@siesa-integration/stage-runtime/log';
import { lambdaHandler } from './lambda-handler.ts';

const context = { getRemainingTimeInMillis: () => 42_000 };

const aStage = <Answer>(
  run: (request: unknown, slice: { readonly remainingMs: () => number }) => Promise<Answer>,
  parse: (event: unknown) => unknown = (event) => event,
) => {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({
    component: 'loader',
    write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  return { handler: lambdaHandler('loader', parse, run, { log, clock: () => 0 }), lines };
};

describe('lambdaHandler', () => {
  it('passes the parsed event and the remaining time to the stage, and returns its answer', async () => {
    const { handler } = aStage(
      (request, slice) => Promise.resolve({ request, remaining: slice.remainingMs() }),
      () => 'parsed',
    );

    expect(await handler({}, context)).toEqual({ request: 'parsed', remaining: 42_000 });
  });

  it('logs the end once, with client, sync, destination and counts', async () => {
    const { handler, lines } = aStage(() =>
      Promise.resolve({ records_success: 998, failed_records: ['secret'], status: 'success' }),
    );

    await handler({ client_id: 'cliente-a', sync_id: 's1', product_type: 'kong' }, context);

    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: 'INFO',
      client_id: 'cliente-a',
      sync_id: 's1',
      product_type: 'kong',
      message: 'loader done',
      metadata: { records_success: 998 },
    });
    expect(lines[0]?.['metadata']).not.toHaveProperty('failed_records');
  });

  it.each([
    ['the request of the state machine', { request: { client_id: 'cliente-a' } }, 'cliente-a'],
    ['its other name', { request: { tenantId: 'cliente-b' } }, 'cliente-b'],
    ['nothing', 'no object', undefined],
  ])('finds the client of a first event in %s', async (_where, event, client) => {
    const { handler, lines } = aStage(() => Promise.resolve(undefined));

    await handler(event, context);

    expect(lines[0]?.['client_id']).toBe(client);
  });

  it('throws an error under its own name and logs it once', async () => {
    const refused = Object.assign(new Error('Kong refused the key.'), {
      name: 'ProductAuthenticationFailed',
      code: 'KONG_AUTHENTICATION',
      kind: 'configuration',
    });
    const { handler, lines } = aStage(() => Promise.reject(refused));

    await expect(handler({}, context)).rejects.toBe(refused);

    expect(lines).toMatchObject([
      {
        level: 'ERROR',
        message: 'Kong refused the key.',
        metadata: { error: 'ProductAuthenticationFailed', code: 'KONG_AUTHENTICATION', kind: 'configuration' },
      },
    ]);
  });

  it('removes all properties of an error but name, code and kind', async () => {
    const leaky = Object.assign(new Error('no'), {
      name: 'HTTPError',
      code: 'HTTP',
      request: { headers: { authorization: 'Bearer secret' } },
    });
    const { handler } = aStage(() => Promise.reject(leaky));

    const thrown: unknown = await handler({}, context).catch((error: unknown) => error);

    expect(thrown).toMatchObject({ name: 'HTTPError', message: 'no', code: 'HTTP', stack: leaky.stack });
    expect(Object.keys(thrown as object)).toEqual(['code']);
    expect((thrown as Error).cause).toBeUndefined();
  });

  it('removes the secrets that were read from what it logs and throws', async () => {
    const { guard, redact } = createSecretGuard();
    const lines: string[] = [];
    const log = createLog({ component: 'loader', redact, write: (line) => lines.push(line) });
    const handler = lambdaHandler(
      'loader',
      (event) => event,
      () => {
        guard({ api_key: 'canary-key-42' }); // read during the call
        log.warn('Kong said canary-key-42', { answer: { words: ['key=canary%2Dkey%2D42'] } });
        throw Object.assign(new Error('Kong said canary-key-42'), {
          name: 'ProductUnavailable',
          code: 'PRODUCT_UNAVAILABLE',
        });
      },
      { log, redact },
    );

    const thrown: unknown = await handler({ client_id: 'cliente-a' }, context).catch((error: unknown) => error);

    expect(thrown).toMatchObject({ name: 'ProductUnavailable', code: 'PRODUCT_UNAVAILABLE', message: 'Kong said ***' });
    expect(`${lines.join('')}${String((thrown as Error).stack)}`).not.toMatch(/canary/);
    expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual([
      'Kong said ***',
      'Kong said ***',
    ]);
  });

  it('fails an event that cannot be parsed', async () => {
    const { handler } = aStage(
      () => Promise.resolve({}),
      () => {
        throw Object.assign(new Error('what is this'), { name: 'InvalidInput' });
      },
    );

    await expect(handler('x', context)).rejects.toMatchObject({ name: 'InvalidInput' });
  });

  it('logs to standard output by default, at the level of LOG_LEVEL', async () => {
    vi.stubEnv('LOG_LEVEL', 'ERROR');
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);

    await lambdaHandler(
      'loader',
      () => 1,
      () => Promise.resolve(2),
    )({}, context);

    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
    vi.unstubAllEnvs();
  });
});
