import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { spell } from '../testing/statements.ts';
import { templateOf } from '../testing/synthesized.ts';

describe('EncryptedLogs', () => {
  it('has the only key of the environment, a rotating one', () => {
    templateOf('dev').hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/siesa-integration-logs-dev' });
    templateOf('dev').resourceCountIs('AWS::KMS::Key', 1);
    templateOf('dev').allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  it("allows CloudWatch Logs to use it for this environment's groups only", () => {
    const [key] = Object.values(
      templateOf('dev').findResources('AWS::KMS::Key', { Properties: { Description: Match.stringLikeRegexp('logs') } }),
    ) as [{ Properties: { KeyPolicy: { Statement: Statement[] } } }];
    const forLogs = key.Properties.KeyPolicy.Statement.find(({ Principal }) =>
      JSON.stringify(Principal).includes('logs.'),
    );
    const groups = (forLogs?.Condition?.ArnLike['kms:EncryptionContext:aws:logs:arn'] ?? []).map((arn) =>
      spell(arn).replace(/^.*log-group:/, ''),
    );

    expect(groups).toEqual(['/aws/lambda/siesa-integration-*-dev', '/aws/stepfunctions/siesa-integration-*-dev']);
  });

  it('encrypts every log group', () => {
    const groups = Object.values(templateOf('dev').findResources('AWS::Logs::LogGroup')) as {
      Properties: { LogGroupName: string; KmsKeyId?: unknown; RetentionInDays: number };
    }[];

    expect(groups.map(({ Properties }) => Properties.LogGroupName).sort()).toEqual([
      ...['extractor', 'loader', 'overdue-check', 'summarizer', 'transformer'].map(
        (stage) => `/aws/lambda/siesa-integration-${stage}-dev`,
      ),
      '/aws/stepfunctions/siesa-integration-workflow-dev',
    ]);
    for (const { Properties } of groups)
      expect(Properties).toMatchObject({
        RetentionInDays: 7,
        KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^LogsKey/), 'Arn'] },
      });
  });
});

interface Statement {
  readonly Principal: unknown;
  readonly Condition?: { readonly ArnLike: { readonly 'kms:EncryptionContext:aws:logs:arn': readonly unknown[] } };
}
