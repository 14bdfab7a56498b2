import { describe, expect, it } from 'vitest';
import { recordMessageIn, sentenceIn, stepIn } from './read-sentence.ts';

describe('sentenceIn', () => {
  it.each([
    [
      'stock_quantity: expected a whole number, received twelve',
      'stock_quantity: se espera un número entero, y llegó twelve',
    ],
    [
      'name: expected a value in f_a or f_b, received nothing',
      'name: se espera un valor en f_a o f_b, y no llegó nada',
    ],
    ['ean: expected ^[0-9]{13}$, received 77', 'ean: se espera ^[0-9]{13}$, y llegó 77'],
    [
      'x: expected a list of at most 9 levels, received an object',
      'x: se espera una lista de hasta 9 niveles, y llegó un objeto',
    ],
    ['enabled: it is missing', 'enabled: falta'],
    ['a: Expected ("b" | "c"), found "d"', 'a: se espera uno de "b", "c", y hay "d"'],
    ['a: Invalid type: Expected Object but received "x"', 'a: se espera un objeto, y hay "x"'],
    [
      "mappings.x: expected one of a, b, found bb; did you mean 'b'?",
      'mappings.x: se espera uno de a, b, y hay bb; ¿quiso decir «b»?',
    ],
    ['expected a number, found true in value + 1', 'se espera un número, y hay true en value + 1'],
    [
      "Siesa answered page 2 of the products with a list that holds an empty object. Ask Siesa's support.",
      'Siesa respondió a la página 2 de los productos con una lista que contiene un objeto vacío. Pregunte al soporte de Siesa.',
    ],
  ])('reads %j', (english, spanish) => {
    expect(sentenceIn(english, 'es')).toBe(spanish);
    expect(sentenceIn(english, 'en')).toBe(english);
  });

  it('reads each sentence of a list, one that holds the sign between two included', () => {
    expect(
      sentenceIn(
        'a: expected a number, received x; b: 1.234 may mean 1.234 or 1234; if \'.\' separates thousands, declare "grouping": "." in decimal_separator',
        'es',
      ),
    ).toBe(
      'a: se espera un número, y llegó x; b: 1.234 puede ser 1.234 o 1234; si \'.\' separa los miles, declare "grouping": "." en decimal_separator',
    );
  });

  it('reads each line', () => {
    expect(
      sentenceIn(
        "The mapping document 'a.json' has 2 problems. Correct it and try again.\n- x: expected an object, found nothing\n- and 3 more",
        'es',
      ),
    ).toBe(
      "El documento de mapeo 'a.json' tiene 2 problemas. Corríjalo e inténtelo de nuevo.\n- x: se espera un objeto, y no hay nada\n- y 3 más",
    );
  });

  it('keeps a value that came, also one that is equal to a sentence', () => {
    expect(sentenceIn('name: expected a number, received text', 'es')).toBe('name: se espera un número, y llegó text');
  });

  it('marks what another system wrote after a sentence, and knows nothing of one that begins with it', () => {
    expect(sentenceIn('x: expected an expression that can be used, found [; Unexpected token', 'es')).toBe(
      'x: se espera una expresión que se pueda usar, y hay [; En inglés: Unexpected token',
    );
    expect(sentenceIn('Unexpected token; x: expected an object', 'es')).toBeUndefined();
    expect(sentenceIn('x: Unexpected token', 'es')).toBeUndefined();
    expect(sentenceIn('', 'es')).toBeUndefined();
  });

  it.each([
    'expected a, '.repeat(80),
    'x: '.repeat(300),
    ': '.repeat(1_900),
    '; x: '.repeat(150),
    "' may mean ' or '; if '".repeat(40),
  ])('ends, whatever a destination wrote: %j', (text) => {
    expect(recordMessageIn(text, 'es')).toContain(text.slice(0, 3));
    expect(sentenceIn('x; '.repeat(2_000), 'es')).toBeUndefined();
  });
});

describe('recordMessageIn', () => {
  it('keeps the words of the author of a mapping, and of a destination', () => {
    expect(recordMessageIn('ean: ask Ana; name: expected a value, received nothing', 'es')).toBe(
      'ean: ask Ana; name: se espera un valor, y no llegó nada',
    );
    expect(recordMessageIn('Kong API returned 400: EAN repeated', 'es')).toBe(
      'La API de Kong respondió 400: EAN repeated',
    );
    expect(recordMessageIn('A/1 b: ean: expected a number, received x', 'es')).toBe(
      'A/1 b: ean: se espera un número, y llegó x',
    );
    expect(recordMessageIn('EAN repeated', 'es')).toBe('EAN repeated');
    expect(recordMessageIn('name: expected a value', 'en')).toBe('name: expected a value');
  });
});

describe('stepIn', () => {
  it('has the steps of the engine, and keeps the names of a document', () => {
    expect(
      ['type string', 'same as id', 'validation', '13 digits', 'only_digits'].map((step) => stepIn(step, 'es')),
    ).toEqual(['tipo string', 'igual a id', 'validación', '13 dígitos', 'only_digits']);
    expect(stepIn('validation', 'en')).toBe('validation');
  });
});
