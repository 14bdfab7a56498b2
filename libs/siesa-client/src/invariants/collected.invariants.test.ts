import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aSiesaProduct, type FakeSiesa, startFakeSiesa } from '../fake/index.ts';

let siesa: FakeSiesa;
beforeEach(async () => {
  siesa = await startFakeSiesa({ rows: [aSiesaProduct()], switches: { failWhen: () => ({ kind: 'stall' }) } });
});
afterEach(() => siesa.close());

/** Runs a program in a process that collects garbage all the time, and returns what it printed. */
const whileCollecting = async (program: string): Promise<string> => {
  const code = `import { createGuardedFetch } from '@siesa-integration/outgoing-http'; import { aSiesaClient } from './src/testing/index.ts'; setInterval(gc, 10).unref(); ${program}; process.exit();`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', '--conditions=@siesa-integration/source', '--input-type=module-typescript', '--eval', code],
    { cwd: `${import.meta.dirname}/../..`, timeout: 50_000 },
  );
  return stdout.trim();
};

/** Node 24 loses an abort when what lies between it and the body is collected: such a body would never end. */
describe('an abort while memory is collected', { timeout: 60_000 }, () => {
  it.each(['createGuardedFetch({ allowLoopbackHttp: true })', 'globalThis.fetch'])(
    'B34: ends a body that stalls, with %s',
    async (fetch) => {
      const program = `
      const siesa = { dialect: 'inventory', url: new URL(${JSON.stringify(siesa.url.href)}), credentials: { secretName: 's', read: async () => ({ apiKey: 'siesa_api_key_here' }) } };
      await Array.fromAsync(aSiesaClient(siesa, { fetch: ${fetch}, timeoutMs: 300 }).pages()).catch((error) => console.log(error.name))`;

      expect(await whileCollecting(program)).toBe('SiesaUnavailable');
    },
  );

  it('ends the body of a guarded fetch that is read through ky', async () => {
    const program = `
      const stop = new AbortController();
      const { default: ky } = await import('ky');
      const ask = () => ky.get(${JSON.stringify(`${siesa.url.href}/v1/inventory/products`)}, { retry: 0, timeout: false, fetch: createGuardedFetch({ allowLoopbackHttp: true }), signal: stop.signal, headers: { authorization: 'Bearer siesa_api_key_here' } });
      const { body } = await ask();
      setTimeout(() => stop.abort(new Error('enough')), 500);
      await Array.fromAsync(body).catch((error) => console.log(error.message))`;

    expect(await whileCollecting(program)).toBe('enough');
  });
});
