import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge.ts';

/** The credentials of every client, `siesa-integration/{client_id}/…`: made by the operator, never by this stack. */
export class ClientSecrets extends Construct {
  /** May read clients' keys to Siesa. Which client's, the code decides: it refuses settings that name another's. */
  grantReadSiesa(grantee: IGrantable): void {
    this.#grantRead(grantee, 'siesa');
  }

  /** May read clients' keys to one product, `kong` say. */
  grantReadProduct(grantee: IGrantable, product: string): void {
    this.#grantRead(grantee, product);
  }

  /** The six characters that Secrets Manager appends are spelled out, so that `…/siesa-old` is not meant too. */
  #grantRead(grantee: IGrantable, name: string): void {
    const secrets = Stack.of(this).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
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
