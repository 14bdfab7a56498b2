import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { templateOf } from '../testing/synthesized.ts';
import { trustAuthorities } from './trust-authorities.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'authorities-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const callers = (): Template => {
  const stack = new Stack();
  for (const id of ['One', 'Other'])
    trustAuthorities(
      new LambdaFunction(stack, id, {
        runtime: Runtime.NODEJS_24_X,
        architecture: Architecture.ARM_64,
        handler: 'index.handler',
        code: Code.fromInline('exports.handler = async () => ({});'),
      }),
      folder,
    );
  return Template.fromStack(stack);
};

describe('trustAuthorities', () => {
  it('gives the functions one layer with the certificates, and names it to Node.js', () => {
    writeFileSync(join(folder, 'authorities.pem'), '-----BEGIN CERTIFICATE-----\n');
    const template = callers();

    template.resourceCountIs('AWS::Lambda::LayerVersion', 1);
    template.allResourcesProperties('AWS::Lambda::Function', {
      Layers: [{ Ref: Match.stringLikeRegexp('TrustedAuthorities') }],
      Environment: { Variables: { NODE_EXTRA_CA_CERTS: '/opt/authorities.pem' } },
    });
  });

  it('changes nothing without certificates', () => {
    const template = callers();

    template.resourceCountIs('AWS::Lambda::LayerVersion', 0);
    expect(JSON.stringify(templateOf('prod').toJSON())).not.toContain('NODE_EXTRA_CA_CERTS');
  });
});
