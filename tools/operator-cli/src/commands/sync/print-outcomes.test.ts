import { syncSummary, type SyncOutcome } from '@siesa-integration/operator/sync';
import { errorCatalogue } from '@siesa-integration/workflow-contract';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { openHost } from '../../open-host.ts';
import { answering } from '../../testing/command-line.ts';
import { memoryTerminal } from '../../testing/memory-terminal.ts';
import { syncCommand } from './sync-command.ts';
import { exitCodeOf, printOutcomes } from './print-outcomes.ts';

const host = { options: '--env dev', locate: (key: string) => `s3://bucket/${key}` };
const ended = (fields: object): SyncOutcome => ({
  kind: 'ended',
  summary: v.parse(syncSummary, { client_id: 'a', status: 'success', ...fields }),
  seconds: 2,
  execution: 'arn:aws:states:x:y:execution:machine:a-1',
});
const skipped: SyncOutcome = { kind: 'skipped', clientId: 'b', running: undefined };
const printed = (...outcomes: readonly SyncOutcome[]): string => {
  const terminal = memoryTerminal();
  printOutcomes(outcomes, { language: 'en' }, host, terminal);
  return terminal.written.out;
};

describe('printOutcomes', () => {
  it('names the next command after a failure and after rejects', () => {
    const out = printed(
      ended({
        status: 'failed',
        records_failed: 3,
        report_key: 'r.csv',
        error: { name: 'SiesaUnavailable', message: 'Siesa did not answer.' },
      }),
    );

    expect(out).toContain(
      'a failed: SiesaUnavailable: Siesa did not answer.\nWhat happened, state by state: siesa-sync history a-1 --env dev\n',
    );
    expect(out).toContain('Why records were refused: siesa-sync rejects a --env dev\nReport: s3://bucket/r.csv\n');
  });

  it.each([80, 100, 130])('fits %d columns with the id of the sync, and names what it leaves out', (width) => {
    const terminal = memoryTerminal();
    const outcome = ended({ sync_id: 'sync-20250115-100000-7f3a', sync_type: 'initial', records_extracted: 1_250 });
    printOutcomes([outcome, skipped], { language: 'es' }, host, { ...terminal, width });
    const [titles = '', row = '', , hidden = ''] = terminal.written.out.split('\n');

    expect(Math.max(titles.length, row.length)).toBeLessThanOrEqual(width);
    expect(row).toContain('sync-20250115-100000-7f3a');
    expect(hidden).toMatch(/^Se omiten porque la terminal es angosta: registros\/s/);
  });

  it('writes Spanish: what the error means, then its own message', () => {
    const terminal = memoryTerminal();
    const error = { name: 'SiesaUnavailable', message: 'Siesa did not answer.' };
    printOutcomes(
      [ended({ status: 'failed', error, records_warned: 1_500 }), skipped],
      { language: 'es' },
      host,
      terminal,
    );

    expect(terminal.written.out).toContain(
      'a falló: SiesaUnavailable: Siesa no responde ahora. En inglés: Siesa did not answer.\nQué pasó, estado por estado: siesa-sync history a-1 --env dev\n1.500 registros tienen un aviso: el informe nombra cada uno.\nb ya se está sincronizando: no se inició nada.\n',
    );
  });

  it('names what was taken out of use, and the command that accepts more than the limit', () => {
    const out = printed(ended({ sync_type: 'initial', records_deactivated: 2, deactivations_withheld: 40 }));

    expect(out).toContain('2 products were taken out of use, because two full readings of Siesa did not bring them.');
    expect(out).toMatch(
      /40 products are missing .*: siesa-sync sync a --type initial --accept-deactivations --env dev/,
    );
  });

  it('prints the id of each sync', () => {
    expect(printed(ended({ sync_id: 'sync-20250115-100000-7f3a' }))).toMatch(
      /^client .*sync id\na .* sync-20250115-100000-7f3a\n/,
    );
  });

  it.each([
    ['DestinationChanged', 'start with --new-destination: everything is read and sent.', '--new-destination'],
    ['SourceChanged', 'start with --new-source.', '--new-source'],
    [
      'FieldEmptied',
      'start with `--accept-empty stock_quantity --accept-empty location_code`.',
      '--accept-empty stock_quantity --accept-empty location_code',
    ],
    [
      'FieldEmptied',
      "start with '--accept-empty custom:color', once with '--accept-empty custom:color'",
      '--accept-empty custom:color',
    ],
    ['StockUnbelievable', "start with --accept-empty 'inventory/stock'.", '--accept-empty inventory/stock'],
    [
      'StockUnbelievable',
      "start with --accept-empty 'API_v2_ItemsBarras f131_id_unidad_medida=UND'.",
      "--accept-empty 'API_v2_ItemsBarras f131_id_unidad_medida=UND'",
    ],
    ['SourceShrank', 'start with --accept-shrink.', '--accept-shrink'],
  ])('completes the command of the flag that %s names: %s', (name, message, flags) => {
    const out = printed(ended({ status: 'failed', sync_type: 'initial', error: { name, message } }));

    expect(out).toContain(`\nOnly if that is as it should be: siesa-sync sync a --type initial ${flags} --env dev\n`);
  });

  it.each([
    ['SourceShrank', 'reworded', '--accept-shrink'],
    ['DestinationChanged', 'reworded', '--new-destination'],
    ['SourceChanged', 'reworded', '--new-source'],
    ['FieldEmptied', 'reworded', '--accept-empty FIELD'],
    ['StockUnbelievable', 'reworded', '--accept-empty FIELD'],
  ])('takes the flag that accepts %s from the catalogue, whatever its message', (name, message, flags) => {
    const out = printed(ended({ status: 'failed', sync_type: 'initial', error: { name, message } }));

    expect(out).toContain(`siesa-sync sync a --type initial ${flags} --env dev\n`);
  });

  it('has five errors that a flag accepts, and the flag is one of the command', () => {
    const context = {
      terminal: memoryTerminal(),
      openHost,
      prompter: answering(),
      language: 'en' as const,
      now: Date.now,
      interrupted: () => Promise.resolve(),
      onCtrlC: () => ({ [Symbol.dispose]: () => undefined }),
      call: 'siesa-sync',
      exitWith: () => undefined,
    };
    const flags = syncCommand(context).options.map(({ long }) => long);

    const accepting = errorCatalogue.flatMap(({ acceptedBy }) => acceptedBy ?? []);

    expect(accepting).toHaveLength(5);
    for (const field of accepting) expect(flags).toContain(`--${field.replaceAll('_', '-')}`);
  });

  it('offers no flag for another error', () => {
    expect(
      printed(ended({ status: 'failed', error: { name: 'SiesaUnavailable', message: '--new-source' } })),
    ).not.toContain('Only if that is');
  });

  it('prints why the cursor stays, with its figures, and how many records have a warning', () => {
    const out = printed(
      ended({
        records_warned: 1,
        report_key: 'r.csv',
        cursor_held: true,
        cursor_held_because: { cause: 'rows moved between pages', read: 1_998, total: 2_000 },
      }),
    );

    expect(out).toContain('1 record has a warning: the report names each.\nReport: s3://bucket/r.csv\n');
    expect(out).toContain(
      'a: the cursor stays where it was, so the next sync reads from there again. Cause: rows moved between pages; 1,998 rows read of 2,000.\n',
    );
  });

  it('prints that the cursor stays where no cause came with it', () => {
    expect(printed(ended({ cursor_held: true }))).toContain('The run gave no reason.');
    expect(printed(ended({ cursor_held: true, cursor_held_because: { cause: 'no total', read: 5 } }))).toContain(
      'Cause: no total; 5 rows read.',
    );
  });

  it('prints the table alone after a sync that succeeded', () => {
    expect(printed(ended({ sync_type: 'initial' })).split('\n')).toHaveLength(3);
  });

  it('prints of a skipped client that nothing was started', () => {
    expect(printed(skipped)).toContain('b is already being synced: nothing was started.');
  });
});

describe('exitCodeOf', () => {
  it('is that of a failure before that of a skip', () => {
    expect([
      exitCodeOf([ended({})]),
      exitCodeOf([ended({}), skipped]),
      exitCodeOf([skipped, ended({ status: 'failed' })]),
    ]).toEqual([0, 3, 1]);
  });
});
