import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Replaces `@aws-sdk/credential-provider-node` in the bundles (`alias` in nx.json), because Lambda passes the role's credentials only as
 * environment variables. The SDK's own chain also contains clients of SSO, STS, Cognito and the instance metadata service: 105 KiB of
 * each bundle and a seventh of its import time.
 */
export const defaultProvider = fromEnv;
