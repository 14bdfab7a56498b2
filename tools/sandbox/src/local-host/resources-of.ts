import type { Deployment } from './template/deployment.ts';
import { LocalHostError } from './local-host-error.ts';
import type { LocalResources } from './local-host.ts';

/** Which resource is which, by what the functions themselves are told. */
export const resourcesOf = ({ functions, topics, stateMachine }: Deployment): LocalResources => {
  const variables = Object.assign({}, ...functions.map(({ environment }) => environment)) as Readonly<
    Record<string, string>
  >;
  const told = (name: string): string => {
    const value = variables[name];
    if (value === undefined)
      throw new LocalHostError(
        'TEMPLATE_UNKNOWN',
        `No function of the template is told ${name}. Build it again with 'npm run build'.`,
      );
    return value;
  };
  return {
    clientsTable: told('CLIENTS_TABLE'),
    syncStateTable: told('SYNC_STATE_TABLE'),
    ledgerTable: told('LEDGER_TABLE'),
    dataBucket: told('DATA_BUCKET'),
    configBucket: told('CONFIG_BUCKET'),
    topicArn: topics[0]?.arn ?? '',
    stateMachineName: stateMachine.name,
  };
};
