import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles (`alias` in nx.json): Lambda gives a function its role's keys as
 * environment variables, and as nothing else. The SDK's own chain also holds clients of SSO, STS, Cognito and the instance
 * metadata service: 105 KiB of each bundle, and a seventh of its import time.
 */
export const defaultProvider = fromEnv;
