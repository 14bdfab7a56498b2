import { describe, expect, it } from 'vitest';
import { moment } from './time.ts';

describe('moment', () => {
  it('shows the clocks of a zone, and the exact moment on hover', () => {
    const shown = moment({ locale: 'en-GB' }, '2026-11-30T10:00:00Z', 'America/Bogota').toString();

    expect(shown).toBe(
      '<time datetime="2026-11-30T10:00:00Z" title="2026-11-30T10:00:00Z · America/Bogota">30 Nov 2026, 05:00</time>',
    );
  });

  it('shows text that is not a moment as it is, escaped', () => {
    expect(moment({ locale: 'es-CO' }, '<soon>', 'UTC').toString()).toBe('&lt;soon&gt;');
  });
});
