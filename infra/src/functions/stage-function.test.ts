import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { permissionsOf } from '../testing/statements.ts';
import { templateOf } from '../testing/synthesized.ts';

const stages = ['extractor', 'transformer', 'loader', 'summarizer'];

describe.each(stages)('the %s', (stage) => {
  const template = templateOf('prod');
  const name = `siesa-integration-${stage}-prod`;
  const role = `${stage.replace(/^./, (first) => first.toUpperCase())}Role`;

  it('runs on Node.js 24 and arm64 with traces and JSON logs', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: name,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'INFO' },
    });
  });

  it('has its own encrypted log group, for 30 days', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: `/aws/lambda/${name}`,
      RetentionInDays: 30,
      KmsKeyId: Match.anyValue(),
    });
  });

  it('has a role without managed policies that writes its own log and traces', () => {
    const mine = permissionsOf(template).filter(
      ({ policy, action }) => policy === `${role}DefaultPolicy` && /^(logs|xray):/.test(action),
    );

    expect(mine.map(({ action, resource }) => `${action} ${resource}`).sort()).toEqual([
      `logs:CreateLogStream <${role.replace('Role', 'Logs')}.Arn>`,
      `logs:PutLogEvents <${role.replace('Role', 'Logs')}.Arn>`,
      'xray:PutTelemetryRecords *',
      'xray:PutTraceSegments *',
    ]);
    template.hasResourceProperties('AWS::IAM::Role', {
      Description: `What ${name} may do.`,
      ManagedPolicyArns: Match.absent(),
    });
  });

  it('has no address or environment of the sandbox', () => {
    expect(JSON.stringify(template.findResources('AWS::Lambda::Function'))).not.toMatch(
      /"local"|AWS_ENDPOINT_URL|127\.0\.0\.1/,
    );
  });
});
