import type { Texts } from '../language.ts';

/** What is wrong with an expression of a mapping, as it is written or with the value of one row. */
export const expressionTexts = {
  'library/failed-in': {
    en: 'expected {expected}, found {found} in {source}',
    es: 'se espera {expected}, y hay {found} en {source}',
  },
  'library/missing-in': { en: '{place} is missing in {source}', es: 'falta {place} en {source}' },
  'library/ambiguous-in': {
    en: "{text} may mean {one} or {other}; if '{sign}' separates thousands, declare {separators} in decimal_separator in {source}",
    es: "{text} puede ser {one} o {other}; si '{sign}' separa los miles, declare {separators} en decimal_separator, en {source}",
  },
  'library/object-with': { en: "an object that may have '{field}'", es: 'un objeto que pueda tener «{field}»' },
  'library/field-name': { en: 'the name of a field', es: 'el nombre de un campo' },
  'library/position': { en: 'a position in a list of {number}', es: 'una posición en una lista de {number}' },
  'library/decimals': { en: '0 to {number} decimals', es: 'de 0 a {number} decimales' },
  'library/divisor': { en: 'a divisor that is not zero', es: 'un divisor que no sea cero' },
  'library/comparable': {
    en: 'two numbers or two texts to compare',
    es: 'dos números o dos textos que comparar',
  },
  'library/comparable-levels': {
    en: 'values of at most {number} levels to compare',
    es: 'valores de hasta {number} niveles que comparar',
  },
  'library/after-in': { en: 'a list or an object after `in`', es: 'una lista o un objeto después de `in`' },
  'library/less-work': {
    en: 'an expression that needs less work',
    es: 'una expresión que necesite menos trabajo',
  },
  'library/to-replace': { en: 'something to replace', es: 'algo que reemplazar' },
  'library/text-characters': {
    en: 'text of at most {number} characters',
    es: 'texto de a lo sumo {number} caracteres',
  },
  'library/pieces': { en: 'at most {number} pieces', es: 'a lo sumo {number} partes' },
  'library/usable-expression': {
    en: 'expected an expression that can be used, found {source}',
    es: 'se espera una expresión que se pueda usar, y hay {source}',
  },
  'library/condition': {
    en: 'expected a condition that is true or false, found {source}',
    es: 'se espera una condición que sea true o false, y hay {source}',
  },
  'library/product-by-name': {
    en: 'product fields are written as product.name and cannot be calculated',
    es: 'los campos del producto se escriben como product.name y no se pueden calcular',
  },
  'library/only-names': {
    en: "there is no '{name}', only value, record and product",
    es: 'no hay «{name}», solo value, record y product',
  },
  'library/no-function': { en: 'there is no function {name}', es: 'no hay una función {name}' },
  'library/no-operator': { en: 'there is no {name}', es: 'no hay {name}' },
  'library/takes-values': {
    en: '{name} takes {number} values, not {given}',
    es: '{name} toma {number} valores, no {given}',
  },
  'library/takes-values-to': {
    en: '{name} takes {number} to {most} values, not {given}',
    es: '{name} toma de {number} a {most} valores, no {given}',
  },
  'library/no-maps': {
    en: 'there are no maps and no optional fields: use a lookup, or compare with null',
    es: 'no hay mapas ni campos opcionales: use un lookup, o compare con null',
  },
  'library/only-literals': {
    en: 'there are only numbers, texts, true, false, null and lists',
    es: 'solo hay números, textos, true, false, null y listas',
  },
  'library/largest-literal': {
    en: 'a whole number in an expression is at most {number}',
    es: 'un número entero en una expresión es a lo sumo {number}',
  },
  'library/cannot-be-used-with': {
    en: '{name} cannot be used with {expected}',
    es: '{name} no se puede usar con {expected}',
  },
  'library/needs-boolean': {
    en: '{name} needs true or false, not {expected}',
    es: '{name} necesita true o false, no {expected}',
  },
  'library/a-text': { en: 'a text', es: 'un texto' },
  'library/null': { en: 'null', es: 'null' },
  'library/no-matches': {
    en: "there is no matches, because its patterns can take too long; use the rule's `validation`",
    es: 'no hay matches, porque sus patrones pueden tardar demasiado; use `validation` de la regla',
  },
  'library/no-macro': {
    en: 'there is no {name}, because list macros can take too long; write the fields one by one',
    es: 'no hay {name}, porque las macros de listas pueden tardar demasiado; escriba los campos uno por uno',
  },
  'library/no-has': {
    en: 'there is no has: a field that the row lacks is null, so compare with null',
    es: 'no hay has: un campo que le falta a la fila es null, así que compare con null',
  },
  'library/use-number': {
    en: 'there is no {name}: use number, floor or round',
    es: 'no hay {name}: use number, floor o round',
  },
  'library/use-instead': { en: 'there is no {name}: use {instead}', es: 'no hay {name}: use {instead}' },
  'library/comment': {
    en: 'CEL reads // as a comment, so what follows would be lost; write floor(a / b) to divide without a rest',
    es: 'CEL lee // como un comentario, así que se perdería lo que sigue; escriba floor(a / b) para dividir sin resto',
  },
  'library/no-power': {
    en: 'there is no **; write value * value for value ** 2',
    es: 'no hay **; escriba value * value en vez de value ** 2',
  },
  'library/write-for': { en: 'write {written} for {found}', es: 'escriba {written} en vez de {found}' },
} as const satisfies Texts;
