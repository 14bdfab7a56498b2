import type { Texts } from '../language.ts';

/** What `mapping check` writes. */
export const mappingMessages = {
  'mapping/valid': { en: '{file}: valid, for {product}', es: '{file}: válido, para {product}' },
  'mapping/own-product': { en: "the client's own product", es: 'el producto de cada cliente' },
  'mapping/problems': {
    en: { one: '{file}: {count} problem', other: '{file}: {count} problems' },
    es: { one: '{file}: {count} problema', other: '{file}: {count} problemas' },
  },
  'mapping/warning': { en: 'warning: {warning}', es: 'aviso: {warning}' },
  'mapping/no-use': { en: 'It cannot be used like this.', es: 'Esto no se puede usar así.' },
  'mapping/unknown-product': {
    en: "product_type: there is no product '{product}': {known}",
    es: 'product_type: no hay un producto «{product}»: {known}',
  },
  'mapping/did-you-mean': { en: "did you mean '{meant}'?", es: '¿quiso decir «{meant}»?' },
  'mapping/there-are': { en: 'there are: {known}.', es: 'hay: {known}.' },
  'mapping/other-product': {
    en: 'product_type: these are the fields of {other}, and not of {product}: write "product_type": "{other}", or take the document of {product}',
    es: 'product_type: estos son los campos de {other}, y no de {product}: escriba "product_type": "{other}", o tome el documento de {product}',
  },
  'mapping/required-misspelt': {
    en: `product_field: {product} takes no record without '{name}', and {canonical} is sent as '{target}': write "product_field": "{name}" there`,
    es: 'product_field: {product} no acepta registros sin «{name}», y {canonical} se envía como «{target}»: escriba allí "product_field": "{name}"',
  },
  'mapping/required': {
    en: "product_field: {product} takes no record without '{name}': send a field as it",
    es: 'product_field: {product} no acepta registros sin «{name}»: envíe un campo con ese nombre',
  },
  'mapping/field-misspelt': {
    en: "product_field: {product} has no field '{target}', as which {canonical} is sent: did you mean '{meant}'?",
    es: 'product_field: {product} no tiene un campo «{target}», como se envía {canonical}: ¿quiso decir «{meant}»?',
  },
  'mapping/sample': {
    en: '{rows} rows: {mapped} mapped, {refused} refused',
    es: '{rows} filas: {mapped} transformadas, {refused} rechazadas',
  },
  'mapping/field': { en: 'field', es: 'campo' },
  'mapping/filled': { en: 'filled', es: 'lleno' },
  'mapping/rows': { en: 'rows', es: 'filas' },
  'mapping/fails-with': { en: 'fails with', es: 'falla con' },
  'mapping/record': { en: 'the record', es: 'el registro' },
  'mapping/such-as': { en: 'such as', es: 'como' },
  'mapping/expected': { en: '{code}: expected {expected}', es: '{code}: se espera {expected}' },
  'mapping/is-refused': { en: 'is refused', es: 'se rechaza' },
  'mapping/goes-without': { en: 'goes without it', es: 'va sin él' },
  'mapping/before': { en: 'before', es: 'antes' },
  'mapping/after': { en: 'after', es: 'después' },
} as const satisfies Texts;
