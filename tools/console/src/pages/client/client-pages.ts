import { planEnabled, readStatuses, runSteps } from '@siesa-integration/operator';
import { Hono } from 'hono';
import { audited } from '../../view/audited.ts';
import { readSettings } from '../../view/read-settings.ts';
import type { ConsoleEnv } from '../../view/view.ts';
import { clientPage } from './client-page.ts';

/** Syncs on one page. */
const perPage = 25;

/** One client: how it is, its syncs and its settings. */
export const clientPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  app.get('/clients/:client', async (context) => {
    const view = context.get('view');
    const clientId = context.req.param('client');
    const { stores } = view.host;
    const { clients } = await readStatuses(view.host, { clientId, now: view.now }); // refuses a client that is not known
    const upTo = context.req.query('up-to');
    const [settings, syncs, stored] = await Promise.all([
      readSettings(view, clientId),
      stores.history.latest(clientId, perPage + 1, upTo),
      stores.state.read(clientId),
    ]);
    return context.html(
      clientPage(view, {
        clientId,
        status: clients[0],
        settings,
        syncs: syncs.slice(0, perPage),
        older: syncs[perPage]?.syncId,
        isLater: upTo !== undefined,
        state: stored?.state,
      }),
    );
  });
  for (const enabled of [false, true])
    app.post(`/clients/:client/${enabled ? 'resume' : 'pause'}`, async (context) => {
      const view = context.get('view');
      const clientId = context.req.param('client');
      const steps = await planEnabled(view.host, clientId, { enabled, now: view.now });
      await audited(view, enabled ? 'client-resumed' : 'client-paused', { client_id: clientId });
      await Array.fromAsync(runSteps(steps));
      return context.redirect(`/clients/${clientId}`, 303);
    });
  return app;
};
