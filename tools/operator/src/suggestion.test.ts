import { describe, expect, it } from 'vitest';
import { suggestion } from './suggestion.ts';

describe('suggestion', () => {
  it('proposes the nearest name, or lists the known names', () => {
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
