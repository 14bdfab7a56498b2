import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runReconciliation, runSyncs } from '@siesa-integration/operator';
import { type ConsoleSetup, startConsoleSetup } from '../src/testing/console-setup.ts';
import { nextSecond } from '../src/testing/next-second.ts';

/** A folder in which every page of the console has something to show. */
export interface FilledFolder extends ConsoleSetup {
  /** Addresses of all pages, with a product, a sync and a job that exist. */
  readonly pages: readonly string[];
}

/** Pages that a form opens: the address, and the button that is pressed there. */
export const forms: readonly (readonly [address: string, button: string])[] = [
  ['/clients/cliente-a', 'form[action$="/check"] button'],
  ['/clients/cliente-a/run', 'button[formaction$="/dry-run"]'],
  ['/clients/cliente-a/settings', 'form[action$="/review"] button.main'],
  ['/clients/cliente-a/mapping', 'button[formaction$="/review"]'],
];

/** Syncs that ended well, with rejects, and failed; an alert that is open; a reconciliation with breaks. */
export const fillFolder = async (): Promise<FilledFolder> => {
  const setup = await startConsoleSetup({ size: 60, faults: { poison: 7 } });
  const sync = async (clientId: string, type: 'initial' | 'incremental'): Promise<void> => {
    await nextSecond();
    await runSyncs(setup.host, [{ client_id: clientId, sync_type: type }], { now: Date.now });
  };
  await sync('cliente-a', 'initial');
  setup.siesa.upsert(setup.siesa.products.rows.slice(0, 3).map((row) => ({ ...row, f_cantidad: 'agotado' })));
  await sync('cliente-a', 'incremental');
  setup.siesa.switches.refusesKeys = true;
  await sync('cliente-b', 'initial');
  await sync('cliente-b', 'initial');
  setup.siesa.switches.refusesKeys = false;
  const newestOf = async (clientId: string): Promise<string> =>
    (await setup.host.stores.history.latest(clientId, 1))[0]?.syncId ?? '';
  const [newest, failed] = [await newestOf('cliente-a'), await newestOf('cliente-b')];
  const job = await reconcile(setup.dir);
  const client = '/clients/cliente-a';
  return {
    ...setup,
    pages: [
      '/',
      '/?q=empresa&sort=rejects',
      ...['', '/rejects', '/products', '/products?id=PROD000001', '/mapping', '/settings', '/run'].map(
        (path) => `${client}${path}`,
      ),
      `${client}/rejects?code=kong%2Frefused&field=`,
      `${client}/syncs/${newest}`,
      `${client}/syncs/${newest}/difference`,
      '/clients/cliente-b',
      `/clients/cliente-b/syncs/${failed}`,
      '/clients/cliente-d',
      '/new-client',
      '/new-client?siesa_dialect=connekta&destination=kong%2Fkong-core',
      '/reconciliations',
      `/reconciliations/${job}`,
      `/reconciliations/${job}/rows?side=file&line=3`,
      '/alerts',
      '/alerts?client=cliente-b',
      '/audit',
    ],
  };
};

const reconcile = async (dir: string): Promise<string> => {
  const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor';
  const [file, against] = [join(dir, 'file.csv'), join(dir, 'base.csv')];
  const matched = '1;ORD-00001;Ana Torres;A;2026-02-15;100.00';
  await writeFile(file, `${header}\n${matched}\n1;ORD-00002;Ana Torres;A;2026-02-01;50.00\n`);
  await writeFile(against, `${header}\n${matched}\n`);
  const end = await runReconciliation({ dir, file, against, rules: 'supplier-orders', day: '2026-02-16' });
  if (end.status === 'failed') throw new Error('The reconciliation failed.');
  return end.jobId;
};
