import { type FakeAws, startFakeAws, stateMachineArn } from '@siesa-integration/operator/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';

let denied: boolean;
let aws: FakeAws;
beforeEach(async () => {
  denied = false;
  const [name = ''] = stateMachineArn.split(':').slice(-1);
  aws = await startFakeAws(({ path, operation }) => {
    if (operation === 'ListStateMachines') return { stateMachines: [{ name, stateMachineArn }] };
    if (operation === 'Scan') return { Items: [] };
    if (operation === 'DescribeAlarms') return { MetricAlarms: [{ Threshold: 8 }] };
    if (!path.endsWith('/account-settings')) return {};
    return denied
      ? { refuses: 'AccessDeniedException', message: 'not allowed' }
      : { AccountLimit: { ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 10 } };
  });
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'key');
  vi.stubEnv('AWS_ENDPOINT_URL', aws.url);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

describe('siesa-sync quota', () => {
  it('shows the limit of the account beside what the environment has, in both languages', async () => {
    const english = await siesaSync(['quota', '--env', 'dev']);
    const spanish = await siesaSync(['quota', '--env', 'dev', '--lang', 'es']);

    expect(english).toMatchObject({ code: 0, err: '' });
    expect(english.out).toMatch(
      /^ok {4}account +10 functions may run at once[^]*^ok {4}alarm +notifies above 8 of 10$/m,
    );
    expect(spanish.out).toMatch(/^ok {4}cuenta +en esta cuenta[^]*^ok {4}alarma +avisa por encima de 8 de 10$/m);
  });

  it('prints one document with --json', async () => {
    const { out } = await siesaSync(['quota', '--env', 'dev', '--json']);

    expect(JSON.parse(out)).toMatchObject({ ok: true, checks: [{ what: 'account' }, { what: 'alarm' }, {}, {}] });
  });

  it('names the role to ask for when the account may not be looked at', async () => {
    denied = true;

    expect(await siesaSync(['quota', '--env', 'dev'])).toMatchObject({
      code: 2,
      err: 'AWS does not let these credentials do this: ask for the operator role of this environment.\n',
    });
  });
});
