import { composeCommon, connectToSecretsManager, createSecrets } from '@siesa-integration/aws-runtime';
import { createRuntime, createSecretGuard, type SecretGuard } from '@siesa-integration/stage-runtime';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import type { LoadPorts, SummarizePorts } from '@siesa-integration/sync-pipeline';

/**
 * The ports of a function that writes to destinations: of the loader, and of the summarizer, which takes missing products out of use.
 *
 * @throws ConfigurationInvalid when `ENVIRONMENT` is unknown.
 */
export const composeSending = (
  component: string,
  settings: Parameters<typeof composeCommon>[1],
): LoadPorts & SummarizePorts & Pick<SecretGuard, 'redact'> => {
  const { guard, redact } = createSecretGuard();
  const { ports } = composeCommon(component, settings, redact);
  return {
    ...ports,
    redact,
    runtime: createRuntime(ports.environment),
    secrets: createSecrets({ secretsManager: connectToSecretsManager(), guard }),
    destinations: destinationRegistry,
  };
};
