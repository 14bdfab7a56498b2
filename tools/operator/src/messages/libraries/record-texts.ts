import type { Texts } from '../language.ts';

/** What is stored of a record that was rejected, or accepted with a warning. */
export const recordTexts = {
  'library/about': { en: '{path}: {problem}', es: '{path}: {problem}' },
  'library/of-record': { en: '{record}: {problem}', es: '{record}: {problem}' },
  'library/state-failed': { en: '{name} failed: {error}', es: '{name} falló: {error}' },
  'library/expected-received': {
    en: 'expected {expected}, received {found}',
    es: 'se espera {expected}, y llegó {found}',
  },
  'library/expected-nothing': {
    en: 'expected {expected}, received nothing',
    es: 'se espera {expected}, y no llegó nada',
  },
  'library/expected-undefined': {
    en: 'expected {expected}, received undefined',
    es: 'se espera {expected}, y no llegó nada',
  },
  'library/expected-alone': { en: 'expected {expected}', es: 'se espera {expected}' },
  'library/received': { en: 'received {found}', es: 'llegó {found}' },
  'library/either-order': {
    en: 'month and day may be in either order',
    es: 'el mes y el día pueden estar en cualquier orden',
  },
  'library/ambiguous': {
    en: "{text} may mean {one} or {other}; if '{sign}' separates thousands, declare {separators} in decimal_separator",
    es: "{text} puede ser {one} o {other}; si '{sign}' separa los miles, declare {separators} en decimal_separator",
  },
  'library/same-product': {
    en: "Item {item} is the same product '{product}'; give each its own id in Siesa or in the mapping, then start an initial sync",
    es: 'El ítem {item} es el mismo producto «{product}»; dé a cada uno un id propio en Siesa o en el mapeo, y luego inicie una sincronización inicial',
  },
  'library/same-product-earlier': {
    en: "Item of an earlier part is the same product '{product}'; give each its own id in Siesa or in the mapping, then start an initial sync",
    es: 'Un ítem de una parte anterior es el mismo producto «{product}»; dé a cada uno un id propio en Siesa o en el mapeo, y luego inicie una sincronización inicial',
  },
  'library/same-key': {
    en: `Siesa has several rows of '{id}', and none is a later version of another; choose siesa_key, or same_key "sum" or "newest", in the client's settings`,
    es: 'Siesa tiene varias filas de «{id}», y ninguna es una versión posterior de otra; elija siesa_key, o same_key "sum" o "newest", en la configuración del cliente',
  },
  'library/same-key-differ': {
    en: `Siesa has several rows of '{id}' that differ in {path} ({before} and {found}), and none is a later version of another; choose siesa_key, or same_key "sum" or "newest", in the client's settings`,
    es: 'Siesa tiene varias filas de «{id}» que difieren en {path} ({before} y {found}), y ninguna es una versión posterior de otra; elija siesa_key, o same_key "sum" o "newest", en la configuración del cliente',
  },
  'library/future-version': {
    en: "Siesa dates it {date}, in the future; this date is not kept. Check Siesa's clock.",
    es: 'Siesa lo fecha {date}, en el futuro; esta fecha no se guarda. Revise el reloj de Siesa.',
  },
  'library/older-version-sent': {
    en: "Siesa dates it {date}, before the version accepted last ({before}), and holds another content now: sent. Siesa's clock was probably ahead.",
    es: 'Siesa lo fecha {date}, antes de la última versión aceptada ({before}), y ahora tiene otro contenido: se envió. El reloj de Siesa probablemente estaba adelantado.',
  },
  'library/older-version': {
    en: 'Siesa dates it {date}, before the version accepted last ({before}), and the content differs: not sent. An initial sync sends what Siesa holds.',
    es: 'Siesa lo fecha {date}, antes de la última versión aceptada ({before}), y el contenido difiere: no se envió. Una sincronización inicial envía lo que tiene Siesa.',
  },
  'library/no-zone': {
    en: "The warehouse has no zone '{zone}'. Nearest: '{nearest}'.",
    es: 'La bodega no tiene la zona «{zone}». La más parecida: «{nearest}».',
  },
} as const satisfies Texts;
