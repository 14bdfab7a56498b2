import type { Finding, Verification } from '@siesa-integration/operator/verify';
import { describe, expect, it } from 'vitest';
import { renderRepair, renderVerification } from './render-verification.ts';

const options = { options: '--local ./clients', repairs: false, language: 'en' } as const;
const verification = (more: Partial<Verification> = {}): Verification => ({
  client_id: 'cliente-a',
  at: '2026-03-02T06:00:00Z',
  expected: 10,
  stored: 10,
  equal: 10,
  findings: [],
  not_compared: 0,
  not_shown: [],
  changed_meanwhile: 0,
  ...more,
});
const findings: readonly Finding[] = [
  { kind: 'missing', product_id: 'P1' },
  {
    kind: 'different',
    product_id: 'P2',
    refs: ['8612'],
    changes: [
      { field: 'name', old: 'Old', new: 'New' },
      { field: 'properties', old: undefined, new: { TALLA: 'M' } },
    ],
  },
  { kind: 'different', product_id: 'P3', refs: ['8613'], changes: [{ field: 'properties', old: {}, new: {} }] },
];

describe('renderVerification', () => {
  it('says that both sides are equal, and nothing about repairs', () => {
    const text = renderVerification(verification(), options);

    expect(text).toContain('10');
    expect(text).not.toMatch(/--repair|\u2500/);
  });

  it('shows differences by kind and by field, the most frequent field first, and the command that repairs them', () => {
    const text = renderVerification(verification({ equal: 7, findings }), options);

    expect(text.indexOf('properties')).toBeGreaterThan(0);
    expect(text.indexOf('properties')).toBeLessThan(text.lastIndexOf('name'));
    expect(text).toContain('{"TALLA":"M"}');
    expect(text).toContain('siesa-sync verify cliente-a --repair --local ./clients');
    expect(renderVerification(verification({ findings }), { ...options, repairs: true })).not.toContain('--repair');
    expect(renderVerification(verification({ findings: [{ kind: 'extra', product_id: 'X' }] }), options)).not.toContain(
      '--repair',
    );
  });

  it.each(['en', 'es'] as const)('names what was not compared, in %s', (language) => {
    const notes = verification({ not_compared: 41, not_shown: ['photo'], changed_meanwhile: 43 });
    const [text, without] = [notes, verification()].map((one) => renderVerification(one, { ...options, language }));

    for (const figure of ['41', 'photo', '43']) {
      expect(text).toContain(figure);
      expect(without).not.toContain(figure);
    }
  });
});

describe('renderRepair', () => {
  it('names the command that sends what was marked, or says that nothing was', () => {
    const [marked, none] = [3, 0].map((count) =>
      renderRepair('cliente-a', { divergent: count, marked: count }, options),
    );

    expect(marked).toContain('siesa-sync sync cliente-a --local ./clients');
    expect(none).not.toContain('siesa-sync sync');
  });
});
