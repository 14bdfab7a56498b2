import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsole } from '@siesa-integration/console';
import { openEnvHost } from '@siesa-integration/operator/hosts';
import { recordedSuccess } from '@siesa-integration/operator/testing';
import { siesaSync } from '../testing/command-line.ts';
import { startEnvSetup, type EnvSetup } from '../testing/env-setup.ts';

const syncId = 'sync-20250115-100000-7f3a';

describe('siesa-sync --env', () => {
  let setup: EnvSetup;
  beforeAll(async () => {
    setup = await startEnvSetup(recordedSuccess('cliente-a', syncId));
  });
  afterAll(() => setup.close());

  const run = (...args: readonly string[]) =>
    siesaSync([...args, '--env', 'dev'], { openHost: (choice) => openEnvHost('env' in choice ? choice.env : '', 5) });
  const file = (name: string) => join(setup.dir, 'clients', name);
  const schedule = (clientId: string) => setup.scheduler.schedules.get(`siesa-integration-${clientId}-schedule`);

  describe('sync', () => {
    it('starts an execution, follows it, and names where else it can be watched', async () => {
      const { code, out, err } = await run('sync', 'cliente-a');

      expect(code).toBe(0);
      expect(out).toMatch(/cliente-a\s+incremental\s+success\s+1,250\s+1,248\s+0\s+2/);
      expect(out).toContain(`s3://siesa-integration-data-dev-000000000000/runs/cliente-a/${syncId}/report.csv`);
      expect(err).toContain('arn:aws:states:us-east-1:000000000000:execution:siesa-integration-workflow-dev:recorded');
      expect(err).toContain(
        'https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1#/v2/executions/details/arn:',
      );
      expect(err).toContain(
        'aws logs tail /aws/stepfunctions/siesa-integration-workflow-dev --follow --region us-east-1',
      );
    });

    it('gives the machine exactly what it takes', async () => {
      await run('sync', 'cliente-a', '--type', 'initial', '--accept-shrink', '--json');
      const started = setup.stepFunctions.calls.findLast(({ operation }) => operation === 'StartExecution');

      expect(JSON.parse(String(started?.body['input']))).toEqual({
        client_id: 'cliente-a',
        sync_type: 'initial',
        accept_shrink: true,
      });
      expect(started?.body['name']).toMatch(/^cliente-a-initial-[\w-]+$/);
    });

    it('starts nothing for a client that is not there', async () => {
      const before = setup.stepFunctions.calls.filter(({ operation }) => operation === 'StartExecution').length;
      const { code, err } = await run('sync', 'cliente-x');

      expect(code).toBe(2);
      expect(err).toMatch(/There is no client 'cliente-x' in dev: did you mean 'cliente-[a-d]'\?/);
      expect(setup.stepFunctions.calls.filter(({ operation }) => operation === 'StartExecution')).toHaveLength(before);
    });
  });

  describe('history', () => {
    it('shows states, retries and causes of an execution by its ARN or its name', async () => {
      const { code, out } = await run('history', 'recorded');

      expect(code).toBe(0);
      expect(out).toMatch(/ExtractFromSiesa\s+5\.00 s\s+1\s+SiesaUnavailable/);
      expect(out).toContain('ExtractFromSiesa failed with SiesaUnavailable: Siesa did not answer.');

      const byArn = await run(
        'history',
        'arn:aws:states:us-east-1:000000000000:execution:siesa-integration-workflow-dev:recorded',
      );
      expect(byArn.out).toContain('In the console: https://us-east-1.console');
    });

    it('names an execution that does not exist', async () => {
      const { code, err } = await run('history', 'unknown');

      expect(code).toBe(2);
      expect(err).toContain("There is no execution 'unknown' in dev");
    });
  });

  describe('the console', () => {
    it('shows the environment, pages its history, and lists changes in its table', async () => {
      const host = await openEnvHost('dev', 5);
      const app = createConsole(host, { origins: () => ['http://127.0.0.1:4020'] });
      const open = async (path: string) =>
        (await app.request(`http://127.0.0.1:4020${path}`, { headers: { host: '127.0.0.1:4020' } })).text();
      for (const minute of ['01', '02', '03'])
        await host.stores.audit.append({
          at: `2026-11-30T10:${minute}:00.000Z`,
          who: `ana-${minute}`,
          from: '127.0.0.1',
          what: 'sync-started',
          client_id: 'cliente-a',
        });
      const [newest] = await host.stores.audit.latest(1);
      const older = await host.stores.audit.latest(5, newest?.id);
      const pages = [await open('/'), await open('/clients/cliente-a'), await open('/audit')];
      const upTo = await host.stores.history.latest('cliente-a', 5, 'sync-00000000');
      await host.close();

      expect([newest?.who, older.map(({ who }) => who)]).toEqual(['ana-03', ['ana-02', 'ana-01']]);
      expect(pages[0]).toContain('cliente-d');
      expect(pages[1]).toContain('rate(6 hours)');
      expect(pages[2]).toContain('ana-01');
      expect(upTo).toEqual([]);
      expect((await run('audit')).out).toMatch(/ana-03 +started a sync +cliente-a/);
    });
  });

  describe('client', () => {
    it('applies mapping, settings and schedule of a new client', async () => {
      const settings = JSON.parse(await readFile(file('cliente-a.json'), 'utf8')) as object;
      const fresh = file('cliente-n.json');
      await writeFile(
        fresh,
        JSON.stringify({
          ...settings,
          client_id: 'cliente-n',
          siesa_credentials_secret: 'siesa-integration/cliente-n/siesa',
          product_credentials_secret: 'siesa-integration/cliente-n/kong',
        }),
      );
      const { code, out } = await run('client', 'apply', fresh, '--yes');

      expect(code).toBe(0);
      expect(out).toMatch(/^\+ cliente-n is new\n {4}\+ client_id: "cliente-n"/);
      expect(schedule('cliente-n')).toMatchObject({
        GroupName: 'siesa-integration-dev',
        ScheduleExpression: 'rate(6 hours)',
        ScheduleExpressionTimezone: 'America/Bogota',
        State: 'ENABLED',
        Target: {
          Arn: 'arn:aws:states:us-east-1:000000000000:stateMachine:siesa-integration-workflow-dev',
          RoleArn: 'arn:aws:iam::000000000000:role/siesa-integration-scheduler-dev',
          Input: '{"client_id":"cliente-n","sync_type":"incremental"}',
          DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:000000000000:siesa-integration-dead-letters-dev' },
          RetryPolicy: { MaximumEventAgeInSeconds: 3600 },
        },
      });
      expect((await run('status', 'cliente-n')).out).toContain('cliente-n  kong     never');
    });

    it('mends what failed half-way when it is run again', async () => {
      setup.scheduler.failNext = 'ValidationException';
      const failed = await run('client', 'apply', file('cliente-b.json'), '--yes');
      const again = await run('client', 'apply', file('cliente-b.json'), '--yes');

      expect(failed.code).toBe(2);
      expect(again.code).toBe(0);
      expect(again.out).toContain('written: schedule siesa-integration-cliente-b-schedule: rate(4 hours), on');
      expect(schedule('cliente-b')).toMatchObject({ State: 'ENABLED' });
      expect((await run('client', 'apply', file('cliente-b.json'), '--yes')).out).toBe('= cliente-b: no difference\n');
    });

    it('switches the schedule with the client', async () => {
      await run('client', 'disable', 'cliente-b');
      expect(schedule('cliente-b')).toMatchObject({ State: 'DISABLED', ScheduleExpression: 'rate(4 hours)' });
      expect((await run('sync', 'cliente-b')).code).toBe(2);

      await run('client', 'enable', 'cliente-b');
      expect(schedule('cliente-b')).toMatchObject({ State: 'ENABLED' });
    });

    it('takes the schedule away from a client whose settings name none', async () => {
      const settings = JSON.parse(await readFile(file('cliente-b.json'), 'utf8')) as object;
      await writeFile(
        file('cliente-b.json'),
        JSON.stringify({ ...settings, enabled: false, sync_schedule: undefined }),
      );
      const { code, out } = await run('client', 'apply', file('cliente-b.json'), '--yes', '--json');

      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({
        written: [expect.any(String), 'no schedule siesa-integration-cliente-b-schedule'],
      });
      expect(schedule('cliente-b')).toBeUndefined();
      expect((await run('client', 'enable', 'cliente-b')).code).toBe(0);
      expect(schedule('cliente-b')).toBeUndefined();
    });

    it('refuses loopback addresses, which only a folder on this machine may name', async () => {
      const settings = JSON.parse(await readFile(file('cliente-a.json'), 'utf8')) as object;
      await writeFile(
        file('cliente-l.json'),
        JSON.stringify({ ...settings, siesa_api_url: 'http://127.0.0.1:4010/api' }),
      );
      const { code, err } = await run('client', 'apply', file('cliente-l.json'), '--yes');

      expect(code).toBe(2);
      expect(err).toContain('siesa_api_url');
    });

    it('shows the secret that is missing, by name, and where it is written', async () => {
      const { code, out } = await run('client', 'check', 'cliente-n');

      expect(code).toBe(2);
      expect(out).toContain("The secret 'siesa-integration/cliente-n/siesa' does not exist");
      expect(out).toContain('Write it with `siesa-sync client secret set cliente-n siesa --env dev`.');
    });

    it('names the command that writes corrected settings', async () => {
      const host = await openEnvHost('dev', 5);
      const [settings] = (await host.stores.settings.list()).filter(({ client_id: id }) => id === 'cliente-c');
      await host.close();
      await setup.putSettings({ ...settings, client_id: 'cliente-m', batch_size: 101 });
      const { code, err } = await run('sync', 'cliente-m');

      expect(code).toBe(2);
      expect(err).toMatch(
        /^The configuration of client 'cliente-m' cannot be used: .*batch_size: .*\. Correct it\. Then write it with `siesa-sync client apply FILE --env dev`\.$/m,
      );
    });
  });

  it('shows status and rejects from the tables of the environment', async () => {
    expect((await run('status')).out).toMatch(/cliente-c\s+kong\s+never/);
    expect((await run('rejects', 'cliente-a')).out).toBe('cliente-a has no open rejects.\n');
  });

  it('names the nearest environment', async () => {
    const { code, err } = await siesaSync(['status', '--env', 'pord']);

    expect(code).toBe(2);
    expect(err).toContain("There is no environment 'pord': did you mean 'prod'?");
  });

  it('reports that an environment is not deployed here', async () => {
    const { code, err } = await siesaSync(['status', '--env', 'prod']);

    expect(code).toBe(2);
    expect(err).toContain("The environment 'prod' is not deployed in this account and region");
  });
});
