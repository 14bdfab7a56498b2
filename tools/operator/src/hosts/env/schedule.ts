import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ResourceNotFoundException,
  UpdateScheduleCommand,
  type CreateScheduleInput,
  type GetScheduleOutput,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { parseSchedule, scheduleName } from '@siesa-integration/workflow-contract';
import type { Deployment } from './deployment.ts';

/** A client's schedule in EventBridge Scheduler. */
export interface Schedules {
  readonly find: (clientId: string) => Promise<GetScheduleOutput | undefined>;
  /** Creates or replaces it. */
  readonly put: (schedule: ClientSchedule) => Promise<void>;
  readonly remove: (clientId: string) => Promise<void>;
}

export interface ClientSchedule {
  readonly clientId: string;
  /** `rate(6 hours)`, `cron(…)` or `at(…)`. */
  readonly expression: string;
  readonly timezone: string;
  readonly enabled: boolean;
}

export const createSchedules = (scheduler: SchedulerClient, deployment: Deployment): Schedules => {
  const find: Schedules['find'] = async (clientId) => {
    try {
      return await scheduler.send(
        new GetScheduleCommand({ GroupName: deployment.scheduleGroup, Name: scheduleName(clientId) }),
      );
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  };
  return {
    find,
    put: async (schedule) => {
      const wanted = scheduleOf(schedule, deployment);
      const command = (await find(schedule.clientId))
        ? new UpdateScheduleCommand(wanted)
        : new CreateScheduleCommand(wanted);
      await scheduler.send(command);
    },
    remove: async (clientId) => {
      if (await find(clientId))
        await scheduler.send(
          new DeleteScheduleCommand({ GroupName: deployment.scheduleGroup, Name: scheduleName(clientId) }),
        );
    },
  };
};

const scheduleOf = (
  { clientId, expression, timezone, enabled }: ClientSchedule,
  deployment: Deployment,
): CreateScheduleInput => ({
  GroupName: deployment.scheduleGroup,
  Name: scheduleName(clientId),
  Description: `Incremental sync of ${clientId}`,
  ScheduleExpression: expression,
  ScheduleExpressionTimezone: timezone,
  State: enabled ? 'ENABLED' : 'DISABLED',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: {
    Arn: deployment.stateMachineArn,
    RoleArn: deployment.schedulerRoleArn,
    Input: JSON.stringify({ client_id: clientId, sync_type: 'incremental' }),
    DeadLetterConfig: { Arn: deployment.deadLetterQueueArn },
    // A start that is later than the next one is useless, because the next one reads the same changes.
    RetryPolicy: { MaximumEventAgeInSeconds: retryAgeSeconds(expression), MaximumRetryAttempts: 10 },
  },
});

/** The minimum of EventBridge Scheduler. */
const shortestRetryAge = 60;

/** Half of the interval of a rate, at most an hour; a quarter of an hour for other schedules. */
export const retryAgeSeconds = (expression: string): number => {
  const result = parseSchedule(expression);
  if (!result.ok || result.schedule.kind !== 'rate') return 900;
  return Math.min(3_600, Math.max(shortestRetryAge, Math.floor(result.schedule.everyMs / 2_000)));
};
