import { describe, expect, it } from 'vitest';
import { describeExplanation } from './describe-explanation.ts';
import { verdictOf } from './explain-product.ts';

const accepted = { fingerprint: 'f', sync_id: 'sync-1', at: '2025-01-15T10:00:00Z' };
const rejection = {
  code: 'kong/refused',
  message: 'Invalid EAN',
  attempts: 3,
  first_seen: '2025-01-01T00:00:00Z',
  last_seen: '2025-01-15T00:00:00Z',
  sync_id: 'sync-2',
};

describe('verdictOf', () => {
  it('says why a product was read and not sent', () => {
    expect(verdictOf({ product_id: 'P', last_seen_sync: 'sync-2', accepted })).toEqual([
      'Accepted by the product in sync-1, at 2025-01-15T10:00:00Z.',
      'Read again in sync-2 and not sent: nothing that the product gets had changed.',
    ]);
  });

  it('says how often a reject was tried, and when it was given up', () => {
    expect(verdictOf({ product_id: 'P', last_seen_sync: 'sync-2', accepted, rejection }).at(-1)).toBe(
      'Tried 3 times since 2025-01-01T00:00:00Z; the next incremental sync tries again.',
    );
    expect(
      verdictOf({
        product_id: 'P',
        last_seen_sync: 'sync-2',
        rejection: { ...rejection, attempts: 10, parked: true },
      }).at(-1),
    ).toContain('Parked after 10 attempts');
  });
});

describe('describeExplanation', () => {
  it('tells the verdict alone when the parts are gone', () => {
    expect(describeExplanation({ client_id: 'a', product_id: 'P', steps: [], verdict: ['Accepted.'] })).toBe(
      'P of a\n\nverdict\n  Accepted.\n',
    );
  });

  it('tells each step, where one failed, and what stays absent', () => {
    const steps = [
      { field: 'name', steps: [], value: 'Café', source: 'f_nombre', received: 'Café' },
      {
        field: 'ean',
        product: 'barcode',
        source: 'f_ean',
        received: '77',
        steps: [{ step: 'validation', issue: { path: 'ean', code: 'mapping/pattern' } }],
      },
      { field: 'zone', steps: [{ step: 'default' }], issue: { path: 'zone', code: 'mapping/required' } },
    ];

    expect(
      describeExplanation({ client_id: 'a', product_id: 'P', raw: {}, steps, payload: {}, verdict: [] }),
    ).toContain(
      '  name: f_nombre "Café" → "Café"\n  ean (barcode): f_ean "77" → validation (mapping/pattern) → absent\n  zone: nothing → default → STOPPED: mapping/required\n',
    );
  });
});
