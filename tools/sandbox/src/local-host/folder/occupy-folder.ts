import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import type { Endpoints } from '../endpoints.ts';
import { LocalHostError } from '../local-host-error.ts';
import type { LocalHostOptions } from '../local-host.ts';
import { createCallRecorder, type AwsCall } from '../stand-ins/call-recorder.ts';
import { startStandIns } from '../start-stand-ins.ts';
import type { Deployment } from '../template/deployment.ts';
import { attend, keepAttendance } from './attendance.ts';
import { claimFolder, readHostFile, type FolderClaim, type HostFile } from './folder-claim.ts';

/** One's place at a folder: at its head, or attached to whoever is. */
export interface Seat {
  readonly role: 'host' | 'attached';
  readonly endpoints: Endpoints;
  readonly calls: readonly AwsCall[];
  /** Says why when the seat is gone; one's own leaving is none. */
  readonly lost: Promise<string>;
  readonly leave: () => Promise<void>;
}

const never = new Promise<never>(() => undefined);

const pollMs = 50;
/** A holder that has not opened its tables by then is stuck. */
const patienceMs = 60_000;

/** Holds the folder, or attaches to the living process that does. */
export const occupyFolder = async (
  folder: string,
  state: string,
  deployment: Deployment,
  options: LocalHostOptions,
): Promise<Seat> => {
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    const claim = await claimFolder(state);
    const seat = claim.mine ? await hold(folder, state, deployment, options, claim) : await attachTo(claim.holder);
    if (seat) return seat;
    await sleep(pollMs);
  }
  const holder = await readHostFile(join(state, 'host.json'));
  throw new LocalHostError(
    'FOLDER_BUSY',
    `Process ${String(holder?.pid)} holds '${folder}' and does not answer. End it, and start again.`,
  );
};

const hold = async (
  folder: string,
  state: string,
  deployment: Deployment,
  options: LocalHostOptions,
  claim: FolderClaim,
): Promise<Seat> => {
  try {
    const recorder = createCallRecorder();
    const standIns = await startStandIns(deployment, { folder, state, ...(options.recordAwsCalls && { recorder }) });
    const attendance = await keepAttendance();
    const endpoints = { ...standIns.endpoints, attendance: attendance.address };
    await claim.announce(endpoints);
    return {
      role: 'host',
      endpoints,
      calls: recorder.calls,
      lost: never,
      leave: async () => {
        await attendance.close();
        await standIns.close();
        await claim.release();
      },
    };
  } catch (error) {
    await claim.release();
    throw error;
  }
};

/** `undefined` while the holder is still opening, or already closing. */
const attachTo = async ({ endpoints, pid }: HostFile): Promise<Seat | undefined> => {
  const place = endpoints && (await attend(endpoints.attendance));
  if (!place) return undefined;

  return {
    role: 'attached',
    endpoints,
    calls: [],
    lost: place.lost.then(
      () =>
        `Process ${String(pid)}, which held the folder's tables, is gone. Start again: the next process takes over.`,
    ),
    leave: () => {
      place.leave();
      return Promise.resolve();
    },
  };
};
