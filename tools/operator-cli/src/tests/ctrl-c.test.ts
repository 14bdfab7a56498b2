import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siesaSync } from '../testing/command-line.ts';
import { type ExampleSetup, startExampleSetup } from '../testing/example-setup.ts';

const bin = join(import.meta.dirname, '../../bin/siesa-sync.js');

describe('Ctrl+C during a sync', { timeout: 60_000 }, () => {
  let setup: ExampleSetup;
  beforeEach(async () => {
    setup = await startExampleSetup({ size: 5 });
  });
  afterEach(() => setup.close());

  /** Presses once, or again, when Siesa is being read, as npm and the terminal do: twice at once. */
  const pressed = async (times: 1 | 2) => {
    setup.siesa.switches.latencyMs = 1_500;
    const child = spawn(process.execPath, [bin, 'sync', 'cliente-a', '--local', setup.dir, '--json']);
    const [out, err] = [text(child.stdout), text(child.stderr)];
    const ended = once(child, 'close');
    await expect.poll(() => setup.siesa.calls.length, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
    for (let press = 0; press < times; press += 1) {
      child.kill('SIGINT');
      child.kill('SIGINT');
      if (press + 1 < times) await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const [code] = (await ended) as [number | null];
    setup.siesa.switches.latencyMs = 0;
    return { code, out: await out, err: await err };
  };

  it('says what a second one leaves, and lets the sync end', async () => {
    const { code, out, err } = await pressed(1);

    expect(code).toBe(0);
    expect(err).toBe(
      'Ctrl+C again cuts the sync off. Then what was sent stays in the product, and the cursor stays where it was: the next sync reads from there again and sends all that it reads.\n',
    );
    expect(JSON.parse(out)).toMatchObject({ status: 'success', records_success: 5 });
  });

  it('ends the command the second time, and the next sync does what was said', async () => {
    const { code, out } = await pressed(2);
    expect({ code, out }).toEqual({ code: 1, out: '' });

    const next = await siesaSync(['sync', 'cliente-a', '--local', setup.dir, '--json']);
    expect(JSON.parse(next.out)).toMatchObject({ status: 'success', records_success: 5 });
  });
});
