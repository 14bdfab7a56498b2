import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runIn } from './scratch-copy.ts';

describe('runIn', () => {
  it('returns what the command prints on standard output', async () => {
    await expect(runIn(tmpdir(), 'node', '--print', '6 * 7')).resolves.toBe('42\n');
  });

  it('throws an error that holds both outputs of a command that fails', async () => {
    const failing = "console.log('the reason'); console.error('the details'); process.exit(1)";

    await expect(runIn(tmpdir(), 'node', '--eval', failing)).rejects.toThrow(/the details[^]*the reason/);
  });
});
