import { describe, expect, it } from 'vitest';
import { inLanguage } from '../messages/message.ts';
import type { Reading } from './reading.ts';
import { verdictOf } from './verdict.ts';

const accepted = { fingerprint: 'f', sync_id: 'sync-1', at: '2025-01-15T10:00:00Z' };
const rejection = {
  code: 'kong/refused',
  message: 'Invalid EAN',
  attempts: 3,
  first_seen: '2025-01-01T00:00:00Z',
  last_seen: '2025-01-15T00:00:00Z',
  sync_id: 'sync-2',
};
const reading = (outcome: Reading['outcome'], sync_id: string): Reading => ({
  sync_id,
  at: '2025-01-16T10:00:00Z',
  full: true,
  outcome,
  warnings: [],
});
const verdict = (...given: Parameters<typeof verdictOf>): readonly string[] =>
  verdictOf(...given).map((text) => inLanguage(text, 'en'));

describe('verdictOf', () => {
  it('gives the reason why a product was read and not sent', () => {
    expect(verdict({ product_id: 'P', last_seen_sync: 'sync-1', accepted }, [reading('unchanged', 'sync-2')])).toEqual([
      'Accepted by the product in sync-1, at 2025-01-15T10:00:00Z.',
      'Read again in sync-2 and not sent: nothing that the product gets had changed.',
    ]);
  });

  it('begins with what is true now when Siesa has deleted the product', () => {
    expect(verdict({ product_id: 'P', last_seen_sync: 'sync-1', accepted }, [reading('missing', 'sync-3')])).toEqual([
      'Siesa no longer has it: the full pass of sync-3 did not bring it. Nothing was deleted.',
      'The product keeps the version that it accepted in sync-1, at 2025-01-15T10:00:00Z.',
    ]);
  });

  it('gives the sync that closed a reject without another version', () => {
    expect(verdict({ product_id: 'P', last_seen_sync: 'sync-2', accepted }).at(-1)).toMatch(
      /reject was closed in sync-2/,
    );
  });

  it('gives how often a reject was tried, and that it is parked', () => {
    expect(verdict({ product_id: 'P', last_seen_sync: 'sync-2', accepted, rejection }).at(-1)).toBe(
      'Tried 3 times since 2025-01-01T00:00:00Z; the next incremental sync tries again.',
    );
    expect(
      verdict({
        product_id: 'P',
        last_seen_sync: 'sync-2',
        rejection: { ...rejection, attempts: 10, parked: true },
      }).at(-1),
    ).toContain('Parked after 10 attempts');
  });

  it('writes its times as the reader wants them', () => {
    const words = verdictOf({ product_id: 'P', last_seen_sync: 'sync-2', accepted, rejection }, [], (at) => `<${at}>`);

    expect(words.map((text) => inLanguage(text, 'en')).join(' ')).toMatch(
      /at <2025-01-15T10:00:00Z>\.[^]*since <2025-01-01T00:00:00Z>;/,
    );
  });

  it.each([
    ['mapping/required', 'Refused by the mapping'],
    ['two-items-one-product', 'Refused by the mapping'],
    ['stock/unknown', 'Refused as Siesa gave it'],
    ['source/encoding', 'Refused as Siesa gave it'],
    ['wms/refused', 'Refused before or by the product'],
  ])('names who refused a record with the code %s', (code, words) => {
    expect(verdict({ product_id: 'P', last_seen_sync: 'sync-2', rejection: { ...rejection, code } })[1]).toContain(
      words,
    );
  });
});
