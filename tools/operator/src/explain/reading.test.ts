import type { PartReport } from '@siesa-integration/sync-pipeline';
import { describe, expect, it } from 'vitest';
import { inLanguage } from '../messages/message.ts';
import { changedFields, outcomeIn, type Reading, readingMessages } from './reading.ts';

const report = (fields: Partial<PartReport>): PartReport => ({
  counts: { extracted: 1, retried: 0, duplicates: 0, rejected: 0, unchanged: 0, accepted: 0, refused: 0 },
  failures: [],
  warnings: [],
  accepted: [],
  unchanged: [],
  parked: 0,
  follow_ups: { done: 0, failed: 0 },
  transformation_timestamp: '2025-01-15T10:00:00Z',
  load_timestamp: '2025-01-15T10:00:00Z',
  ...fields,
});
const failure = { product_id: 'P', stage: 'product', code: 'kong/refused', message: 'no', attempts: 1 } as const;
const product = { productId: 'P', sourceId: 'S', acceptedIn: undefined, isRepeat: false };

describe('outcomeIn', () => {
  it.each([
    ['accepted', report({ accepted: ['P'] })],
    ['unchanged', report({ unchanged: ['P'] })],
    ['refused', report({ failures: [failure] })],
    ['parked', report({ failures: [{ ...failure, parked: true }] })],
    ['rejected', report({ failures: [{ ...failure, stage: 'mapping', parked: true }] })],
    ['rejected', report({ failures: [{ ...failure, product_id: '?hash', source_id: 'S', stage: 'payload' }] })],
    ['not sent', report({ accepted: ['OTHER'] })],
    ['not reached', undefined],
  ])('is %s by what the report of its part holds', (outcome, stored) => {
    expect(outcomeIn(stored, 'sync-1', product).outcome).toBe(outcome);
  });

  it('is that of the ledger where a report of an earlier version names no accepted records', () => {
    const { accepted, unchanged, ...earlier } = report({});

    expect([accepted, unchanged]).toEqual([[], []]);
    expect(outcomeIn(earlier, 'sync-1', product).outcome).toBe('unknown');
    expect(outcomeIn(earlier, 'sync-1', { ...product, acceptedIn: 'sync-1' }).outcome).toBe('accepted');
  });

  it('is unknown for a repeat, of which the report counts the first version alone', () => {
    expect(outcomeIn(report({}), 'sync-1', { ...product, isRepeat: true }).outcome).toBe('unknown');
  });
});

describe('changedFields', () => {
  it('names fields that were added, removed or given another value, also a nested one', () => {
    expect(changedFields({ a: 1, b: { c: 2 }, d: null, e: 'x' }, { a: 1, b: { c: 3 }, e: 'x', f: 0 })).toEqual([
      'b',
      'd',
      'f',
    ]);
  });
});

describe('readingMessages', () => {
  const words = (reading: Partial<Reading>, language: 'en' | 'es' = 'en'): readonly string[] =>
    readingMessages({ sync_id: 's', at: '', full: false, outcome: 'unknown', warnings: [], ...reading }).map((text) =>
      inLanguage(text, language),
    );

  it.each<[string, Partial<Reading>]>([
    ['read, unchanged in what is mapped, not sent (f_otro changed)', { outcome: 'unchanged', changed: ['f_otro'] }],
    ['read, the same row as before, not sent', { outcome: 'unchanged', changed: [] }],
    ['read, unchanged in what is mapped, not sent', { outcome: 'unchanged' }],
    [
      'read, sent, accepted (a, b, c, d, e, f, … changed)',
      { outcome: 'accepted', changed: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] },
    ],
    ['read, sent, accepted', { outcome: 'accepted' }],
    ['rejected, not sent: kong/refused: no', { outcome: 'rejected', failure: { ...failure, stage: 'mapping' } }],
    [
      'not sent, because the product does not take it: kong/refused: no',
      { outcome: 'rejected', failure: { ...failure, stage: 'payload' } },
    ],
    ['sent, refused by the product: kong/refused: no', { outcome: 'refused', failure }],
    ['parked, not sent: kong/refused: no', { outcome: 'parked', failure }],
    ['read, not sent: a newer version counts', { outcome: 'not sent' }],
    ['read; the sync ended before it came to this product', { outcome: 'not reached' }],
    ['full pass: Siesa no longer brings it', { outcome: 'missing' }],
    ['read', {}],
  ])('writes: %s', (text, reading) => {
    expect(words(reading)).toEqual([text]);
  });

  it('names the field without which a record was accepted, and why', () => {
    const warnings = [
      { product_id: 'P', path: 'ean', code: 'mapping/pattern', message: 'ean: expected 13 digits, received 750123' },
      { product_id: 'P', path: 'source_modified', code: 'source/future-version', message: 'dated 2031' },
    ];

    expect(words({ outcome: 'accepted', warnings })).toEqual([
      'read, sent, accepted',
      'accepted without ean: expected 13 digits, received 750123',
      'accepted with a warning: source/future-version: dated 2031',
    ]);
    expect(words({ outcome: 'not sent', warnings: warnings.slice(1) }, 'es')).toEqual([
      'leído, no enviado: dated 2031',
    ]);
  });
});
