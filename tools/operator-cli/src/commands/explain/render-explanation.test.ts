import { describe, expect, it } from 'vitest';
import { renderExplanation } from './render-explanation.ts';

describe('renderExplanation', () => {
  it('shows the verdict alone when the parts are gone', () => {
    expect(renderExplanation({ client_id: 'a', product_id: 'P', steps: [], verdict: ['Accepted.'] })).toBe(
      'P of a\n\nverdict\n  Accepted.\n',
    );
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

    expect(renderExplanation({ client_id: 'a', product_id: 'P', raw: {}, steps, payload: {}, verdict: [] })).toContain(
      '  name: f_nombre "Café" → "Café"\n  ean (barcode): f_ean "77" → validation (mapping/pattern) → absent\n  zone: nothing → default → STOPPED: mapping/required\n',
    );
  });
});
