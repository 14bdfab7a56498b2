import { readFolder } from '@siesa-integration/local-runtime';
import { defaultTimezone, parseSchedule, type Schedule } from '@siesa-integration/workflow-contract';
import type { SettingsDocument } from '../../hosts/settings-table.ts';
import { isZone } from '../../schedules/is-zone.ts';

/** The schedule of a client that is enabled. */
export interface SchedulePlan {
  readonly clientId: string;
  /** As in the settings. */
  readonly expression: string;
  readonly schedule: Schedule;
  readonly timezone: string;
}

/** The schedules of a folder. */
export interface SchedulePlans {
  readonly plans: readonly SchedulePlan[];
  /** Clients whose settings cannot be used now: their schedules wait. */
  readonly unusable: ReadonlySet<string>;
  /** One sentence for each file or setting that cannot be used. Each concerns its own client. */
  readonly problems: readonly string[];
}

/** Reads the schedules of a folder from its files. @throws LocalHostError when the folder is not there */
export const readPlans = async (folder: string): Promise<SchedulePlans> => {
  const { clients, problems } = await readFolder(folder);
  const read = clients.clients.flatMap(planOf);
  const refused = read.filter((plan) => 'problem' in plan);
  return {
    plans: read.filter((plan) => 'schedule' in plan),
    unusable: new Set([...clients.problems.map(({ name }) => name), ...refused.map(({ clientId }) => clientId)]),
    problems: [
      ...new Set([
        ...[...clients.problems, ...problems].map(({ error }) => error.message),
        ...refused.map(({ problem }) => problem),
      ]),
    ],
  };
};

interface RefusedPlan {
  readonly clientId: string;
  readonly problem: string;
}

/** None for a client that is disabled or has no schedule. */
const planOf = (
  settings: SettingsDocument & { readonly client_id: string },
): readonly (SchedulePlan | RefusedPlan)[] => {
  const { client_id: clientId, enabled, sync_schedule: expression, timezone = defaultTimezone } = settings;
  if (enabled !== true || typeof expression !== 'string') return [];
  const refused = (problem: string): readonly [RefusedPlan] => [
    { clientId, problem: `${problem} Correct it in the client's file: until then nothing starts its syncs.` },
  ];
  const result = parseSchedule(expression);
  if (!result.ok) return refused(`The schedule '${expression}' of client '${clientId}' is refused: ${result.problem}.`);
  if (typeof timezone !== 'string' || !isZone(timezone))
    return refused(
      `The time zone ${JSON.stringify(timezone)} of client '${clientId}' is unknown: an IANA name such as ${defaultTimezone} is expected.`,
    );
  return [{ clientId, expression, schedule: result.schedule, timezone }];
};
