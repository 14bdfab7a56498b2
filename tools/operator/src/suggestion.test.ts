import { describe, expect, it } from 'vitest';
import type { Language } from './messages/language.ts';
import { valueIn } from './messages/message.ts';
import { suggestion } from './suggestion.ts';

const suggested = (given: string, known: readonly string[], language: Language = 'en'): string =>
  valueIn(suggestion(given, known), language);

describe('suggestion', () => {
  it('proposes the nearest name, or lists the known names', () => {
    expect(suggested('cliente-q', ['cliente-a'])).toBe("did you mean 'cliente-a'?");
    expect(suggested('cliente-q', ['cliente-a'], 'es')).toBe('¿quiso decir «cliente-a»?');
    expect(suggested('x', ['cliente-a', 'cliente-b'])).toBe('there are: cliente-a, cliente-b.');
    expect(suggested('x', [])).toBe('there are none yet.');
    expect(
      suggested(
        'x',
        Array.from({ length: 9 }, (_, index) => `cliente-${String(index)}`),
      ),
    ).toMatch(/cliente-7, …\.$/);
  });
});
