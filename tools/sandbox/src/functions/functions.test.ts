import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeployedFunction } from '../template/deployment.ts';
import { startFunctions, type Functions } from './functions.ts';

let code: string;
let functions: Functions | undefined;
const lines: string[] = [];

beforeEach(async () => {
  code = await mkdtemp(join(tmpdir(), 'function-'));
  lines.length = 0;
});
afterEach(async () => {
  await functions?.close();
  await rm(code, { recursive: true });
});

const aFunction = async (bundle: string, more: Partial<DeployedFunction> = {}) => {
  await writeFile(join(code, 'handler.mjs'), bundle);
  const one: DeployedFunction = {
    arn: 'stage',
    name: 'stage',
    role: 'stage-role',
    code,
    handler: 'handler.handler',
    memoryMb: 256,
    timeoutSeconds: 5,
    environment: { TABLE: 't' },
    ...more,
  };
  functions = startFunctions([one], {
    environment: { SHARED: 's' },
    instancesAtOnce: 2,
    onLog: (line) => lines.push(line),
  });
  return async (event: unknown, execution = 'e'): Promise<unknown> =>
    JSON.parse((await functions?.invoke('stage', JSON.stringify(event), execution)) ?? 'null');
};

describe('startFunctions', () => {
  it("gives a function its template's variables and what is needed here, and nothing of this process", async () => {
    process.env['OF_THIS_PROCESS'] = 'secret';
    const invoke = await aFunction('export const handler = async () => ({ ...process.env });');

    const environment = await invoke({});

    expect(environment).toMatchObject({
      TABLE: 't',
      SHARED: 's',
      ENVIRONMENT: 'local',
      AWS_LAMBDA_FUNCTION_NAME: 'stage',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_REGION: 'us-east-1',
    });
    expect(environment).not.toHaveProperty('OF_THIS_PROCESS');
    expect(environment).not.toHaveProperty('HOME');
  });

  it('keeps an instance warm, and starts another only when the first is busy', async () => {
    const invoke = await aFunction(
      "import { threadId } from 'node:worker_threads'; export const handler = async ({ ms }) => { await new Promise((resolve) => setTimeout(resolve, ms)); return threadId; };",
    );

    const first = await invoke({ ms: 0 });
    expect(await invoke({ ms: 0 })).toBe(first);
    const [one, other, third] = await Promise.all([invoke({ ms: 50 }), invoke({ ms: 50 }), invoke({ ms: 0 })]);

    expect(one).not.toBe(other);
    expect([one, other]).toContain(third);
  });

  it('gives the function its remaining time', async () => {
    const invoke = await aFunction(
      'export const handler = async (event, context) => context.getRemainingTimeInMillis();',
      { timeoutSeconds: 60 },
    );

    expect(await invoke({})).toSatisfy((ms: number) => ms > 50_000 && ms <= 60_000);
  });

  it('answers null for nothing', async () => {
    const invoke = await aFunction('export const handler = () => undefined;');

    expect(await invoke({})).toBeNull();
  });

  it.each([
    ['its own name', "throw Object.assign(new Error('no'), { name: 'RateLimited' })", 'RateLimited', 'no'],
    ['the type of what it threw', "throw 'text'", 'string', 'text'],
  ])('fails a function under %s', async (_what, body, name, message) => {
    const invoke = await aFunction(`export const handler = async () => { ${body}; };`);

    await expect(invoke({})).rejects.toMatchObject({
      name,
      message: expect.stringContaining(`"errorMessage":"${message}"`) as string,
    });
  });

  it.each([
    ['exports no handler', 'export const other = 1;', 'Runtime.HandlerNotFound'],
    ['cannot be loaded', "import 'not-there';", 'Error'],
    [
      'throws as it is loaded',
      "throw Object.assign(new Error('x'), { name: 'ConfigurationInvalid' });",
      'ConfigurationInvalid',
    ],
  ])('fails an invocation of a bundle that %s', async (_what, bundle, name) => {
    const invoke = await aFunction(bundle);

    await expect(invoke({})).rejects.toMatchObject({ name });
  });

  it('starts afresh after an instance has ended itself', async () => {
    const invoke = await aFunction("export const handler = async ({ die }) => (die ? process.exit(3) : 'alive');");

    await expect(invoke({ die: true })).rejects.toMatchObject({
      name: 'Runtime.ExitError',
      message: expect.stringContaining('exit status 3') as string,
    });
    expect(await invoke({})).toBe('alive');
  });

  it('starts afresh after an instance ran out of time', async () => {
    const invoke = await aFunction("export const handler = async ({ hang }) => { while (hang); return 'alive'; };", {
      timeoutSeconds: 3, // the second instance has to start within it, also on a busy machine
    });

    await expect(invoke({ hang: true })).rejects.toMatchObject({
      name: 'Sandbox.Timedout',
      message: expect.stringContaining('Task timed out after 3.00 seconds') as string,
    });
    expect(await invoke({})).toBe('alive');
  });

  it('ends an instance that takes more memory than its function has', async () => {
    const invoke = await aFunction(
      'export const handler = async () => { const all = []; for (;;) all.push(new Array(100_000).fill(all.length)); };',
      { memoryMb: 128, timeoutSeconds: 60 },
    );

    await expect(invoke({})).rejects.toMatchObject({
      name: 'Runtime.ExitError',
      message: expect.stringContaining('signal: killed') as string,
    });
  });

  it('fails what an error outside of any invocation has ended', async () => {
    const invoke = await aFunction(
      "export const handler = () => { setImmediate(() => { throw new Error('stray'); }); return new Promise(() => {}); };",
    );

    await expect(invoke({})).rejects.toMatchObject({
      name: 'Runtime.ExitError',
      message: expect.stringContaining('stray') as string,
    });
  });

  it('hands on what a function logs, line by line', async () => {
    const invoke = await aFunction(
      "export const handler = async () => { process.stdout.write('one\\ntwo\\n'); console.error('three'); };",
    );

    await invoke({});
    while (lines.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));

    expect(lines.toSorted()).toEqual(['one', 'three', 'two']);
  });

  it('starts nothing once it is closed, not even for those that wait their turn', async () => {
    const invoke = await aFunction("export const handler = ({ hang }) => (hang ? new Promise(() => {}) : 'alive');", {
      timeoutSeconds: 600,
    });
    const running = [invoke({ hang: true }), invoke({ hang: true }), invoke({ hang: true })];
    const ends = Promise.allSettled(running);

    await functions?.close();

    expect((await ends).map((end) => end.status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(invoke({})).rejects.toThrow('The emulated host was closed: stage is not invoked any more.');
  });

  it('knows no function but those of the template', async () => {
    await aFunction('');

    expect(() => functions?.invoke('other', '{}', 'e')).toThrow(
      'The definition invokes other, which is not in the template.',
    );
  });
});
