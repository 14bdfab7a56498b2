import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { connectAws } from '../../hosts/aws-connections.ts';
import { findReconcilingEnvironment } from './find-environment.ts';

/** What a feed has in the ingress bucket, what operators have sent there, and the rules of both. */
const prefixes = ['bases/', 'files/', 'rules/'] as const;

export const keysToReconcile = async (env: string): Promise<readonly string[]> => {
  const sfn = new SFNClient();
  try {
    const { names } = await findReconcilingEnvironment(sfn, env);
    const { s3, close } = connectAws();
    const listed = await Promise.all(
      prefixes.map((Prefix) => s3.send(new ListObjectsV2Command({ Bucket: names.ingressBucket, Prefix }))),
    ).finally(close);
    return listed.flatMap(({ Contents = [] }) => Contents.flatMap(({ Key }) => Key ?? []));
  } finally {
    sfn.destroy();
  }
};
