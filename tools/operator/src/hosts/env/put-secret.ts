import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** Writes a secret's text: a new version of the one that is there, or a new secret. */
export const putSecret = async (secretsManager: SecretsManagerClient, name: string, text: string): Promise<void> => {
  try {
    await secretsManager.send(new PutSecretValueCommand({ SecretId: name, SecretString: text }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await secretsManager.send(new CreateSecretCommand({ Name: name, SecretString: text }));
  }
};
