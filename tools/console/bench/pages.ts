/**
 * Opens each page of a console over 50 clients, 10,000 syncs and 100,000 rejects, and prints its processor time: the figure is half a second.
 *
 * `npx nx bench console`
 */
import { openLocalHost } from '@siesa-integration/operator';
import { openConsole } from '../src/testing/console-browser.ts';
import { writeLargeFolder } from './large-folder.ts';

const mostMs = 500;

const folder = await writeLargeFolder({ clients: 50, syncs: 10_000, rejects: 100_000 });
const host = await openLocalHost(folder.dir);
const { open } = openConsole(host);
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
let slow = 0;
for (const path of pages) {
  const statuses: number[] = [];
  const openPage = async (): Promise<void> => {
    const { status } = await open(path);
    statuses.push(status);
  };
  const first = await processorMs(openPage);
  const again = await processorMs(openPage);
  const isSlow = again > mostMs || statuses.some((status) => status !== 200);
  if (isSlow) slow += 1;
  process.stdout.write(
    `${isSlow ? 'SLOW' : 'ok  '} ${first.toFixed(0).padStart(5)} ms, then ${again.toFixed(0).padStart(5)} ms  ${path} ${statuses.join(' ')}\n`,
  );
}
await host.close();
await folder.remove();
process.exitCode = slow > 0 ? 1 : 0;
