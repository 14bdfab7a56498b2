import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Architecture, Code, type Function as LambdaFunction, LayerVersion } from 'aws-cdk-lib/aws-lambda';

const file = 'authorities.pem';

/**
 * Lets a function trust clients' own certificate authorities, where the folder holds their certificates
 * (docs/security.md#a-clients-own-certificate-authority). Node.js reads `NODE_EXTRA_CA_CERTS` when it starts.
 */
export const trustAuthorities = (
  caller: LambdaFunction,
  folder = join(import.meta.dirname, '../../trusted-authorities'),
): void => {
  if (!existsSync(join(folder, file))) return;

  const stack = Stack.of(caller);
  const layer =
    (stack.node.tryFindChild('TrustedAuthorities') as LayerVersion | undefined) ??
    new LayerVersion(stack, 'TrustedAuthorities', {
      code: Code.fromAsset(folder, { exclude: ['*', `!${file}`] }),
      compatibleArchitectures: [Architecture.ARM_64],
      description: "Certificates of clients' own authorities.",
    });
  caller.addLayers(layer);
  caller.addEnvironment('NODE_EXTRA_CA_CERTS', `/opt/${file}`);
};
