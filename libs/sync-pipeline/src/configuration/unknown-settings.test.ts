import { describe, expect, it } from 'vitest';
import { aClient } from '../testing/a-client.ts';
import { unknownSettings } from './unknown-settings.ts';

describe('unknownSettings', () => {
  it('finds a misspelt name and the setting that was meant', () => {
    expect(unknownSettings(aClient({ siesa_pagesize: 50, sync_schedul: 'rate(6 hours)', color: 'red' }))).toEqual([
      { name: 'siesa_pagesize', meant: 'siesa_page_size' },
      { name: 'sync_schedul' },
      { name: 'color' },
    ]);
    const { sync_schedule: schedule, ...without } = aClient();
    expect(unknownSettings({ ...without, sync_schedul: schedule })).toEqual([
      { name: 'sync_schedul', meant: 'sync_schedule' },
    ]);
  });

  it('finds a setting of another dialect than the one of the client', () => {
    expect(unknownSettings(aClient({ siesa_company: 7 }))).toEqual([{ name: 'siesa_company', dialects: ['connekta'] }]);
    expect(
      unknownSettings(aClient({ siesa_dialect: 'connekta', siesa_company: 7, siesa_erp_company: 1, siesa_joins: [] })),
    ).toEqual([]);
  });

  it("reads DynamoDB's JSON, and knows every setting that has a default", () => {
    expect(unknownSettings({ client_id: { S: 'cliente-a' }, batch_siz: { N: '50' } })).toEqual([
      { name: 'batch_siz', meant: 'batch_size' },
    ]);
    expect(
      unknownSettings(aClient({ load_concurrency: 2, timezone: 'UTC', same_key: 'sum', siesa_total: 'ignore' })),
    ).toEqual([]);
    expect(unknownSettings([])).toEqual([]);
  });
});
