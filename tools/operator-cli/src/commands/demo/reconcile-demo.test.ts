import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { memoryTerminal } from '../../testing/memory-terminal.ts';
import { reconcileDemo } from './reconcile-demo.ts';

it('demo --reconcile finds exactly the breaks that it planted, and leaves the page', async () => {
  const terminal = { ...memoryTerminal(), interactive: false };
  const code = await reconcileDemo({ rows: 2_000 }, { terminal, language: 'en' });
  const { out } = terminal.written;
  const csv = /All breaks: (.*)/.exec(out)?.[1] ?? '';

  expect(out).toMatch(
    /file\s+file\.csv\s+2,000\s+0\s.*\n.*base\.csv\s+2,000\s+0\s[^]*TIPO_2_AUSENTE_CSV\s+HIGH\s+100\nTIPO_1_AUSENTE_BASE\s+HIGH\s+100\nTIPO_3_VALOR\s+HIGH\s+20\nTIPO_3_VALOR\s+MEDIUM\s+20\n/,
  );
  expect(out).toMatch(/These are exactly the breaks that were planted\. It took [\d.]+ s\.\n$/);
  expect(code).toBe(0);
  await rm(dirname(dirname(dirname(dirname(dirname(csv))))), { recursive: true });

  const again = { ...memoryTerminal(), interactive: false };
  await reconcileDemo({ rows: 100, json: true }, { terminal: again, language: 'en' });
  const found = JSON.parse(again.written.out) as { readonly exact: boolean; readonly page: string };
  expect(found.exact).toBe(true);
  await rm(dirname(dirname(dirname(dirname(dirname(found.page))))), { recursive: true });
});
