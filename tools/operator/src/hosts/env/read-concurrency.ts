import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { GetAccountSettingsCommand, GetFunctionConcurrencyCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { alarmName, concurrencyAlarm, functionName } from '@siesa-integration/workflow-contract';
import { message } from '../../messages/message.ts';
import { OperatorMistake } from '../../operator-mistake.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** Functions that may run at once. */
export interface Concurrency {
  /** In the account and region, those of other services included. */
  readonly account: number;
  /** Of these, the ones that no function has reserved. */
  readonly unreserved: number;
  /** Above so many the environment's alarm notifies; absent: there is no such alarm. */
  readonly alarmAbove?: number;
  /** Reserved for the function that maps parts, and for the one that loads them. */
  readonly reserved: { readonly transformer?: number; readonly loader?: number };
}

/** Reads the limits of the account and what an environment has of them. */
export const readConcurrency = async (env: string): Promise<Concurrency> => {
  const [lambda, cloudwatch] = [new LambdaClient(), new CloudWatchClient()];
  const reservedBy = async (stage: string): Promise<number | undefined> => {
    const found = await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: functionName(stage, env) }));
    return found.ReservedConcurrentExecutions;
  };
  try {
    const { AccountLimit: limit = {} } = await lambda.send(new GetAccountSettingsCommand());
    const { ConcurrentExecutions: account, UnreservedConcurrentExecutions: unreserved } = limit;
    if (account === undefined || unreserved === undefined) throw new OperatorMistake(message('mistake/no-limit'));
    const alarms = await cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmNames: [alarmName(concurrencyAlarm, env)], AlarmTypes: ['MetricAlarm'] }),
    );
    const [transformer, loader] = [await reservedBy('transformer'), await reservedBy('loader')];
    return omitUndefined({
      account,
      unreserved,
      alarmAbove: alarms.MetricAlarms?.[0]?.Threshold,
      reserved: omitUndefined({ transformer, loader }),
    });
  } finally {
    lambda.destroy();
    cloudwatch.destroy();
  }
};
