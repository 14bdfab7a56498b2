import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '@siesa-integration/sync-pipeline';
import { isCalendarDay } from '@siesa-integration/workflow-contract';
import type { Host } from '../../hosts/host.ts';
import type { PeriodicJob } from '../../serve/periodic-jobs.ts';
import { reconcileProducts, runReconciliation, type ReconciliationAlerts } from '../reconciliations.ts';
import type { ReconciliationEnd } from '../run-reconciliation.ts';
import { filesIn, type Inbox, type InboxFile, inboxFolders, isTotal, readInboxes } from './read-inboxes.ts';

export interface InboxOptions {
  readonly host: Host;
  /** Gets the notices of jobs. */
  readonly alerts: ReconciliationAlerts;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A file is taken when it has not changed for so long. In milliseconds. @defaultValue 10,000 */
  readonly quietMs?: number;
}

const lookEveryMs = 5_000;
const defaultQuietMs = 10_000;

/**
 * Reconciles the files that are put into `DIR/inbox/NAME`, one after the other.
 *
 * A file is moved to `processing` first, so it is taken once; what a stopped process left there is taken up again, and the job of the same content goes on. In the
 * end it lies in `done` under the id of its job, or in `refused` with a text beside it.
 */
export const inboxJob = (dir: string, options: InboxOptions): PeriodicJob => {
  const { log, now, quietMs = defaultQuietMs } = options;
  const stamps = new Map<string, string>();
  const told = new Set<string>();

  /** Two looks have to see the same file, because a copy may keep the time of its original. */
  const isQuiet = ({ path, stamp, changedAt }: InboxFile): boolean => {
    const before = stamps.get(path);
    stamps.set(path, stamp);
    return before === stamp && now() - changedAt >= quietMs;
  };

  return {
    name: 'inbox',
    everyMs: lookEveryMs,
    run: async () => {
      const { inboxes, problems } = await readInboxes(dir);
      for (const problem of problems.filter((one) => !told.has(one))) {
        told.add(problem);
        log.error(problem);
      }
      for (const inbox of inboxes) {
        for (const folder of inboxFolders) await mkdir(join(inbox.folder, folder), { recursive: true });
        for (const file of await filesIn(inbox)) {
          if (!isQuiet(file)) continue;
          stamps.delete(file.path);
          await move(inbox, file.path, await freeName(join(inbox.folder, 'processing'), file.name));
        }
        for (const name of (await readdir(join(inbox.folder, 'processing'))).sort())
          if (!isTotal(inbox, name)) await take(dir, inbox, name, options);
      }
    },
  };
};

/** Reconciles a file of `processing` and moves it to where it belongs. */
const take = async (
  dir: string,
  inbox: Inbox,
  name: string,
  { host, alerts, log, now }: InboxOptions,
): Promise<void> => {
  const path = join(inbox.folder, 'processing', name);
  const refuse = async (reason: string): Promise<void> => {
    const to = await freeName(join(inbox.folder, 'refused'), name);
    await moveTotal(inbox, path, to);
    const ending = inbox.totalSuffix === '.txt' ? '.reason.txt' : '.txt'; // beside the total, not over it
    await writeFile(
      `${to}${ending}`,
      `${reason}\nAfter the correction, put the file into inbox/${inbox.name} again.\n`,
    );
    await rename(path, to);
    log.error(`The file '${name}' of the inbox '${inbox.name}' was refused`, { reason });
  };
  const end = await reconcile(dir, inbox, { path, name, host, alerts, now }).catch((error: unknown) => error);
  if (end instanceof Error) return refuse(end.message);
  const ended = end as ReconciliationEnd;
  if (ended.status === 'failed') return refuse(ended.cause);
  await move(inbox, path, await freeName(join(inbox.folder, 'done'), `${ended.jobId}-${name}`));
  const breaks = ended.findings.counts.reduce((all, { count }) => all + count, 0);
  log.info(`The file '${name}' of the inbox '${inbox.name}' is reconciled`, {
    job_id: ended.jobId,
    status: ended.status,
    breaks,
  });
};

/** The total first: what is stopped between leaves no total that a later file of the same name would be compared with. */
const move = async (inbox: Inbox, from: string, to: string): Promise<void> => {
  await moveTotal(inbox, from, to);
  await rename(from, to);
};

const moveTotal = async ({ totalSuffix: suffix }: Inbox, from: string, to: string): Promise<void> => {
  if (suffix === undefined) return;
  await rename(`${from}${suffix}`, `${to}${suffix}`).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
};

interface FileToReconcile extends Pick<InboxOptions, 'host' | 'alerts' | 'now'> {
  readonly path: string;
  readonly name: string;
}

const reconcile = async (
  dir: string,
  { rules, against }: Inbox,
  { path, name, host, alerts, now }: FileToReconcile,
): Promise<ReconciliationEnd> => {
  const day = dayIn(name) ?? new Date((await stat(path)).mtimeMs).toISOString().slice(0, 10);
  const start = { dir, file: path, rules, day, alerts };
  return against.startsWith('client:')
    ? reconcileProducts(host, { ...start, clientId: against.slice('client:'.length), now: now() })
    : runReconciliation({ ...start, against });
};

/** `pedidos_2026-02-16.csv` and `pedidos20260216.csv` name their day. */
const dayIn = (name: string): string | undefined => {
  const text = /(20\d\d)-?([01]\d)-?([0-3]\d)/.exec(name)?.slice(1).join('-') ?? '';
  return isCalendarDay(text) ? text : undefined;
};

/** The same name may come every day. */
const freeName = async (folder: string, name: string): Promise<string> => {
  for (let at = 1; ; at += 1) {
    const path = join(folder, at === 1 ? name : `${String(at)}-${name}`);
    const isTaken = await stat(path).then(
      () => true,
      () => false,
    );
    if (!isTaken) return path;
  }
};
