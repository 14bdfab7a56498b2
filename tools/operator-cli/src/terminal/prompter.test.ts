import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { terminalPrompter } from './prompter.ts';

/** Types each line after its question has been printed. */
const at = (...lines: readonly string[]) => {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
  });
  void (async () => {
    for (const line of lines) {
      await sleep(60);
      input.write(line);
    }
  })();
  return { prompter: terminalPrompter({ input, output }), shown: () => shown };
};

describe('terminalPrompter', () => {
  it('asks for text until the answer is right', async () => {
    const { prompter, shown } = at('x\r', '\u0015cliente-a\r');

    expect(
      await prompter.text({ message: 'Id:', problem: (answer) => (answer === 'x' ? 'too short' : undefined) }),
    ).toBe('cliente-a');
    expect(shown()).toContain('too short');
  });

  it('suggests an answer', async () => {
    expect(await at('\r').prompter.text({ message: 'Schedule:', suggested: 'rate(6 hours)' })).toBe('rate(6 hours)');
  });

  it('never shows a secret', async () => {
    const { prompter, shown } = at('s3cr3t-key\r');

    expect(await prompter.secret({ message: 'Key:' })).toBe('s3cr3t-key');
    expect(shown()).not.toContain('s3cr3t');
  });

  it('offers choices and asks yes or no', async () => {
    expect(
      await at('\r').prompter.choice('Product:', [
        { value: 'kong', name: 'kong' },
        { value: 'wms', name: 'wms' },
      ]),
    ).toBe('kong');
    expect(await at('y\r').prompter.yes('Write this?', false)).toBe(true);
  });
});
