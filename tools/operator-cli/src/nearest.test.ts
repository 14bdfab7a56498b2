import { describe, expect, it } from 'vitest';
import { nearest, suggestion } from './nearest.ts';

describe('nearest', () => {
  it('finds what was meant', () => {
    expect(nearest('cliente-q', ['bodega-norte', 'cliente-a'])).toBe('cliente-a');
  });

  it('does not guess wildly', () => {
    expect(nearest('x', ['bodega-norte', 'cliente-a'])).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });
});

describe('suggestion', () => {
  it('proposes the nearest name, else says what there is', () => {
    expect(suggestion('cliente-q', ['cliente-a'])).toBe("did you mean 'cliente-a'?");
    expect(suggestion('x', ['cliente-a', 'cliente-b'])).toBe('there are: cliente-a, cliente-b.');
    expect(suggestion('x', [])).toBe('there are none yet.');
    expect(
      suggestion(
        'x',
        Array.from({ length: 9 }, (_, index) => `cliente-${String(index)}`),
      ),
    ).toMatch(/cliente-7, …\.$/);
  });
});
