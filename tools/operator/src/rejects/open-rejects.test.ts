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

  it('groups rejects of a rule of ours by the field, whatever was received', () => {
    const groups = groupByReason([
      reject('a', 'ean: expected ^[0-9]{13}$, received abc', 'mapping/pattern'),
      reject('b', 'ean: expected ^[0-9]{13}$, received x-y', 'mapping/pattern'),
      reject('c', 'sku: expected ^[0-9]{13}$, received abc', 'mapping/pattern'),
      reject('d', 'kong: expected more', 'kong/refused'),
    ]);

    expect(groups.map(({ code, field, rejects }) => [code, field, rejects.length])).toEqual([
      ['mapping/pattern', 'ean', 2],
      ['mapping/pattern', 'sku', 1],
      ['kong/refused', undefined, 1],
    ]);
  });
});
