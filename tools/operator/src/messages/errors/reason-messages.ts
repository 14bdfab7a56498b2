import type { Texts } from '../language.ts';

/** Codes of rejects and warnings whose cause is not in the record alone: two records, or the source's own list. The message of every other code is complete. */
export const reasonMessages = {
  'reason/stock/unknown': {
    en: 'Siesa gave no stock level for this item, or a level that is not a number, so its stock was not changed. Give it a level in Siesa, or set "when_missing": 0 if such an item has none.',
    es: 'Siesa no dio existencias de este ítem, o un valor que no es número, así que no se cambió nada. Déle existencias en Siesa, o ponga "when_missing": 0 si un ítem así no tiene.',
  },
  'reason/source/same-key': {
    en: 'Siesa returned two rows with this key that differ, and no setting decides which counts. One row per warehouse: set "same_key": "sum". One row per size or colour: name their columns in siesa_key.',
    es: 'Siesa dio dos filas con esta clave que difieren, y ninguna opción define cuál se usa. Una fila por bodega: ponga "same_key": "sum". Una fila por talla o color: nombre sus columnas en siesa_key.',
  },
  'reason/two-items-one-product': {
    en: 'Two items of Siesa become this one product by the mapping, so neither was sent. Map the id from a field that differs between them, or set "same_product": "newest". If one of them is gone from Siesa, run a sync of --type initial.',
    es: 'Dos ítems de Siesa dan este mismo producto según el mapeo, así que no se envió ninguno. Tome el id de un campo que los distinga, o ponga "same_product": "newest". Si uno ya no está en Siesa, haga una sincronización de --type initial.',
  },
  'reason/source/encoding': {
    en: 'A byte of this row is not UTF-8, so its text cannot be trusted. Write the text again in Siesa.',
    es: 'Un byte de esta fila no es UTF-8, así que su texto no es confiable. Escriba el texto de nuevo en Siesa.',
  },
  'reason/source/doubled-key': {
    en: 'Siesa returned this row with one column twice and different values, so neither can be trusted. Name each column of the query once, for example with an alias.',
    es: 'Siesa dio esta fila con una columna dos veces y valores distintos, así que ninguno es confiable. Nombre cada columna de la consulta una sola vez, por ejemplo con un alias.',
  },
  'reason/source/id-too-long': {
    en: 'The id is above 1,024 bytes, which no store can hold. Give the item a shorter code.',
    es: 'El código pasa de 1.024 bytes, y ninguna base lo guarda. Dé al ítem un código más corto.',
  },
  'reason/source/double-code': {
    en: 'This code stands twice in Siesa, with the same content, in every reading. Remove one of the two rows.',
    es: 'Este código está dos veces en Siesa, con el mismo contenido, en cada lectura. Quite una de las dos filas.',
  },
  'reason/source/future-version': {
    en: "The date of change is in the future: Siesa's clock was ahead. The product was sent; its date is not kept, so that later changes count.",
    es: 'La fecha de cambio está en el futuro: el reloj de Siesa estaba adelantado. El producto se envió; la fecha no se guarda, para que valgan los cambios siguientes.',
  },
  'reason/DIVERGED': {
    en: 'The product no longer had this as it was sent, when `verify --repair` compared both. The next incremental syncs send it again; nothing is to be done.',
    es: 'El producto ya no lo tenía como se envió, cuando `verify --repair` comparó ambos. Las próximas sincronizaciones incrementales lo envían de nuevo; no hay que hacer nada.',
  },
  'reason/ledger/older-version-sent': {
    en: 'Siesa has another content with an older date than the version that was accepted before. A full reading trusts the content, so it was sent.',
    es: 'Siesa tiene otro contenido con una fecha anterior a la versión aceptada. Una lectura completa confía en el contenido, así que se envió.',
  },
} as const satisfies Texts;
