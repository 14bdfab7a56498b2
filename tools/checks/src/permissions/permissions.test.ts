import { readFile } from 'node:fs/promises';
import { parseClientConfiguration, partKeys } from '@siesa-integration/sync-pipeline';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultTemplate, type Deployment, deploymentOf, type Template } from '@siesa-integration/sandbox/template';
import { deniedOf, isReasonFor, unusedGrants } from './compare-grants.ts';
import { usedPermissions } from './used-permissions.ts';
import { grantedPermissions, keyPoliciesOf, type Grant } from './granted-permissions.ts';
import { isAllowed, type KeyPolicies } from './is-allowed.ts';
import { recordRuns, type RecordedRuns } from './record-runs.ts';
import { unexercisedGrants } from './unexercised-grants.ts';

/** The synthesized template, its grants, and the permissions that local runs used. */
const proof = async () => {
  const template = JSON.parse(await readFile(defaultTemplate(), 'utf8')) as Template;
  const deployment = deploymentOf(template);
  const runs = await recordRuns();
  return {
    deployment,
    runs,
    grants: grantedPermissions(template),
    keyPolicies: keyPoliciesOf(template),
    used: usedPermissions(runs, template, deployment),
  };
};

let deployment: Deployment;
let runs: RecordedRuns;
let grants: Grant[];
let used: Grant[];
let keyPolicies: KeyPolicies;

beforeAll(async () => {
  ({ deployment, runs, grants, used, keyPolicies } = await proof());
}, 120_000);

const roleOf = (stage: string): string => deployment.functions.find(({ name }) => name.includes(stage))?.role ?? '';

describe('the runs', () => {
  it('end in every way: success in several slices, skipped, and failed before, in and after the parts', () => {
    expect(runs.ends).toEqual({
      slices: { status: 'SUCCEEDED', endState: 'LogSuccess' },
      winner: { status: 'SUCCEEDED', endState: 'LogSuccess' },
      loser: { status: 'SUCCEEDED', endState: 'SyncSkipped' },
      incremental: { status: 'SUCCEEDED', endState: 'LogSuccess' },
      partFailed: { status: 'FAILED', endState: 'SyncFailed', error: 'ProductAuthenticationFailed' },
      extractFailed: { status: 'FAILED', endState: 'SyncFailed', error: 'SiesaAuthenticationFailed' },
      unmapped: { status: 'FAILED', endState: 'SyncFailed', error: 'ConfigurationInvalid' },
    });
    for (const state of [
      'WaitForBudget',
      'HandOver',
      'HandedOver',
      'StopRun',
      'ReportFailure',
      'NotifyFailure',
      'LogFailure',
    ])
      expect(runs.states).toContain(state);
  });

  it('are followed by the overdue check, which finds and announces the three of five enabled clients that never had a success', () => {
    expect(runs.overdue).toEqual({ clients: 5, overdue: 3, alerts: 3 });
  });

  it('exercise every role', () => {
    expect(new Set(used.map(({ role }) => role)).size).toBe(6);
    expect(used.length).toBeGreaterThan(60);
  });
});

describe('the grants of the template', () => {
  it('allow every call of the runs', async () => {
    expect(await deniedOf(used, grants, keyPolicies)).toEqual([]);
  });

  it('contain nothing that no call needs, except what has a reason', async () => {
    expect(await unusedGrants({ grants, used, unexercised: unexercisedGrants, keyPolicies })).toEqual([]);
  });

  it('need every reason on the list', () => {
    expect(unexercisedGrants.filter((unexercised) => !grants.some((grant) => isReasonFor(unexercised, grant)))).toEqual(
      [],
    );
  });
});

describe('what the template does not grant', () => {
  const secret = (name: string) => `arn:aws:secretsmanager:us-east-1:000000000000:secret:${name}-AbCdEf`;
  const object = (key: string) => `arn:aws:s3:::siesa-integration-data-dev-000000000000/${key}`;
  const run = 'runs/cliente-a/sync-20250115-100000-7f3a';

  it.each([
    ['extractor', 'secretsmanager:GetSecretValue', secret('other-service/cliente-a/siesa'), "another service's secret"],
    [
      'extractor',
      'secretsmanager:GetSecretValue',
      secret('siesa-integration/cliente-a/kong-old'),
      'a secret whose name only begins as that of a destination',
    ],
    [
      'extractor',
      'secretsmanager:GetSecretValue',
      secret('siesa-integration/cliente-a/siesa-old'),
      'a secret whose name only begins the same',
    ],
    ['loader', 'secretsmanager:GetSecretValue', secret('siesa-integration/cliente-a/siesa'), "a client's key to Siesa"],
    ['transformer', 'secretsmanager:GetSecretValue', secret('siesa-integration/cliente-a/siesa'), 'any secret'],
    [
      'summarizer',
      'secretsmanager:GetSecretValue',
      secret('siesa-integration/cliente-a/siesa'),
      "a client's key to Siesa",
    ],
    ['transformer', 's3:PutObject', object(`${run}/raw/1-0b1c-00001.ndjson.gz`), 'raw parts, to write'],
    ['loader', 's3:PutObject', object(`${run}/canonical/1-0b1c-00001.ndjson.gz`), 'canonical parts, to write'],
    ['loader', 's3:GetObject', object(`${run}/raw/1-0b1c-00001.ndjson.gz`), 'raw parts'],
    ['extractor', 's3:GetObject', object('backups/cliente-a/products.csv'), 'another prefix of the bucket'],
    ['extractor', 's3:GetObject', 'arn:aws:s3:::another-bucket/runs/cliente-a/sync-1/mapping.json', 'another bucket'],
    [
      'extractor',
      's3:PutObject',
      'arn:aws:s3:::siesa-integration-config-dev-000000000000/field-mappings-kong.json',
      'mapping documents, to write',
    ],
    [
      'loader',
      'dynamodb:DeleteItem',
      'arn:aws:dynamodb:us-east-1:000000000000:table/siesa-integration-ledger-dev',
      'anything, to delete',
    ],
    [
      'loader',
      'dynamodb:GetItem',
      'arn:aws:dynamodb:us-east-1:000000000000:table/siesa-integration-config-prod',
      "another environment's table",
    ],
    ['loader', 'sns:Publish', 'arn:aws:sns:us-east-1:000000000000:siesa-integration-alerts-dev', 'alerts, to publish'],
  ])('to the %s: %s on %s (%s)', async (stage, action, resource) => {
    expect(await isAllowed({ role: roleOf(stage), action, resource }, grants)).toBe(false);
  });
});

describe('A9: between clients of the service', () => {
  const settings = {
    client_id: 'cliente-a',
    enabled: true,
    product_type: 'kong',
    siesa_api_url: 'https://cliente-a.siesa.com/api',
    siesa_credentials_secret: 'siesa-integration/cliente-a/siesa',
    product_api_url: 'https://cliente-a.kong.com/api',
    product_credentials_secret: 'siesa-integration/cliente-a/kong',
    field_mappings_key: 'field-mappings-kong.json',
  };

  it.each(['siesa_credentials_secret', 'product_credentials_secret'])(
    "the code refuses settings whose %s is another client's",
    (field) => {
      expect(() => parseClientConfiguration(settings, { environment: 'prod' })).not.toThrow();
      const another = {
        ...settings,
        [field]: settings[field as keyof typeof settings].toString().replace('cliente-a', 'cliente-b'),
      };
      expect(() => parseClientConfiguration(another, { environment: 'prod' })).toThrow(field);
    },
  );

  it("the code refuses a part of another client's run", () => {
    const part = 'runs/cliente-a/sync-20250115-100000-7f3a/raw/1-0b1c-00001.ndjson.gz';

    expect(partKeys('cliente-a', 'sync-20250115-100000-7f3a', part)).toBeDefined();
    expect(partKeys('cliente-b', 'sync-20250115-100000-7f3a', part)).toBeUndefined();
  });
});
