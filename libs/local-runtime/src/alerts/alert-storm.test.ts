import { runSync } from '@siesa-integration/sync-pipeline/in-process';
import { aSyncBench, initial, someProducts } from '@siesa-integration/sync-pipeline/testing';
import { expect, it } from 'vitest';
import { openLocalStores } from '../stores/open-local-stores.ts';
import { aFolder } from '../testing/a-folder.ts';
import { aPostReceiver } from '../testing/receivers.ts';
import { createFolderAlerts } from './folder-alerts.ts';

it('a storm of a hundred failed syncs of one cause sends one alert, and one when it is over', async () => {
  await using folder = await aFolder();
  await using receiver = await aPostReceiver();
  await folder.write('alerts.json', { slack: { secret: 'alerts/slack' } });
  await folder.write('secrets/alerts/slack.json', { url: receiver.url });
  const stores = await openLocalStores(folder.path);
  const alerts = createFolderAlerts(folder.path, stores, {
    runtime: { now: Date.now, random: () => 0, sleep: () => Promise.resolve(), fetch: globalThis.fetch },
    redact: (text) => text,
  });
  await folder.write('clients/cliente-a.json', { client_id: 'cliente-a', enabled: true });
  let enabled = false; // the cheapest failure
  await using bench = await aSyncBench({ rows: someProducts(1) });
  const { clients } = bench.ports;
  const find = async (id: string) => ({ ...((await clients.find(id)) as object), enabled });
  const ports = {
    ...bench.ports,
    clients: { ...clients, find },
    environment: 'local',
    state: stores.ports.state,
  } as const;
  const sync = async () => {
    const { status, summary } = await runSync(ports, { input: initial });
    const { subject = '', message = '', alert } = summary ?? {};
    if (alert) await stores.alerts.publish({ kind: alert, subject, message }); // as NotifyFailure does
    return status;
  };
  for (let run = 0; run < 100; run += 1) {
    expect(await sync()).toBe('failed');
    await alerts.check();
  }
  enabled = true;
  expect(await sync()).toBe('success');
  await alerts.check();

  stores.close();

  expect(receiver.received.map(({ body }) => (JSON.parse(body) as { text: string }).text.split('\n')[0])).toEqual([
    '*[local] cliente-a: la sync fallo, ClientDisabled*',
    '*[local] cliente-a: resuelto, la sync fallo, ClientDisabled*',
  ]);
});
