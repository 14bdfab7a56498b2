import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEnvHost } from '@siesa-integration/operator/hosts';
import { recordedFailure } from '@siesa-integration/operator/testing';
import { siesaSync } from '../testing/command-line.ts';
import { startEnvSetup, type EnvSetup } from '../testing/env-setup.ts';

/** An environment in which an execution fails, and clients that are not as they were. */
describe('siesa-sync --env, on a bad day', () => {
  let setup: EnvSetup;
  beforeAll(async () => {
    setup = await startEnvSetup(recordedFailure);
  });
  afterAll(() => setup.close());

  const run = (...args: readonly string[]) =>
    siesaSync([...args, '--env', 'dev'], { openHost: (choice) => openEnvHost('env' in choice ? choice.env : '', 5) });
  const file = (name: string) => join(setup.dir, 'clients', name);
  const change = async (name: string, fields: object): Promise<string> => {
    const before = JSON.parse(await readFile(file(name), 'utf8')) as object;
    await writeFile(file(name), JSON.stringify({ ...before, ...fields }));
    return file(name);
  };
  const schedule = (clientId: string) => setup.scheduler.schedules.get(`siesa-integration-${clientId}-schedule`);

  it('ends with 1 and what is known when an execution fails that could not be reported', async () => {
    const { code, out } = await run('sync', 'cliente-a', '--json');

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      client_id: 'cliente-a',
      sync_type: 'incremental',
      status: 'failed',
      error: { name: 'SiesaUnavailable' },
    });
    expect((await run('history', 'recorded')).out).toContain(
      'ExtractFromSiesa failed with SiesaUnavailable: Siesa did not answer.',
    );
  });

  it("keeps to the client's own zone, and leaves the schedule off while the client is", async () => {
    await run('client', 'apply', await change('cliente-b.json', { enabled: false, timezone: 'America/Lima' }), '--yes');

    expect(schedule('cliente-b')).toMatchObject({ ScheduleExpressionTimezone: 'America/Lima', State: 'DISABLED' });
  });

  it('writes a mapping document that changed, before the settings that name it', async () => {
    const mapping = join(setup.dir, 'field-mappings/field-mappings-kong.json');
    await writeFile(mapping, (await readFile(mapping, 'utf8')).replace('"1.0"', '"1.7"'));
    const { code, out } = await run('client', 'apply', file('cliente-a.json'), '--yes');

    expect(code).toBe(0);
    expect(out).toMatch(
      /~ mapping field-mappings-kong\.json, which cliente-c uses too\n {6}~ version: "1\.0" → "1\.7"\n[\s\S]*written: mapping s3:\/\/siesa-integration-config-dev-000000000000\/field-mappings-kong\.json\nwritten: settings of cliente-a/,
    );
    expect((await run('client', 'apply', file('cliente-a.json'), '--yes')).out).toBe('= cliente-a: no difference\n');
  });

  it('takes nothing away where there is no schedule to take', async () => {
    const { code, out } = await run(
      'client',
      'apply',
      await change('cliente-c.json', { sync_schedule: undefined }),
      '--yes',
    );

    expect(code).toBe(0);
    expect(out).toContain('written: no schedule siesa-integration-cliente-c-schedule');
  });

  it('writes nothing of several files when one of them cannot be used', async () => {
    const changed = await change('cliente-d.json', { client_name: 'Otra' });
    await writeFile(file('broken.json'), '{"client_id": "cliente-a"');
    const { code, err } = await run('client', 'apply', changed, file('broken.json'), '--yes');

    expect(code).toBe(2);
    expect(err).toBe(
      `The file '${file('broken.json')}' is not JSON (line 1, column 26): correct it, and run this again.\n`,
    );
    expect((await run('client', 'apply', changed)).out).toContain('client_name');
  });

  it('names the role to ask for when the scheduler may not be read', async () => {
    setup.scheduler.failReads = 'AccessDeniedException';
    const { code, err } = await run('client', 'disable', 'cliente-b');
    setup.scheduler.failReads = undefined;

    expect(code).toBe(2);
    expect(err).toBe('AWS does not let these credentials do this: ask for the operator role of this environment.\n');
  });
});
