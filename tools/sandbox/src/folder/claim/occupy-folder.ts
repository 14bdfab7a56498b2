import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { LocalHostError } from '@siesa-integration/local-runtime/workflow';
import type { Endpoints } from '../../emulated-host/endpoints.ts';
import type { EmulatedHostOptions } from '../../emulated-host/emulated-host.ts';
import { createCallRecorder, type AwsCall } from '../../stand-ins/call-recorder.ts';
import { startStandIns } from '../../emulated-host/start-stand-ins.ts';
import type { Deployment } from '../../template/deployment.ts';
import { attend, keepAttendance } from './attendance.ts';
import { claimFolder, readHostFile, type FolderClaim, type HostFile } from './folder-claim.ts';

/** A folder that this process holds, or is attached to. */
export interface ClaimedFolder {
  /** Where the tables and objects of the service are kept. */
  readonly state: string;
  readonly role: 'host' | 'attached';
  readonly endpoints: Endpoints;
  readonly calls: readonly AwsCall[];
  /** Resolves with the reason when the holder has ended, or its disk is full; never after `leave`. */
  readonly lost: Promise<string>;
  readonly leave: () => Promise<void>;
}

const pollMs = 50;
/** A holder that has not opened its tables within this time is stuck. */
const longestOpeningMs = 60_000;

/** Holds the folder, or attaches to the running process that does. */
export const occupyFolder = async (
  folder: string,
  state: string,
  deployment: Deployment,
  options: EmulatedHostOptions,
): Promise<ClaimedFolder> => {
  for (const until = Date.now() + longestOpeningMs; Date.now() < until; ) {
    const claim = await claimFolder(state);
    const claimed = claim.mine
      ? await hold(folder, state, deployment, options, claim)
      : await attachTo(state, claim.holder);
    if (claimed) return claimed;
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
  options: EmulatedHostOptions,
  claim: FolderClaim,
): Promise<ClaimedFolder> => {
  try {
    const recorder = createCallRecorder();
    const standIns = await startStandIns(deployment, { folder, state, ...(options.recordAwsCalls && { recorder }) });
    const attendance = await keepAttendance(standIns.endpoints.token);
    const endpoints = { ...standIns.endpoints, attendance: attendance.address };
    await claim.announce(endpoints);
    return {
      state,
      role: 'host',
      endpoints,
      calls: recorder.calls,
      lost: standIns.full,
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
const attachTo = async (state: string, { endpoints, pid }: HostFile): Promise<ClaimedFolder | undefined> => {
  const connection = endpoints && (await attend(endpoints.attendance, endpoints.token));
  if (!connection) return undefined;

  return {
    state,
    role: 'attached',
    endpoints,
    calls: [],
    lost: connection.lost.then(
      () =>
        `Process ${String(pid)}, which held the folder's tables, has ended. Start again: the next process takes over.`,
    ),
    leave: () => {
      connection.leave();
      return Promise.resolve();
    },
  };
};
