import { readFile } from 'node:fs/promises';
import {
  type Deployment,
  deploymentOf,
  reconciliationTemplate,
  type Template,
} from '@siesa-integration/sandbox/template';
import { beforeAll, describe, expect, it } from 'vitest';
import { deniedOf, isReasonFor, unusedGrants } from './compare-grants.ts';
import { type Grant, grantedPermissions, keyPoliciesOf } from './granted-permissions.ts';
import { isAllowed, type KeyPolicies } from './is-allowed.ts';
import { type RecordedReconciliations, recordReconciliations } from './record-reconciliations.ts';
import { unexercisedByReconciliations } from './unexercised-grants.ts';
import { usedPermissions } from './used-permissions.ts';

let deployment: Deployment;
let runs: RecordedReconciliations;
let grants: Grant[];
let used: Grant[];
let keyPolicies: KeyPolicies;

beforeAll(async () => {
  const template = JSON.parse(await readFile(reconciliationTemplate(), 'utf8')) as Template;
  deployment = deploymentOf(template);
  runs = await recordReconciliations();
  grants = grantedPermissions(template);
  keyPolicies = keyPoliciesOf(template);
  used = usedPermissions(runs, template, deployment);
}, 240_000);

describe('the reconciliations', () => {
  it('end in every way, through every state but those of a broken checkpoint', () => {
    expect(runs.ends).toEqual({
      unreported: 'Failure',
      resumed: 'Success',
      carrying: 'Success',
      carried: 'Success',
      known: 'AlreadyDone',
      refused: 'Failure',
    });
    const all = deployment.workflows.flatMap(({ definition }) => Object.keys(definition.States));
    expect(all.filter((state) => !runs.states.has(state))).toEqual(['NotifyUnreported', 'FailureUnreported']);
  });

  it('exercise every role', () => {
    expect(new Set(used.map(({ role }) => role)).size).toBe(9);
  });
});

describe('the grants of the stack that reconciles', () => {
  it('allow every call', async () => {
    expect(await deniedOf(used, grants, keyPolicies)).toEqual([]);
  });

  it('contain nothing that no call needs, except what has a reason', async () => {
    expect(await unusedGrants({ grants, used, unexercised: unexercisedByReconciliations, keyPolicies })).toEqual([]);
  });

  it('need every reason on the list', () => {
    expect(
      unexercisedByReconciliations.filter((reason) => !grants.some((grant) => isReasonFor(reason, grant))),
    ).toEqual([]);
  });

  const job = 'JOB-20260216-061500-9f3a2c';
  it.each([
    ['claim', 's3:GetObject', `intermediate-dev-000000000000/${job}/validate/file.parquet`, 'clean rows'],
    ['validate', 's3:PutObject', 'ingress-dev-000000000000/files/supplier-orders/a.csv', 'files, to write'],
    ['reconcile', 's3:GetObject', 'ingress-dev-000000000000/files/supplier-orders/a.csv', 'files as they came'],
    ['reconcile', 's3:PutObject', `output-dev-000000000000/reports/${job}/a.csv`, 'reports, to write'],
    ['report', 's3:GetObject', `intermediate-dev-000000000000/${job}/validate/file.parquet`, 'clean rows'],
    ['checkpoint', 's3:GetObject', `intermediate-dev-000000000000/${job}/reconcile/verdicts.parquet`, 'verdicts'],
    ['checkpoint', 's3:PutObject', `checkpoints-dev-000000000000/${job}/report/stage.json`, 'records of other stages'],
    ['plan', 's3:PutObject', `intermediate-dev-000000000000/${job}/reconcile/verdicts.parquet`, 'verdicts, to write'],
    ['collect', 's3:GetObject', `intermediate-dev-000000000000/${job}/validate/file.parquet`, 'clean rows'],
    ['matching', 's3:PutObject', `intermediate-dev-000000000000/${job}/reconcile/verdicts.parquet`, 'verdicts'],
    ['matching', 's3:GetObject', 'ingress-dev-000000000000/files/supplier-orders/a.csv', 'files as they came'],
  ])('do not let %s do %s on %s (%s)', async (stage, action, object) => {
    const role =
      [...deployment.functions, ...deployment.jobs].find(({ name }) => name.includes(`-${stage}-`))?.role ?? '';

    expect(
      await isAllowed({ role, action, resource: `arn:aws:s3:::siesa-integration-${object}` }, grants, keyPolicies),
    ).toBe(false);
  });
});
