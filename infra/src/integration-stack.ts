import { CfnOutput, Stack, Tags, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alerts } from './alerts.ts';
import { ClientSecrets } from './client-secrets.ts';
import { Clients } from './clients.ts';
import { EncryptedLogs } from './encrypted-logs.ts';
import type { Environment } from './environments.ts';
import { Extractor } from './extractor.ts';
import { FieldMappings } from './field-mappings.ts';
import { Ledger } from './ledger.ts';
import { Loader } from './loader.ts';
import { RunData } from './run-data.ts';
import { Summarizer } from './summarizer.ts';
import { SyncHistory } from './sync-history.ts';
import { Transformer } from './transformer.ts';
import { Workflow } from './workflow/workflow.ts';

export interface IntegrationStackProps extends StackProps {
  readonly environment: Environment;
}

/** The whole service in one environment. */
export class IntegrationStack extends Stack {
  constructor(scope: Construct, id: string, { environment, ...props }: IntegrationStackProps) {
    super(scope, id, props);
    const logs = new EncryptedLogs(this, 'Logs', { environment });
    const alerts = new Alerts(this, 'Alerts', { environment });

    const clients = new Clients(this, 'Clients', { environment });
    const secrets = new ClientSecrets(this, 'Secrets');
    const mappings = new FieldMappings(this, 'FieldMappings', { environment });
    const history = new SyncHistory(this, 'SyncHistory', { environment });
    const ledger = new Ledger(this, 'Ledger', { environment });
    const runs = new RunData(this, 'RunData', { environment });

    const stage = { environment, logs };
    const extractor = new Extractor(this, 'Extractor', { ...stage, clients, secrets, history, ledger, runs, mappings });
    const transformer = new Transformer(this, 'Transformer', { ...stage, history, runs });
    const loader = new Loader(this, 'Loader', { ...stage, clients, secrets, history, ledger, runs });
    const summarizer = new Summarizer(this, 'Summarizer', { ...stage, clients, history, ledger, runs });
    const workflow = new Workflow(this, 'Workflow', {
      ...stage,
      extractor: extractor.function,
      transformer: transformer.function,
      loader: loader.function,
      summarizer: summarizer.function,
      history,
      alerts,
    });

    this.#output('ExtractorFunctionArn', extractor.function.functionArn);
    this.#output('TransformerFunctionArn', transformer.function.functionArn);
    this.#output('LoaderFunctionArn', loader.function.functionArn);
    this.#output('StateMachineArn', workflow.stateMachine.stateMachineArn);

    Object.entries({ Project: 'siesa-integration', Environment: environment.name, ManagedBy: 'cdk' }).forEach(([key, value]) => { Tags.of(this).add(key, value); });
  }

  #output(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}
