import { fromItemRow, toItemRow } from '../database/checked-item.ts';
import type { StateDatabase } from '../database/state-database.ts';

/** What became of a start that a schedule asked for. */
export interface Tick {
  /** When it was due; of several, the latest. ISO 8601. */
  readonly at: string;
  /** `caught-up`: its sync began later than due, for all that were missed. `skipped`: a sync of the client was running. `cut-off`: its syncs were interrupted again and again. */
  readonly outcome: 'started' | 'caught-up' | 'skipped' | 'cut-off';
  /** How many starts it stands for; at most 1,000 are counted. */
  readonly starts: number;
}

/** How far the schedule of a client was followed on this machine. */
export interface ScheduleState {
  /** The expression and the zone that were followed. */
  readonly schedule: string;
  readonly timezone: string;
  /** When it was first seen: a rate counts from then. ISO 8601. */
  readonly since: string;
  /** Every start until then was decided. ISO 8601. */
  readonly decided_until: string;
  /** Nothing starts the client now. */
  readonly paused?: true;
  /** The start whose sync has not ended. */
  readonly pending?: { readonly at: string; readonly attempts: number };
  /** The newest first, at most 20. */
  readonly ticks: readonly Tick[];
}

/** How far the schedules of a folder were followed. */
export interface ScheduleStates {
  readonly read: (clientId: string) => Promise<ScheduleState | undefined>;
  /** By the client's id. */
  readonly all: () => Promise<ReadonlyMap<string, ScheduleState>>;
  readonly put: (clientId: string, state: ScheduleState) => Promise<void>;
}

export const createScheduleStates = (database: StateDatabase): ScheduleStates => {
  const one = database.prepare('SELECT * FROM schedule WHERE client_id = ?');
  const every = database.prepare('SELECT * FROM schedule');
  const write = database.prepare(
    `INSERT INTO schedule (client_id, item, checksum) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET item = excluded.item, checksum = excluded.checksum`,
  );
  return {
    read: (clientId) =>
      database.run(() => {
        const row = one.get(clientId);
        return row && (fromItemRow(row, clientId) as ScheduleState);
      }),
    all: () =>
      database.run(
        () =>
          new Map(
            every.all().map((row) => {
              const clientId = String(row['client_id']);
              return [clientId, fromItemRow(row, clientId) as ScheduleState];
            }),
          ),
      ),
    put: (clientId, state) =>
      database.run(() => {
        const { item, checksum } = toItemRow(state, clientId);
        write.run(clientId, item, checksum);
      }),
  };
};
