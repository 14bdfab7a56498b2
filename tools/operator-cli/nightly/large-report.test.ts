import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { browserPath } from '@siesa-integration/console/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPageFits } from '../src/testing/page-in-chromium.ts';

interface Ended {
  readonly page: string;
  readonly exact: boolean;
  readonly findings: { readonly balance: Readonly<Record<'file' | 'base', { readonly rows: number }>> };
}

/** What all 2,000,000 verdicts take as objects is many times as much. */
const heapMb = 96;

/** The demo in a process of its own, whose heap has no room for its verdicts. */
const reconciled = async (rows: number): Promise<Ended> => {
  const demo = spawn(
    process.execPath,
    [
      `--max-old-space-size=${String(heapMb)}`,
      '--conditions=@siesa-integration/source',
      join(import.meta.dirname, 'reconcile-in-process.ts'),
      String(rows),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [out, err] = await Promise.all([text(demo.stdout), text(demo.stderr), once(demo, 'close')]);
  expect(demo.exitCode, err).toBe(0);
  return JSON.parse(out) as Ended;
};

describe('2,000,000 verdicts', () => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await reconciled(1_000_000);
  }, 900_000);
  afterAll(() => rm(dirname(dirname(dirname(dirname(dirname(ended.page))))), { recursive: true }));

  it('are written without holding them in memory', async () => {
    const { file, base } = ended.findings.balance;

    expect([ended.exact, file.rows + base.rows]).toEqual([true, 2_000_000]);
    expect((await stat(ended.page)).size).toBeLessThan(5_000_000);
  });

  it.skipIf(browserPath === undefined)(
    'have a page that fits both widths in three languages, and is searched',
    { timeout: 120_000 },
    async () => {
      const titles = { pt: '120.000 divergências', es: '120.000 diferencias', en: '120,000 breaks' };
      await expectPageFits(ended.page, titles, async (tab) => {
        expect(await tab.locator('tr[data-break]:visible').count()).toBe(1_000);
        const key = await tab.locator('tr[data-break] td').nth(3).innerText();
        await tab.fill('#search', key);
        expect(await tab.locator('tr[data-break]:visible').count()).toBe(1);
      });
    },
  );
});
