import { describe, expect, it } from 'vitest';
import { memoryStores } from '../in-process/memory-stores.ts';
import { announceAlerts, checkedClient, type CheckPorts, findOverdue } from './check-client.ts';

const now = Date.parse('2025-01-15T12:00:00Z');
const hour = 60 * 60_000;

/** Checks of one client, hour by hour. The publication refuses `refused` alerts before it takes any. */
const aClient = (settings: Readonly<Record<string, unknown>>, success?: string, refused = 0) => {
  const { state } = memoryStores();
  const published: string[] = [];
  let left = refused;
  return {
    published,
    check: async (at = now, lastSuccess = success) => {
      const checked = checkedClient('cliente-a', settings);
      const ports: CheckPorts = {
        state,
        runtime: { now: () => at, random: () => 0, sleep: () => Promise.resolve() },
        environment: 'local',
        publish: ({ kind, finding }, { clientId, language = 'es' }) => {
          if ((left -= 1) >= 0) return Promise.reject(new Error('Nothing takes it.'));
          published.push(`${clientId} ${kind} ${finding.cause} ${language}`);
          return Promise.resolve();
        },
        lastSuccess: () => Promise.resolve(lastSuccess),
      };
      const findings = await findOverdue(checked, ports);
      return { findings, published: await announceAlerts(checked, findings, ports) };
    },
  };
};

describe('a check of a client', () => {
  it('publishes an overdue client once, and once more after its next success, in its language', async () => {
    const client = aClient({ sync_schedule: 'rate(6 hours)', alert_language: 'en' }, '2025-01-14T23:59:59.999Z');
    expect(await client.check()).toEqual({
      findings: [{ cause: 'overdue', schedule: 'rate(6 hours)', last_success: '2025-01-14T23:59:59.999Z' }],
      published: 1,
    });
    expect(await client.check(now + hour)).toMatchObject({ published: 0 });
    await client.check(now + 2 * hour, '2025-01-15T13:00:00Z');

    expect(client.published).toEqual(['cliente-a begun overdue en', 'cliente-a over overdue en']);
  });

  it('publishes later what could not be published', async () => {
    const client = aClient({ sync_schedule: 'rate(6 hours)' }, undefined, 1);
    await expect(client.check()).rejects.toThrow('Nothing takes it.');
    await client.check(now + hour);

    expect(client.published).toEqual(['cliente-a begun overdue es']);
  });

  it.each([
    ['schedule', { sync_schedule: 'every day' }],
    [undefined, { sync_schedule: 'rate(6 hours)', timezone: 'America/Macondo' }],
  ])('finds a schedule that can start nothing: %s', async (refused, settings) => {
    const { findings } = await aClient({ ...settings, updated_at: '2025-01-15T11:00:00Z' }).check();

    expect(findings).toMatchObject([{ cause: 'schedule-unusable', ...(refused && { refused }) }]);
  });

  it('expects nothing of a client without a schedule', async () => {
    expect(await aClient({}).check()).toEqual({ findings: [], published: 0 });
  });
});
