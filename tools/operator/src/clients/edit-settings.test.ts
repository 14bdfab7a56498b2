import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientFolder, openClientFolder } from '../testing/client-folder.ts';
import { planSettings, readClientSettings } from './edit-settings.ts';

const now = Date.parse('2026-11-30T12:00:00Z');

describe('settings that are written by hand', () => {
  let folder: ClientFolder;
  beforeAll(async () => {
    folder = await openClientFolder({ 'cliente-a': { created_at: '2020-01-01T00:00:00Z' }, 'cliente-b': {} });
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  const plan = async (change: (text: string) => string, version?: string) => {
    const stored = await readClientSettings(folder.host, 'cliente-a');
    return planSettings(
      folder.host,
      'cliente-a',
      { text: change(stored.text), version: version ?? stored.version },
      now,
    );
  };

  it('are those that an operator sets', async () => {
    const { text } = await readClientSettings(folder.host, 'cliente-a');

    expect(JSON.parse(text)).toMatchObject({ client_id: 'cliente-a', sync_schedule: 'rate(6 hours)' });
    expect(text).not.toContain('created_at');
    await expect(readClientSettings(folder.host, 'cliente-x')).rejects.toMatchObject({ code: 'CLIENT_NOT_FOUND' });
  });

  it('are compared with the stored ones', async () => {
    const changed = await plan((text) => text.replace('6 hours', '2 hours'));
    const same = await plan((text) => text);

    expect(changed.settings).toEqual([{ field: 'sync_schedule', before: 'rate(6 hours)', after: 'rate(2 hours)' }]);
    expect([same.kind, same.settings]).toEqual(['equal', []]);
  });

  it.each([
    ['text that is not JSON', () => '{', 'NOT_JSON'],
    ['a list', () => '[]', 'NOT_JSON'],
    ['another id', (text: string) => text.replace('"cliente-a"', '"cliente-b"'), 'SETTING_INVALID'],
    ['a value that cannot be used', (text: string) => text.replace('"kong"', '"gong"'), 'CONFIGURATION_INVALID'],
  ])('are refused for %s', async (_, change, code) => {
    await expect(plan(change)).rejects.toMatchObject({ code });
  });

  it('are refused where others were applied in the meantime', async () => {
    await expect(plan((text) => text, 'another')).rejects.toMatchObject({ code: 'SETTINGS_CHANGED' });
  });
});
