import type { ClientConfiguration } from '@siesa-integration/sync-pipeline';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../messages/message.ts';
import { checkLoad, type LoadTimes } from './check-load.ts';

const client = (settings: Partial<ClientConfiguration> = {}) =>
  ({ product_concurrency: 4, ...settings }) as ClientConfiguration;
const times: LoadTimes = { records: 10_000, sourceSeconds: 60, intervalSeconds: 3_600 };
const check = (changes: Partial<LoadTimes> = {}, settings = {}, probe = {}) => {
  const read = { callMs: 300, rows: 100, total: 10_000, ...probe };
  const line = checkLoad(client(settings), read, { ...times, ...changes });
  return { ...line, message: valueIn(line.message, 'en') };
};

describe('checkLoad', () => {
  it('counts the calls of the list and of the records, as many at once as the settings allow', () => {
    expect(check()).toMatchObject({
      what: 'load',
      ok: true,
      message: expect.stringMatching(
        /^a load of all products makes 10,100 calls, about 12 min 38 s at 4 at once, after about 1 min 0 s of reading Siesa; a call that reads took 300 ms/,
      ) as unknown,
    });
    expect(check()).not.toHaveProperty('note');
    expect(check({}, { product_concurrency: 1 }).message).toContain('about 50 min 30 s at 1 at once');
  });

  it('keeps the pace of the settings where it is slower', () => {
    expect(check({}, { product_requests_per_minute: 300 }).message).toContain(
      'about 33 min 40 s at 4 at once and 300 a minute',
    );
    expect(check({}, { product_requests_per_minute: 6_000 }).message).toContain('about 12 min 38 s');
  });

  it('reads an empty list, or one without a count, in one call', () => {
    expect(check({}, {}, { rows: 0, total: 0 }).message).toContain('10,001 calls');
    expect(check({}, {}, { total: undefined }).message).toContain('10,001 calls');
  });

  it('warns with both figures when they are longer than the interval of the schedule together', () => {
    expect(check({ intervalSeconds: 810 })).toMatchObject({
      note: true,
      message: expect.stringMatching(
        /about 12 min 38 s .* after about 1 min 0 s of reading Siesa, and the schedule starts a sync every 13 min 30 s/,
      ) as unknown,
    });
    expect(check({ intervalSeconds: 818 })).not.toHaveProperty('note');
    expect(check({ intervalSeconds: undefined })).not.toHaveProperty('note');
  });

  it('estimates nothing where Siesa does not count its products', () => {
    expect(check({ records: undefined, sourceSeconds: undefined })).toMatchObject({
      note: true,
      message: expect.stringContaining('could not be estimated') as unknown,
    });
  });
});
