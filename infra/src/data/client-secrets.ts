import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { destinationNames } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../acknowledge.ts';

/** The credentials of every client, at `siesa-integration/{client_id}/…`. An operator creates them; this stack never does. */
export class ClientSecrets extends Construct {
  /** Allows reading every client's key to Siesa. The code refuses settings that name another client's secret. */
  grantReadSiesa(grantee: IGrantable): void {
    this.#grantRead(grantee, 'siesa');
  }

  /** Allows reading every client's key to its destination. */
  grantReadDestinations(grantee: IGrantable): void {
    destinationNames.forEach((destination) => {
      this.#grantRead(grantee, destination);
    });
  }

  #grantRead(grantee: IGrantable, name: string): void {
    const secrets = Stack.of(this).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      // Secrets Manager appends six characters. A single `*` would also match `…/siesa-old`.
      resourceName: `siesa-integration/*/${name}-??????`,
    });
    Grant.addToPrincipal({ grantee, actions: ['secretsmanager:GetSecretValue'], resourceArns: [secrets] });
    acknowledgeWildcard(
      grantee,
      secrets,
      "One kind of key of every client: clients come and go without a deployment. The code refuses settings that name another client's.",
    );
  }
}
