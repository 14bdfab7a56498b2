import { setTimeout as sleep } from 'node:timers/promises';
import { diffSyncs, readRunReport, readSync, stopSync, type SyncDetail } from '@siesa-integration/operator';
import { runKeys } from '@siesa-integration/sync-pipeline/stored';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { html } from '../../markup/html.ts';
import { audited } from '../../view/audited.ts';
import { fileHeaders, listResponse } from '../../view/list-response.ts';
import { readSettings } from '../../view/read-settings.ts';
import type { ConsoleEnv } from '../../view/view.ts';
import { problemPage } from '../problem-page.ts';
import { differencePage } from './difference-page.ts';
import { progressFigures, readProgress } from './live-progress.ts';
import { liveEnds, syncPage } from './sync-page.ts';

const everyMs = 1_000;
/** A sync that was just started is not in the stores yet: AWS may take some seconds to begin. */
const beginsWithinMs = 60_000;

/** One sync of a client: live while it runs, then what became of every record. */
export const syncPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  const address = '/clients/:client/syncs/:sync{sync-\\d{8}-\\d{6}-[0-9a-f]{4}}';

  app.get(address, async (context) => {
    const view = context.get('view');
    const { client, sync } = context.req.param();
    const detail = await readSync(view.host, client, sync);
    if (!isKnown(detail, view.now)) return context.html(problemPage(view, view.t('console/unknown-sync')), 404);
    const progress = detail.running === undefined ? undefined : await readProgress(view.host, client, detail.running);
    return context.html(syncPage(view, { detail, progress, settings: await readSettings(view, client) }));
  });
  app.get(`${address}/live`, (context) => {
    const view = context.get('view');
    const { client, sync } = context.req.param();
    return streamSSE(context, async (stream) => {
      while (!stream.aborted) {
        const detail = await readSync(view.host, client, sync);
        if (detail.ended || !isKnown(detail, Date.now())) {
          await stream.writeSSE({ data: whenEnded(client, sync) });
          // Else the browser connects again after half a second, and each time it loads the page anew: on a slow machine it would never see one.
          await stream.writeSSE({ event: liveEnds, data: sync });
          return;
        }
        const progress =
          detail.running === undefined ? undefined : await readProgress(view.host, client, detail.running);
        await stream.writeSSE({ data: progressFigures(view, progress, Date.now()).toString() });
        await sleep(everyMs);
      }
    });
  });
  app.post(`${address}/stop`, async (context) => {
    const view = context.get('view');
    const { client, sync } = context.req.param();
    const { running } = await readSync(view.host, client, sync); // refuses a client that is not known
    if (running !== undefined) await audited(view, 'sync-stopped', { client_id: client, about: sync });
    await stopSync(view.host, client, sync);
    return context.redirect(`/clients/${client}/syncs/${sync}`, 303);
  });
  app.get(`${address}/difference`, async (context) => {
    const view = context.get('view');
    const { client, sync } = context.req.param();
    const { previous } = await readSync(view.host, client, sync);
    if (!previous) return context.html(problemPage(view, view.t('console/unknown-sync')), 404);
    const difference = await diffSyncs(view.host, previous.syncId, sync);
    return context.html(differencePage(view, difference, await readSettings(view, client)));
  });
  app.get(`${address}/report.csv`, async (context) => {
    const view = context.get('view');
    const { client, sync } = context.req.param();
    await readSync(view.host, client, sync); // refuses a client that is not known
    const report = await view.host.stores.objects.get(runKeys(client, sync).report);
    if (!report) return context.html(problemPage(view, view.t('console/report-gone')), 404);
    return context.body(new Uint8Array(report), 200, fileHeaders(`${client}-${sync}`, '.csv'));
  });
  app.get(`${address}/report.xlsx`, async (context) => {
    const view = context.get('view');
    const { client, sync } = context.req.param();
    await readSync(view.host, client, sync);
    const report = await readRunReport(view.host, client, sync);
    if (!report) return context.html(problemPage(view, view.t('console/report-gone')), 404);
    return listResponse(context, report, { name: `${client}-${sync}`, ending: '.xlsx' });
  });
  return app;
};

const isKnown = ({ ended, running, sync_id: id }: SyncDetail, now: number): boolean =>
  ended !== undefined || running !== undefined || now - beginOf(id) < beginsWithinMs;

/** @example beginOf('sync-20250115-100000-7f3a'); // 2025-01-15T10:00:00Z in milliseconds */
const beginOf = (syncId: string): number => {
  const [, year, month, day, hour, minute, second] =
    /^sync-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-/.exec(syncId)?.map(Number) ?? [];
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
};

/** Loads the page of the sync that has ended in place of the live figures. */
const whenEnded = (client: string, sync: string): string =>
  html`<div hx-get="/clients/${client}/syncs/${sync}" hx-trigger="load" hx-target="#content" hx-select="#content" hx-swap="outerHTML"></div>`.toString();
