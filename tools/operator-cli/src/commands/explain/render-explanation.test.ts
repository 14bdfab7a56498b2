import type { LiveComparison } from '@siesa-integration/operator/explain';
import { describe, expect, it } from 'vitest';
import { renderExplanation } from './render-explanation.ts';

const explanation = { client_id: 'a', product_id: 'P', steps: [], readings: [], verdict: ['Accepted.'] };

describe('renderExplanation', () => {
  it('shows the verdict alone when the parts are gone', () => {
    expect(renderExplanation(explanation, 'en')).toBe('P of a\n\nverdict\n  Accepted.\n');
  });

  it('shows each step, where one failed, and what stays absent', () => {
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

    expect(renderExplanation({ ...explanation, raw: {}, steps, payload: {} }, 'en')).toContain(
      '  name: f_nombre "Café" → "Café"\n  ean (barcode): f_ean "77" → validation (mapping/pattern) → absent\n  zone: nothing → default → STOPPED: mapping/required\n',
    );
  });

  it('shows each reading with its time and sync, and further words below it', () => {
    const reading = {
      sync_id: 'sync-1',
      at: '2025-01-15T10:00:00Z',
      full: true,
      outcome: 'accepted',
      warnings: [],
    } as const;

    expect(
      renderExplanation(
        {
          ...explanation,
          source_id: 'S1',
          readings: [{ ...reading, words: ['leído, enviado, aceptado', 'aceptado sin ean'] }],
        },
        'es',
      ),
    ).toBe(
      'P de a (Siesa: S1)\n\nveredicto\n  Accepted.\n\nlecturas, la más reciente primero\n  2025-01-15 10:00  sync-1  leído, enviado, aceptado\n                            aceptado sin ean\n',
    );
  });

  describe('live', () => {
    const live: LiveComparison = {
      source_id: 'S1',
      product_type: 'kong',
      siesa: 'found',
      sent_known: true,
      fields: [
        { field: 'quantity', siesa: 8, sent: 5, differs: true },
        { field: 'name', siesa: 'x'.repeat(80), sent: 'x'.repeat(80), differs: false },
      ],
    };
    const rendered = (fields: Partial<LiveComparison> = {}): string =>
      renderExplanation({ ...explanation, live: { ...live, ...fields } }, 'en');

    it('marks what differs, and states that the product cannot be asked', () => {
      expect(rendered()).toMatch(/1 field differs\.[\s\S]*The product cannot be asked: the API of kong/);
      expect(rendered()).toMatch(/^ +\* +quantity +8 +5$/m);
      expect(rendered()).toMatch(/^ +name +"x{58}…/m);
    });

    it.each<[string, Partial<LiveComparison>]>([
      ['are equal in every field', { fields: live.fields.slice(1) }],
      ["Siesa has no product 'S1' now.", { siesa: 'missing', fields: [] }],
      ['The mapping rejects what Siesa has now: no name', { siesa: 'rejected', reason: 'no name' }],
      ['No stored sync shows what was accepted last.', { sent_known: false }],
    ])('writes: %s', (text, fields) => {
      expect(rendered(fields)).toContain(text);
    });
  });
});
