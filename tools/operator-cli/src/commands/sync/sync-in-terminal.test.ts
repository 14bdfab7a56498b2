import { PassThrough } from 'node:stream';
import type { Execution } from '@siesa-integration/operator/hosts';
import { describe, expect, it } from 'vitest';
import { memoryTerminal } from '../../testing/memory-terminal.ts';
import { syncInTerminal } from './sync-in-terminal.ts';

describe('syncInTerminal', () => {
  it('names where an execution on AWS can be watched', async () => {
    const events = (async function* () {
      yield await Promise.resolve({ kind: 'entered', state: 'Begin', at: 1 } as const);
    })();
    const execution: Execution = { arn: 'arn:x:1', events, result: Promise.resolve({ status: 'SUCCEEDED' }) };
    const terminal = memoryTerminal();
    const host = {
      start: () => Promise.resolve(execution),
      consoleAddress: (arn: string) => `https://console.example/${arn}`,
      tailCommand: 'aws logs tail',
      options: '--env dev',
    };

    await syncInTerminal(host, [{ client_id: 'a', sync_type: 'initial' }], {
      terminal,
      now: Date.now,
      language: 'en',
    });

    expect(terminal.written).toEqual({
      out: '',
      err: 'a: arn:x:1\n  console: https://console.example/arn:x:1\n  logs:    aws logs tail\n',
    });
  });

  it('shows rejects in the language of the reader', async () => {
    const error = 'stock_quantity: expected a whole number, received agotado';
    const events = (async function* () {
      yield await Promise.resolve({
        kind: 'exited',
        state: 'LoadToProduct',
        at: 1,
        output: { records_processed: 1, failed_records: [{ id: 'P 1', source_id: null, phase: 'load', error }] },
      } as const);
    })();
    const execution: Execution = { arn: 'arn:x:1', events, result: Promise.resolve({ status: 'SUCCEEDED' }) };
    const live = Object.assign(new PassThrough(), { isTTY: true, columns: 120, rows: 40 });
    const host = {
      start: () => Promise.resolve(execution),
      consoleAddress: () => undefined,
      tailCommand: undefined,
      options: '',
    };

    await syncInTerminal(host, [{ client_id: 'a', sync_type: 'initial' }], {
      terminal: { ...memoryTerminal(), live: live as unknown as NodeJS.WriteStream },
      now: Date.now,
      language: 'es',
    });

    expect(String(live.read())).toContain('a: P 1: stock_quantity: se espera un número entero, y llegó agotado');
  });

  it.each([
    ['five rejects, and how many more there are', 7, ['a: and 2 more: siesa-sync rejects a --env dev\n']],
    ['all of five rejects', 5, []],
    ['no reject of a sync without one', 0, []],
  ])('shows on a terminal %s', async (_, count, said) => {
    const rejects = Array.from({ length: count }, (_each, at) => ({
      id: `PROD${String(at + 1)}`,
      source_id: null,
      phase: 'load',
      error: 'refused',
    }));
    const events = (async function* () {
      yield await Promise.resolve({
        kind: 'exited',
        state: 'LoadToProduct',
        at: 1,
        output: { records_processed: 9, failed_records: rejects },
      } as const);
      yield {
        kind: 'exited',
        state: 'SummarizeSync',
        at: 2,
        output: { client_id: 'a', sync_type: 'initial', status: 'success', records_failed: count },
      } as const;
    })();
    const execution: Execution = { arn: 'arn:x:1', events, result: Promise.resolve({ status: 'SUCCEEDED' }) };
    const live = Object.assign(new PassThrough(), { isTTY: true, columns: 120, rows: 40 });
    const terminal = memoryTerminal();

    await syncInTerminal(
      {
        start: () => Promise.resolve(execution),
        consoleAddress: () => undefined,
        tailCommand: undefined,
        options: '--env dev',
      },
      [{ client_id: 'a', sync_type: 'initial' }],
      { terminal: { ...terminal, live: live as unknown as NodeJS.WriteStream }, now: Date.now, language: 'en' },
    );

    expect([...String(live.read()).matchAll(/a: (PROD\d): refused/g)].map(([, id]) => id)).toEqual(
      rejects.slice(0, 5).map(({ id }) => id),
    );
    expect(terminal.written.err).toBe(said.join(''));
  });

  it.each([
    [
      'on this machine',
      undefined,
      /^Ctrl\+C again cuts the sync off\. Then what was sent stays in the product, and the cursor stays/,
    ],
    ['on AWS', 'aws logs tail', /^The sync goes on in AWS without this command\..*siesa-sync status --env dev\n$/],
  ])(
    'answers the first Ctrl+C %s with what stays and what follows, and the sync goes on',
    async (_, tailCommand, said) => {
      let press = (): void => undefined;
      let isWaiting = false;
      const events = (async function* () {
        yield await Promise.resolve({ kind: 'entered', state: 'Begin', at: 1 } as const);
        press();
      })();
      const execution: Execution = { arn: 'arn:x:1', events, result: Promise.resolve({ status: 'SUCCEEDED' }) };
      const terminal = memoryTerminal();
      const host = {
        start: () => Promise.resolve(execution),
        consoleAddress: () => undefined,
        tailCommand,
        options: '--env dev',
      };

      const outcomes = await syncInTerminal(
        host,
        [{ client_id: 'a', sync_type: 'initial' }],
        { terminal, now: Date.now, language: 'en' },
        (first) => {
          [press, isWaiting] = [first, true];
          return { [Symbol.dispose]: () => (isWaiting = false) };
        },
      );

      expect(outcomes).toMatchObject([{ kind: 'ended', summary: { status: 'success' } }]);
      expect(terminal.written.err).toMatch(said);
      expect(isWaiting).toBe(false); // Ctrl+C ends the command again
    },
  );
});
