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
