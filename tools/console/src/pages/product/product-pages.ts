import { assertProductId, explain, syncOneProduct } from '@siesa-integration/operator';
import { Hono } from 'hono';
import { momentText } from '../../markup/time.ts';
import { audited } from '../../view/audited.ts';
import { clientZone } from '../../view/client-settings.ts';
import { readSettings } from '../../view/read-settings.ts';
import type { ConsoleEnv } from '../../view/view.ts';
import { problemPage } from '../problem-page.ts';
import { productPage } from './product-page.ts';

/** One product of a client, explained end to end. */
export const productPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  app.get('/clients/:client/products', async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    const { id = '', live } = context.req.query();
    const settings = await readSettings(view, client);
    const explanation =
      id === ''
        ? undefined
        : await explain(view.host, client, id.trim(), {
            language: view.language,
            live: live !== undefined,
            timeText: (at) => momentText(view, at, clientZone(settings)),
          });
    return context.html(productPage(view, { id, explanation, settings }));
  });
  app.post('/clients/:client/products/send', async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    const { id } = await context.req.parseBody();
    const productId = typeof id === 'string' ? id : '';
    assertProductId(productId);
    await audited(view, 'product-sent', { client_id: client, about: productId });
    const request = { client_id: client, sync_type: 'initial' } as const;
    const sent = await syncOneProduct(request, productId, view.host.stores, { dryRun: false, language: view.language });
    if (sent.status === 'skipped') {
      const { running: sync } = sent;
      const problem =
        sync === undefined
          ? view.t('sync/already-running', { client })
          : view.t('sync/already-running-by', { client, sync });
      return context.html(problemPage(view, problem), 409);
    }
    return context.redirect(`/clients/${client}/products?id=${encodeURIComponent(productId)}`, 303);
  });
  return app;
};
