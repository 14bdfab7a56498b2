import {
  isListFileFormat,
  listRejects,
  rejectsByReason,
  rejectTable,
  startSync,
  unparkGroup,
  unparkRejects,
} from '@siesa-integration/operator';
import { Hono } from 'hono';
import { listResponse } from '../../view/list-response.ts';
import { audited } from '../../view/audited.ts';
import { readSettings } from '../../view/read-settings.ts';
import type { ConsoleEnv } from '../../view/view.ts';
import { fieldIn } from '../../view/written-in.ts';
import { rejectsPage } from './rejects-page.ts';

/** The products of a client that were not accepted. */
export const rejectsPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  app.get('/clients/:client/rejects', async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    const groups = await rejectsByReason(view.host, client);
    const { open } = await view.host.stores.ledger.countRejects(client);
    const { code, field = '', from = '0' } = context.req.query();
    return context.html(
      rejectsPage(view, {
        groups,
        total: open,
        settings: await readSettings(view, client),
        chosen: code === undefined ? undefined : { code, field, from: Number(from) || 0 },
      }),
    );
  });
  app.get('/clients/:client/rejects/:file{list\\.(?:csv|xlsx)}', async (context) => {
    const view = context.get('view');
    const { client, file } = context.req.param();
    const ending = file.slice('list'.length);
    if (!isListFileFormat(ending)) return context.notFound();
    const list = await listRejects(view.host, client, { all: true });
    const name = `${client}-${view.t('console/rejects').toLowerCase()}`;
    return listResponse(context, rejectTable(list, view.language), { name, ending });
  });
  app.post('/clients/:client/rejects/retry', async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    await audited(view, 'rejects-retried', { client_id: client });
    await unparkRejects(view.host, client);
    const { syncId } = await startSync(view.host, { client_id: client, sync_type: 'incremental' }, Date.now);
    return context.redirect(`/clients/${client}${syncId === undefined ? '' : `/syncs/${syncId}`}`, 303);
  });
  app.post('/clients/:client/rejects/retry-group', async (context) => {
    const view = context.get('view');
    const client = context.req.param('client');
    const form = await context.req.parseBody();
    const [code, field, message] = [fieldIn(form, 'code'), fieldIn(form, 'field'), fieldIn(form, 'message')];
    await audited(view, 'rejects-retried', { client_id: client, about: field === '' ? code : `${code} ${field}` });
    const only = await unparkGroup(view.host, client, { code, message, ...(field !== '' && { field }) });
    if (only.length === 0) return context.redirect(`/clients/${client}/rejects`, 303);
    const request = { client_id: client, sync_type: 'incremental' as const, only: [...only] };
    const { syncId } = await startSync(view.host, request, Date.now);
    return context.redirect(`/clients/${client}${syncId === undefined ? '' : `/syncs/${syncId}`}`, 303);
  });
  return app;
};
