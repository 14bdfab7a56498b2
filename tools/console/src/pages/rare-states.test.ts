import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aView } from '../testing/a-view.ts';
import { type ConsoleSetup, startConsoleSetup } from '../testing/console-setup.ts';
import type { View } from '../view/view.ts';
import { alertsPage } from './alerts/alerts-page.ts';
import { failurePage } from './problem-page.ts';
import { rowPage } from './reconciliations/row-page.ts';
import { checkPage, dryRunPage } from './run/run-page.ts';

/** What pages show of findings that the simulators do not give. */
describe('a page', () => {
  let setup: ConsoleSetup;
  let view: View;
  const settings = { client_id: 'cliente-a', client_name: 'Empresa A S.A.', timezone: 'America/Bogota' };
  beforeAll(async () => {
    setup = await startConsoleSetup({ size: 5 });
    view = aView(setup.host);
  });
  afterAll(() => setup.close());

  it('of a dry run names what differs at the destination and is not sent', () => {
    const there = { resent: 0, differs_there: 4, samples: [], ambiguous: 0, not_shown: [] };
    const counts = { records_extracted: 9, create: 1, update: 2, unchanged: 3, reject: 0, failed_records: [] };
    const dryRun = { client_id: 'cliente-a', dry_run: true, sync_type: 'incremental', status: 'success' } as const;
    const text = dryRunPage(view, { ...dryRun, ...counts, compared_with: 'destination', there }, settings).toString();

    expect(text).toMatch(/salen de lo que su producto tiene ahora[^]*no se envían y son distintos allá[^]*>4</);
  });

  it('of a check tells a note from what is right and what is wrong', () => {
    const message = 'sin reloj';
    const lines = [
      { ok: true, note: true, message },
      { ok: true, message },
      { ok: false, message },
    ] as const;
    const text = checkPage(
      view,
      lines.map((line) => ({ ...line, what: 'clock' })),
      settings,
    ).toString();

    expect(text.match(/class="badge (\w+)"/g)).toEqual([
      'class="badge warn"',
      'class="badge success"',
      'class="badge failed"',
    ]);
  });

  it('of a row names its rivals, its group, where the other row is from, and what closed it', () => {
    const row = { row_no: 3, k: 'ORD-1', party: '1', nome: 'Ana', day_no: 20_000, cents: 100, ativo: 'A', lote: '' };
    const found = {
      row,
      verdict: 'ONLY_HERE' as const,
      rivals: 2,
      group: { name: 'G7', kind: 'missed-group' as const, cents: 3 },
      from: { jobId: 'JOB-2026-02-15-aaaaaa', line: 8 },
      closed: { jobId: 'JOB-2026-02-17-bbbbbb', verdict: 'MATCHED' as const },
      breaks: [],
      problems: [],
    };
    const text = rowPage(view, { jobId: 'JOB-2026-02-16-cccccc', side: 'file', line: 3, row: found }).toString();

    expect(text).toMatch(
      /solo en este lado<span class="second">ONLY_HERE<\/span>[^]*grupo más cercano es G7: sus sumas difieren en 0,03[^]*2 otras filas[^]*línea 8 de JOB-2026-02-15-aaaaaa/,
    );
    expect(text).toContain('La cerró JOB-2026-02-17-bbbbbb: conciliada por una persona, línea –.');
  });

  it('of the alerts of one client keeps to that client from page to page', () => {
    const sent = [
      { id: '1', kind: 'begun', at: '2026-11-30T10:00:00Z', subject: 'La sync falló', deliveries: [] },
    ] as const;
    const text = alertsPage(view, { clientId: 'cliente-a', open: [], sent, isLater: true, older: 50 }).toString();

    expect(text).toContain('href="/alerts?client=cliente-a"');
    expect(text).toContain('href="/alerts?client=cliente-a&amp;from=50"');
    expect(text).toContain('no se intentó ningún canal');
  });

  it('of a failure shows also what is no error', () => {
    const { status, markup } = failurePage(view, 'the <socket> closed');

    expect([status, markup.toString().includes('the &lt;socket&gt; closed')]).toEqual([500, true]);
  });
});
