import { Aws, type Stack } from 'aws-cdk-lib';
import { stateMachineName } from '@siesa-integration/workflow-contract';
import { syncDefinition, type FunctionResource } from '@siesa-integration/workflow-contract/definition';
import { Extractor } from '../../functions/extractor.ts';
import { Loader } from '../../functions/loader.ts';
import type { StageFunction } from '../../functions/stage-function.ts';
import { Summarizer } from '../../functions/summarizer.ts';
import { Transformer } from '../../functions/transformer.ts';
import type { DeployedWorkflow, WorkflowContext } from '../deployed-workflow.ts';
import { Workflow } from '../workflow.ts';
import { syncAlarms } from './sync-alarms.ts';

/** The workflow that syncs one client once: four functions and their state machine. */
export const addSyncWorkflow = (stack: Stack, context: WorkflowContext): DeployedWorkflow => {
  const functions = addFunctions(stack, context);
  const { environment, logs, history, alerts, metrics } = context;
  const { extractor, transformer, loader, summarizer } = functions;
  const { stateMachine } = new Workflow(stack, 'Workflow', {
    logs,
    stateMachineName: stateMachineName(environment.name),
    definition: syncDefinition({
      extractor: resourceOf(extractor),
      transformer: resourceOf(transformer),
      loader: resourceOf(loader),
      summarizer: resourceOf(summarizer),
      syncStateTable: history.table.tableName,
      alertsTopic: alerts.topic.topicArn,
      partition: Aws.PARTITION,
    }),
    functions: Object.values(functions),
    grantCalls: (machine) => {
      history.grantRecord(machine);
      alerts.grantPublish(machine);
    },
  });

  return {
    stateMachine,
    functions,
    scheduled: true,
    alarms: syncAlarms(stateMachine, metrics),
    outputs: {
      ExtractorFunctionArn: extractor.functionArn,
      TransformerFunctionArn: transformer.functionArn,
      LoaderFunctionArn: loader.functionArn,
      SummarizerFunctionArn: summarizer.functionArn,
      StateMachineArn: stateMachine.stateMachineArn,
      StateMachineConsoleUrl: `https://${stack.region}.console.aws.amazon.com/states/home?region=${stack.region}#/statemachines/view/${stateMachine.stateMachineArn}`,
    },
  };
};

const addFunctions = (
  stack: Stack,
  { environment, logs, clients, secrets, mappings, history, ledger, runs }: WorkflowContext,
) => {
  const common = { environment, logs, history, runs };
  return {
    extractor: new Extractor(stack, 'Extractor', { ...common, clients, secrets, ledger, mappings }).function,
    transformer: new Transformer(stack, 'Transformer', common).function,
    loader: new Loader(stack, 'Loader', { ...common, clients, secrets, ledger }).function,
    summarizer: new Summarizer(stack, 'Summarizer', { ...common, clients, secrets, ledger }).function,
  };
};

const resourceOf = ({ functionArn: arn, timeoutSeconds }: StageFunction): FunctionResource => ({ arn, timeoutSeconds });
