import { deployedEnvironments, stateMachineName } from '@siesa-integration/workflow-contract';
import { LocalHostError } from '@siesa-integration/local-runtime/workflow';
import type { Deployment } from '../template/deployment.ts';
import type { EmulatedResources } from './emulated-host.ts';

/** Identifies the resources by the functions' environment variables and by the contract's names. */
export const resourcesOf = ({ functions, topics, workflows }: Deployment): EmulatedResources => {
  const variables = Object.assign({}, ...functions.map(({ environment }) => environment)) as Readonly<
    Record<string, string>
  >;
  const variable = (name: string): string => variables[name] ?? missing(`gives no function the variable ${name}`);
  const syncWorkflows = new Set(deployedEnvironments.map(stateMachineName));
  return {
    clientsTable: variable('CLIENTS_TABLE'),
    syncStateTable: variable('SYNC_STATE_TABLE'),
    ledgerTable: variable('LEDGER_TABLE'),
    dataBucket: variable('DATA_BUCKET'),
    configBucket: variable('CONFIG_BUCKET'),
    topicArn: topics[0]?.arn ?? '',
    stateMachineName:
      workflows.find(({ name }) => syncWorkflows.has(name))?.name ??
      missing(`has no workflow ${[...syncWorkflows].join(' or ')}`),
  };
};

const missing = (what: string): never => {
  throw new LocalHostError('TEMPLATE_UNKNOWN', `The template ${what}. Build it again with 'npm run build'.`);
};
