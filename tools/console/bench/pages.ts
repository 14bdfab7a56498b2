/**
 * Opens each page of a console over 50 clients, 10,000 syncs and 100,000 rejects, and prints its processor time: the figure is half a second. Then reads each export
 * to its end and prints what was alive at once: 100,000 rejects with their rows would be some hundred megabytes.
 *
 * `npx nx bench console`
 */
import { openLocalHost } from '@siesa-integration/operator';
import { openConsole } from '../src/testing/console-browser.ts';
import { measureExport } from './measure-export.ts';
import { writeLargeFolder } from './large-folder.ts';

const mostMs = 500;
/** The ids of 100,000 products, and a thousand rows. */
const mostHeapMegabytes = 32;

const folder = await writeLargeFolder({ clients: 50, syncs: 10_000, rejects: 100_000 });
const host = await openLocalHost(folder.dir);
const { app, open } = openConsole(host);
const client = `/clients/${folder.clientId}`;
const pages = [
  '/',
  '/?q=empresa&sort=rejects',
  client,
  `${client}?up-to=sync-20260601-000000-0000`,
  `${client}/syncs/${folder.syncId}`,
  `${client}/rejects`,
  `${client}/rejects?code=mapping%2Fpattern&field=name`,
  `${client}/rejects?code=mapping%2Fpattern&field=name&from=5000`,
  `${client}/products?id=PROD000001`,
  `${client}/mapping`,
  `${client}/settings`,
  `${client}/run`,
  '/alerts',
  '/audit',
];
const processorMs = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};
await open('/static/console.css'); // loads what every request needs
let slow = 0;
for (const path of pages) {
  const statuses: number[] = [];
  const openPage = async (): Promise<void> => {
    const { status } = await open(path);
    statuses.push(status);
  };
  const first = await processorMs(openPage);
  const again = await processorMs(openPage);
  const isSlow = Math.max(first, again) > mostMs || statuses.some((status) => status !== 200);
  if (isSlow) slow += 1;
  process.stdout.write(
    `${isSlow ? 'SLOW' : 'ok  '} ${first.toFixed(0).padStart(5)} ms, then ${again.toFixed(0).padStart(5)} ms  ${path} ${statuses.join(' ')}\n`,
  );
}
const exported = ['rejects/list.csv', 'rejects/list.xlsx', `syncs/${folder.syncId}/report.xlsx`];
for (const path of exported.map((file) => `${client}/${file}`)) {
  const { status, megabytes, heapMegabytes, processorSeconds } = await measureExport(app, path);
  const isLarge = status !== 200 || heapMegabytes > mostHeapMegabytes;
  if (isLarge) slow += 1;
  process.stdout.write(
    `${isLarge ? 'HEAP' : 'ok  '} ${megabytes.toFixed(1).padStart(5)} MB with ${heapMegabytes.toFixed(1).padStart(5)} MB alive, ${processorSeconds.toFixed(1)} s  ${path} ${String(status)}\n`,
  );
}
await host.close();
await folder.remove();
process.exitCode = slow > 0 ? 1 : 0;
