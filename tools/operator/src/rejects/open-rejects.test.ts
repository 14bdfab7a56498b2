import { describe, expect, it } from 'vitest';
import { groupByReason, type OpenReject } from './open-rejects.ts';

describe('groupByReason', () => {
  const reject = (product_id: string, message: string, code = 'kong/refused'): OpenReject => ({
    product_id,
    last_seen_sync: 's',
    rejection: { code, message, attempts: 1, first_seen: 't', last_seen: 't', sync_id: 's' },
  });

  it('groups rejects whose messages differ only in numbers and quoted values, the largest group first', () => {
    const groups = groupByReason([
      reject('a', 'No zone'),
      reject('b', "EAN '77' is invalid"),
      reject('c', "EAN '78' is invalid"),
      reject('d', 'No zone', 'wms/zone'),
    ]);

    expect(groups.map(({ code, rejects }) => [code, rejects.length])).toEqual([
      ['kong/refused', 2],
      ['kong/refused', 1],
      ['wms/zone', 1],
    ]);
  });
});
