import type { Texts } from '../language.ts';

/** What is wrong with a mapping document. */
export const documentTexts = {
  'library/mapping-problem': {
    en: 'The mapping document{document} has 1 problem. Correct it and try again.',
    es: 'El documento de mapeo{document} tiene 1 problema. Corríjalo e inténtelo de nuevo.',
  },
  'library/mapping-problems': {
    en: 'The mapping document{document} has {number} problems. Correct it and try again.',
    es: 'El documento de mapeo{document} tiene {number} problemas. Corríjalo e inténtelo de nuevo.',
  },
  'library/item': { en: '- {problems}', es: '- {problems}' },
  'library/and-more': { en: '- and {number} more', es: '- y {number} más' },
  'library/whole-document': { en: 'document: {problem}', es: 'documento: {problem}' },
  'library/expected-found': { en: 'expected {expected}, found {found}', es: 'se espera {expected}, y hay {found}' },
  'library/expected-found-nothing': {
    en: 'expected {expected}, found nothing',
    es: 'se espera {expected}, y no hay nada',
  },
  'library/expected-found-undefined': {
    en: 'expected {expected}, found undefined',
    es: 'se espera {expected}, y no hay nada',
  },
  'library/did-you-mean': { en: "did you mean '{meant}'?", es: '¿quiso decir «{meant}»?' },
  'library/did-you-mean-all': {
    en: "did you mean '{meant}'? As it is, every product gets it",
    es: '¿quiso decir «{meant}»? Así como está, lo recibe cada producto',
  },
  'library/there-instead': { en: "'{near}' is there instead", es: 'en su lugar está «{near}»' },
  'library/json': { en: 'JSON', es: 'JSON' },
  'library/line-column': { en: 'line {number}, column {column}', es: 'línea {number}, columna {column}' },
  'library/empty': { en: 'it is empty', es: 'está vacío' },
  'library/repeats': { en: '{place} repeats {first}', es: '{place} repite {first}' },
  'library/required-key': { en: 'this key, which is required', es: 'esta clave, que es obligatoria' },
  'library/name-or-names': {
    en: 'a name, or a list of names that is not empty',
    es: 'un nombre, o una lista de nombres que no esté vacía',
  },
  'library/not-empty': { en: 'something that is not empty', es: 'algo que no esté vacío' },
  'library/rule-needed': {
    en: 'a rule, because every product needs this field',
    es: 'una regla, porque cada producto necesita este campo',
  },
  'library/value-from': {
    en: 'siesa_field, expression, constant or default',
    es: 'siesa_field, expression, constant o default',
  },
  'library/constant-alone': { en: 'a constant alone', es: 'una constante sola' },
  'library/own-name': { en: 'a name that objects do not inherit', es: 'un nombre que los objetos no heredan' },
  'library/field-of-document': { en: 'a field of this document', es: 'un campo de este documento' },
  'library/mapped-field': { en: 'a field that this document maps', es: 'un campo que este documento mapea' },
  'library/it-on': { en: 'it on {expected}', es: 'que esté en {expected}' },
  'library/on-integer': { en: 'an integer', es: 'un integer' },
  'library/on-string': { en: 'a string', es: 'un string' },
  'library/on-optional': {
    en: 'an optional field without a default',
    es: 'un campo opcional sin valor por defecto',
  },
  'library/on-optional-field': { en: 'an optional field', es: 'un campo opcional' },
  'library/on-check': {
    en: 'a field with a check; "warn" is for checks alone',
    es: 'un campo con un check; "warn" es solo para los check',
  },
  'library/on-siesa-field': { en: 'a field with a siesa_field', es: 'un campo con un siesa_field' },
  'library/no-effect': { en: 'it has no effect here', es: 'aquí no tiene efecto' },
  'library/one-rule': { en: 'one rule for {field}', es: 'una sola regla para {field}' },
  'library/already-fills': { en: "'{other}' already fills it", es: '«{other}» ya lo llena' },
  'library/own-product-field': { en: 'a product field of its own', es: 'un campo del producto que sea solo suyo' },
  'library/dotted-names': {
    en: 'a name, or at most 8 names with points between them, as in properties.color',
    es: 'un nombre, o hasta 8 nombres separados por puntos, como properties.color',
  },
  'library/list-mapped-whole': {
    en: 'a list is mapped whole, with {whole}, or gets one element of each field, with {element} or {named}',
    es: 'una lista se mapea entera, con {whole}, o recibe un elemento de cada campo, con {element} o {named}',
  },
  'library/write': { en: 'write "{text}"', es: 'escriba "{text}"' },
  'library/at-most-fields': { en: 'at most {number} fields', es: 'a lo sumo {number} campos' },
  'library/at-most-levels': { en: 'at most {number} levels', es: 'a lo sumo {number} niveles' },
  'library/always-type': {
    en: 'the canonical {field} is always of this type',
    es: 'el campo canónico {field} siempre es de este tipo',
  },
  'library/version': { en: '1, which this engine reads', es: '1, que es la que lee este motor' },
  'library/one-default': { en: 'one default for {field}', es: 'un solo valor por defecto para {field}' },
  'library/has-another': { en: "'{path}' has another", es: '«{path}» tiene otro' },
  'library/rule-for': {
    en: 'a rule for {field} with its siesa_field',
    es: 'una regla para {field} con su siesa_field',
  },
  'library/a-guess': {
    en: 'one value for every product would be a guess',
    es: 'un mismo valor para cada producto sería una suposición',
  },
  'library/check-of-text': { en: 'a check of a text', es: 'un check de un texto' },
  'library/transformation-kind': {
    en: 'a transformation of kind {kind}',
    es: 'una transformación de tipo {kind}',
  },
  'library/default-that': { en: 'a default that is {expected}', es: 'un valor por defecto que sea {expected}' },
  'library/constant-that': { en: 'a constant that is {expected}', es: 'una constante que sea {expected}' },
  'library/min-max': { en: 'min and max on a number', es: 'min y max en un número' },
  'library/min-above': { en: 'a min that is not above max', es: 'un min que no pase de max' },
  'library/no-circle': {
    en: 'expressions that do not need each other',
    es: 'expresiones que no se necesiten una a otra',
  },
  'library/either-transform': { en: 'either transform or transformation', es: 'o transform o transformation' },
  'library/separators-gone': {
    en: "'{text}' with its separators gone or replaced",
    es: '«{text}» con sus separadores quitados o reemplazados',
  },
  'library/separator': {
    en: 'one character, neither a digit nor a sign',
    es: 'un carácter que no sea un dígito ni un signo',
  },
  'library/separator-other': {
    en: "one character, neither a digit nor a sign other than '{sign}'",
    es: "un carácter que no sea un dígito ni un signo, distinto de '{sign}'",
  },
  'library/other-word': {
    en: 'a word that is not among true_values too',
    es: 'una palabra que no esté también en true_values',
  },
  'library/pattern-as-text': {
    en: 'a pattern that means the same as text',
    es: 'un patrón que signifique lo mismo como texto',
  },
  'library/write-pattern': {
    en: 'write "type": "pattern" with this pattern, or for the text itself "pattern": "{pattern}"',
    es: 'escriba "type": "pattern" con este patrón, o para el texto mismo "pattern": "{pattern}"',
  },
  'library/groups': { en: 'groups as $1', es: 'grupos como $1' },
  'library/makes-of': {
    en: "this is what the pattern makes of '{text}'",
    es: 'esto es lo que el patrón hace de «{text}»',
  },
  'library/date-parts-once': {
    en: 'each of YYYY MM DD HH mm ss at most once',
    es: 'cada uno de YYYY MM DD HH mm ss a lo sumo una vez',
  },
  'library/date-day': { en: 'a day: YYYY, MM and DD', es: 'un día: YYYY, MM y DD' },
  'library/date-time': {
    en: 'a time from the hour on: HH, then mm, then ss',
    es: 'una hora desde la hora: HH, luego mm, luego ss',
  },
  'library/date-tokens': {
    en: 'only YYYY MM DD HH mm ss, T, and Z at the end of a time',
    es: 'solo YYYY MM DD HH mm ss, T, y Z al final de una hora',
  },
  'library/iso-or': { en: 'ISO 8601, or {expected}', es: 'ISO 8601, o {expected}' },
  'library/re2-pattern': {
    en: 'a pattern for a linear-time engine (RE2)',
    es: 'un patrón para un motor de tiempo lineal (RE2)',
  },
  'library/longer-than': { en: 'it is longer than {number} characters', es: 'tiene más de {number} caracteres' },
  'library/repeats-steps': {
    en: 'its repeats make more than {number} steps',
    es: 'sus repeticiones hacen más de {number} pasos',
  },
  'library/destination-of-client': {
    en: "'{product}', the client's destination",
    es: '«{product}», el destino del cliente',
  },
  'library/no-id-field': {
    en: "The mapping document sends nothing as '{field}', by which {title} identifies a record: add it as the 'product_field' of 'id'.",
    es: 'El documento de mapeo no envía nada como «{field}», con lo que {title} identifica un registro: póngalo como «product_field» de «id».',
  },
  'library/no-required-field': {
    en: "The mapping document sends nothing as '{field}', without which {title} takes no record: add it as a 'product_field'.",
    es: 'El documento de mapeo no envía nada como «{field}», sin lo cual {title} no acepta ningún registro: póngalo como «product_field».',
  },
  'library/below-value': {
    en: "'{target}' lies below a field that has a value of its own.",
    es: '«{target}» está debajo de un campo que tiene un valor propio.',
  },
  'library/no-place': {
    en: "'{target}' is not a place in a payload.",
    es: '«{target}» no es un lugar en un documento.',
  },
} as const satisfies Texts;
