import { describe, expect, it } from 'vitest';
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
  it('gives the reason why a product was read and not sent', () => {
    expect(verdictOf({ product_id: 'P', last_seen_sync: 'sync-2', accepted })).toEqual([
      'Accepted by the product in sync-1, at 2025-01-15T10:00:00Z.',
      'Read again in sync-2 and not sent: nothing that the product gets had changed.',
    ]);
  });

  it('gives how often a reject was tried, and that it is parked', () => {
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
