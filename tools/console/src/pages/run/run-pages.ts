import { assertClientsReady, checkClient, type CheckLine, dryRunSync, startSync } from '@siesa-integration/operator';
import { type Context, Hono } from 'hono';
import { audited } from '../../view/audited.ts';
import { readSettings } from '../../view/read-settings.ts';
import type { ConsoleEnv } from '../../view/view.ts';
import { checkPage, dryRunPage, runPage } from './run-page.ts';

/** Runs a sync of a client, or shows what it would do. */
export const runPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  app.get('/clients/:client/run', async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    await assertClientsReady(view.host, [client]);
    return context.html(runPage(view, await readSettings(view, client)));
  });
  app.post('/clients/:client/run', async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    const running = await runningSync(context, client);
    if (running !== undefined) return context.redirect(`/clients/${client}/syncs/${running}`, 303);
    const type = await typeIn(context);
    await audited(view, 'sync-started', { client_id: client, about: type });
    const { syncId } = await startSync(view.host, { client_id: client, sync_type: type }, Date.now);
    return context.redirect(`/clients/${client}${syncId === undefined ? '' : `/syncs/${syncId}`}`, 303);
  });
  app.post('/clients/:client/dry-run', async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    await assertClientsReady(view.host, [client]);
    const { stores, locate } = view.host;
    const request = { client_id: client, sync_type: await typeIn(context) };
    const dryRun = await dryRunSync(request, stores, { diff: true, locate });
    return context.html(dryRunPage(view, dryRun, await readSettings(view, client)));
  });
  app.post('/clients/:client/check', async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    const lines: readonly CheckLine[] = await Array.fromAsync(checkClient(client, view.host, view.now));
    return context.html(checkPage(view, lines, await readSettings(view, client)));
  });
  return app;
};

const typeIn = async (context: Context<ConsoleEnv>): Promise<'initial' | 'incremental'> =>
  (await context.req.parseBody())['type'] === 'initial' ? 'initial' : 'incremental';

/** The sync that holds the client now. */
const runningSync = async (context: Context<ConsoleEnv>, client: string): Promise<string | undefined> => {
  const { host, now } = context.get('view');
  const { owner, sync_id, expires_at: until = 0 } = (await host.stores.state.read(client))?.state ?? {};
  return owner !== undefined && until * 1000 > now ? sync_id : undefined;
};
