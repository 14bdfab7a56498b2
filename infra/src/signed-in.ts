import { defaultProvider } from '@aws-sdk/credential-provider-node';

/**
 * Whether the SDK finds credentials, as `cdk deploy` looks for them. Otherwise writes how to sign in.
 *
 * @returns the exit code: 0 when credentials are found
 */
export const reportSignIn = async (write: (text: string) => unknown): Promise<0 | 1> => {
  try {
    await defaultProvider()();
    return 0;
  } catch {
    write(
      'No AWS account is signed in: run `aws sso login --profile NAME`, then `export AWS_PROFILE=NAME`, and deploy again.\n',
    );
    return 1;
  }
};
