/** The account and region in every ARN of the emulated host. */
export const localAccount = {
  accountId: '000000000000',
  region: 'us-east-1',
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
} as const;

const { accountId, partition, region } = localAccount;

/**
 * @example
 * localArn('sns', 'alerts'); // 'arn:aws:sns:us-east-1:000000000000:alerts'
 */
export const localArn = (service: string, resource: string): string =>
  `arn:${partition}:${service}:${region}:${accountId}:${resource}`;

/** ARN of a resource with a globally unique name, such as a bucket. */
export const globalArn = (service: string, resource: string): string => `arn:${partition}:${service}:::${resource}`;

/** ARN of a resource without a region, such as a role. */
export const accountArn = (service: string, resource: string): string =>
  `arn:${partition}:${service}::${accountId}:${resource}`;
