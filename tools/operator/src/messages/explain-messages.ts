import type { Texts } from './language.ts';

/** What `explain` writes. */
export const explainMessages = {
  'explain/of': { en: '{product} of {client}', es: '{product} de {client}' },
  'explain/verdict': { en: 'verdict', es: 'veredicto' },
  'explain/readings': { en: 'readings, newest first', es: 'lecturas, la más reciente primero' },
  'explain/raw': { en: 'raw row, as {sync} read it', es: 'fila cruda, como la leyó {sync}' },
  'explain/mapping': { en: 'mapping', es: 'mapeo' },
  'explain/payload': { en: 'payload', es: 'documento enviado' },
  'explain/nothing': { en: 'nothing', es: 'nada' },
  'explain/absent': { en: 'absent', es: 'ausente' },
  'explain/stopped': { en: 'STOPPED: {code}', es: 'DETENIDO: {code}' },
  'explain/stopped-expected': {
    en: 'STOPPED: {code}, expected {expected}',
    es: 'DETENIDO: {code}, se esperaba {expected}',
  },

  'explain/accepted': {
    en: 'Accepted by the product in {sync}, at {at}.',
    es: 'Aceptado por el producto el {at}, en {sync}.',
  },
  'explain/never-accepted': { en: 'Never accepted by the product.', es: 'El producto nunca lo ha aceptado.' },
  'explain/gone': {
    en: 'Siesa no longer has it: the full pass of {sync} did not bring it. Nothing was deleted.',
    es: 'Siesa ya no lo tiene: la lectura completa de {sync} no lo trajo. No se borró nada.',
  },
  'explain/kept': {
    en: 'The product keeps the version that it accepted in {sync}, at {at}.',
    es: 'El producto conserva la versión que aceptó el {at}, en {sync}.',
  },
  'explain/read-again': {
    en: 'Read again in {sync} and not sent: nothing that the product gets had changed.',
    es: 'Leído de nuevo en {sync} y no enviado: nada de lo que recibe el producto había cambiado.',
  },
  'explain/closed': {
    en: 'An earlier reject was closed in {sync}: Siesa no longer had the row, or a newer version counted.',
    es: 'Un rechazo anterior se cerró en {sync}: Siesa ya no tenía la fila, o valía una versión más nueva.',
  },
  'explain/refused-mapping': {
    en: 'Refused by the mapping in {sync}: {code}: {reason}',
    es: 'Rechazado por el mapeo en {sync}: {code}: {reason}',
  },
  'explain/refused-source': {
    en: 'Refused as Siesa gave it in {sync}: {code}: {reason}',
    es: 'Rechazado como Siesa lo dio en {sync}: {code}: {reason}',
  },
  'explain/refused-product': {
    en: 'Refused before or by the product in {sync}: {code}: {reason}',
    es: 'Rechazado antes de enviarlo o por el producto en {sync}: {code}: {reason}',
  },
  'explain/parked': {
    en: 'Parked after {count} attempts: tried again when Siesa or the mapping changes, or with `siesa-sync rejects --retry`.',
    es: 'Aparcado tras {count} intentos: se intenta de nuevo cuando cambie Siesa o el mapeo, o con `siesa-sync rejects --retry`.',
  },
  'explain/tried': {
    en: {
      one: 'Tried {count} time since {since}; the next incremental sync tries again.',
      other: 'Tried {count} times since {since}; the next incremental sync tries again.',
    },
    es: {
      one: 'Intentado {count} vez desde {since}; la próxima sincronización incremental lo intenta de nuevo.',
      other: 'Intentado {count} veces desde {since}; la próxima sincronización incremental lo intenta de nuevo.',
    },
  },
  'explain/warning': { en: 'Warning of {sync}: {code}: {reason}', es: 'Aviso de {sync}: {code}: {reason}' },
  'explain/parts-gone': {
    en: 'The parts of these syncs are gone: they are kept {days} days.',
    es: 'Las partes de estas sincronizaciones ya no están: se guardan {days} días.',
  },
  'explain/more': {
    en: 'Older readings are not listed: the newest {count} are.',
    es: 'No se listan lecturas anteriores: se listan las {count} más recientes.',
  },

  'reading/accepted': { en: 'read, sent, accepted', es: 'leído, enviado, aceptado' },
  'reading/accepted-changed': {
    en: 'read, sent, accepted ({fields} changed)',
    es: 'leído, enviado, aceptado (cambió {fields})',
  },
  'reading/accepted-without': { en: 'accepted without {field}: {reason}', es: 'aceptado sin {field}: {reason}' },
  'reading/accepted-warned': {
    en: 'accepted with a warning: {code}: {reason}',
    es: 'aceptado con un aviso: {code}: {reason}',
  },
  'reading/unchanged': {
    en: 'read, unchanged in what is mapped, not sent',
    es: 'leído, sin cambio en lo que se mapea, no enviado',
  },
  'reading/unchanged-changed': {
    en: 'read, unchanged in what is mapped, not sent ({fields} changed)',
    es: 'leído, sin cambio en lo que se mapea, no enviado (cambió {fields})',
  },
  'reading/unchanged-same': {
    en: 'read, the same row as before, not sent',
    es: 'leído, la misma fila de antes, no enviado',
  },
  'reading/rejected': {
    en: 'rejected, not sent: {code}: {reason}',
    es: 'rechazado, no enviado: {code}: {reason}',
  },
  'reading/invalid': {
    en: 'not sent, because the product does not take it: {code}: {reason}',
    es: 'no enviado, porque el producto no lo admite: {code}: {reason}',
  },
  'reading/refused': {
    en: 'sent, refused by the product: {code}: {reason}',
    es: 'enviado, rechazado por el producto: {code}: {reason}',
  },
  'reading/parked': { en: 'parked, not sent: {code}: {reason}', es: 'aparcado, no enviado: {code}: {reason}' },
  'reading/not-sent': { en: 'read, not sent: {reason}', es: 'leído, no enviado: {reason}' },
  'reading/older': {
    en: 'read, not sent: a newer version counts',
    es: 'leído, no enviado: vale una versión más nueva',
  },
  'reading/not-reached': {
    en: 'read; the sync ended before it came to this product',
    es: 'leído; la sincronización terminó antes de llegar a este producto',
  },
  'reading/missing': {
    en: 'full pass: Siesa no longer brings it',
    es: 'lectura completa: Siesa ya no lo trae',
  },
  'reading/read': { en: 'read', es: 'leído' },

  'live/title': { en: 'now (differences are marked *)', es: 'ahora (las diferencias se marcan con *)' },
  'live/field': { en: 'field', es: 'campo' },
  'live/siesa': { en: 'Siesa now', es: 'Siesa ahora' },
  'live/sent': { en: 'accepted last', es: 'último aceptado' },
  'live/siesa-missing': {
    en: "Siesa has no product '{source}' now.",
    es: "Siesa no tiene ahora un producto '{source}'.",
  },
  'live/siesa-rejected': {
    en: 'The mapping rejects what Siesa has now: {reason}',
    es: 'El mapeo rechaza lo que Siesa tiene ahora: {reason}',
  },
  'live/sent-unknown': {
    en: 'No stored sync shows what was accepted last.',
    es: 'Ninguna sincronización guardada muestra lo último aceptado.',
  },
  'live/unreadable': {
    en: 'The product cannot be asked: the API of {product} takes products and returns none.',
    es: 'No se puede preguntar al producto: la API de {product} recibe productos y no devuelve ninguno.',
  },
  'live/equal': {
    en: 'Siesa now and what was accepted last are equal in every field that is sent.',
    es: 'Siesa ahora y lo último aceptado son iguales en cada campo que se envía.',
  },
  'live/differ': {
    en: { one: '{count} field differs.', other: '{count} fields differ.' },
    es: { one: '{count} campo difiere.', other: '{count} campos difieren.' },
  },

  'only/sent': { en: 'Sent, and accepted.', es: 'Enviado y aceptado.' },
  'only/would-send': { en: 'Dry run: it would be sent.', es: 'Ensayo: se enviaría.' },
  'only/unchanged': {
    en: 'Not sent: the product has it as it is (--type initial sends it all the same).',
    es: 'No enviado: el producto ya lo tiene así (--type initial lo envía de todos modos).',
  },
  'only/rejected': { en: 'Rejected.', es: 'Rechazado.' },
  'only/would-reject': { en: 'Dry run: it would be rejected.', es: 'Ensayo: se rechazaría.' },
  'only/not-reached': {
    en: 'The sync did not come to this product.',
    es: 'La sincronización no llegó a este producto.',
  },
} as const satisfies Texts;
