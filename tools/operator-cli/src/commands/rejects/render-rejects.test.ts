import { describe, expect, it } from 'vitest';
import type { OpenReject } from '@siesa-integration/operator/rejects';
import { rejectsDocument, renderRejects } from './render-rejects.ts';

const reject = (code: string, product_id: string): OpenReject => ({
  product_id,
  last_seen_sync: 'sync-1',
  rejection: {
    code,
    message: `words of ${product_id}`,
    attempts: 1,
    first_seen: '2025-01-15T09:00:00Z',
    last_seen: '2025-01-15T10:00:00Z',
    sync_id: 'sync-1',
  },
});
const groupOf = (code: string, ...ids: readonly string[]) => ({
  code,
  message: `words of ${ids[0] ?? ''}`,
  rejects: ids.map((id) => reject(code, id)),
});
const at = { now: Date.parse('2025-01-15T11:00:00Z'), options: '--env dev', language: 'en' } as const;

describe('renderRejects', () => {
  it.each([
    ['source/same-key', 'set "same_key": "sum"'],
    ['two-items-one-product', '"same_product": "newest"'],
    ['stock/unknown', '"when_missing": 0'],
  ])('states once what %s means and what ends it', (code, words) => {
    const text = renderRejects('a', [groupOf(code, 'P1', 'P2'), groupOf(code, 'P3')], at);

    expect(text.split(`\n${code}: `)).toHaveLength(2);
    expect(text).toContain(words);
    expect(rejectsDocument('a', [groupOf(code, 'P1')])).toMatchObject({
      reasons: [{ code, meaning: expect.stringContaining(words) as string }],
    });
  });

  it('shows that there are more than it lists, and where all of them are', () => {
    const groups = [groupOf('mapping/integer', 'P1', 'P2')];

    expect(renderRejects('a', groups, { ...at, open: 3 })).toContain(
      'the 2 oldest of 3 open rejects; the list of --export',
    );
    expect(renderRejects('a', groups, { ...at, open: 2 })).not.toContain('oldest');
    expect(rejectsDocument('a', groups, 3).open).toBe(3);
  });

  it('adds no words to a code whose message is complete', () => {
    expect(renderRejects('a', [groupOf('mapping/integer', 'P1')], at)).not.toContain('\nmapping/integer: ');
    expect(rejectsDocument('a', [groupOf('constructor', 'P1')]).reasons[0]).not.toHaveProperty('meaning');
  });
});
