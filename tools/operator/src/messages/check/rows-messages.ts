import type { Texts } from '../language.ts';

/** What `client check` writes about rows, stock and the mapping. */
export const rowsMessages = {
  'check/foreign-rows': {
    en: "{foreign} of {rows} rows of the first page are another company's and are left out. Have the query return this company alone, because each sync pays for reading them",
    es: '{foreign} de {rows} filas de la primera página son de otra empresa y se omiten. Haga que la consulta devuelva solo esta empresa, porque cada sincronización gasta en leerlas',
  },
  'check/company-unchecked': {
    en: 'no row of {list} is checked for its company, because the settings hold {setting}. Name the column of the company there if the query has one',
    es: 'no se comprueba la empresa de ninguna fila de {list}, porque la configuración tiene {setting}. Nombre allí la columna de la empresa si la consulta la tiene',
  },
  'check/same-keys': {
    en: {
      one: '{count} key has rows that differ, for example {ids}',
      other: '{count} keys have rows that differ, for example {ids}',
    },
    es: {
      one: '{count} clave tiene filas que difieren, por ejemplo {ids}',
      other: '{count} claves tienen filas que difieren, por ejemplo {ids}',
    },
  },
  'check/same-key-sum': {
    en: '{keys}: their stock is added up ("same_key": "sum")',
    es: '{keys}: sus existencias se suman ("same_key": "sum")',
  },
  'check/same-key-newest': {
    en: '{keys}: the one that comes last is sent, and the others are not ("same_key": "newest")',
    es: '{keys}: se envía la que llega última, y las otras no ("same_key": "newest")',
  },
  'check/same-key-variants': {
    en: '{keys}: they differ in {columns}: one row per size or colour, which all would become one product. Name what makes a row one item, with the columns of the variant: "siesa_key": {key}; a Siesa of dialect inventory must give each its own f_codigo',
    es: '{keys}: difieren en {columns}: una fila por talla o color, que darían todas un solo producto. Nombre lo que hace de una fila un ítem, con las columnas de la variante: "siesa_key": {key}; un Siesa de dialecto inventory debe dar a cada una su propio f_codigo',
  },
  'check/same-key-warehouses': {
    en: '{keys}: they differ in {columns}: one row per warehouse, of which only one would count. Set "same_key": "sum" to add up their stock',
    es: '{keys}: difieren en {columns}: una fila por bodega, de las que contaría solo una. Ponga "same_key": "sum" para sumar sus existencias',
  },
  'check/same-key-other': {
    en: '{keys}: they differ in {columns}, and one sync cannot send both. Name the columns that make a row one item in siesa_key, or set "same_key" to "sum" or "newest"',
    es: '{keys}: difieren en {columns}, y una sincronización no puede enviar ambas. Nombre en siesa_key las columnas que hacen de una fila un ítem, o ponga "same_key" en "sum" o "newest"',
  },
  'check/shared-products': {
    en: {
      one: '{count} product is made of several items: the mapping makes product {product} of items {items}',
      other: '{count} products are made of several items: the mapping makes product {product} of items {items}',
    },
    es: {
      one: '{count} producto sale de varios ítems: el mapeo hace el producto {product} con los ítems {items}',
      other: '{count} productos salen de varios ítems: el mapeo hace el producto {product} con los ítems {items}',
    },
  },
  'check/shared-newest': {
    en: '{shared}, and the newest of them is sent ("same_product": "newest")',
    es: '{shared}, y se envía el más reciente ("same_product": "newest")',
  },
  'check/shared-none': {
    en: '{shared}, and none of them would be sent. Map the id from a field that differs between items, or set "same_product": "newest"',
    es: '{shared}, y no se enviaría ninguno. Tome el id de un campo que distinga los ítems, o ponga "same_product": "newest"',
  },
  'check/long-ids': {
    en: {
      one: '{count} id is above 1,024 bytes, and its item will be a reject: {ids}. Give it a shorter code in Siesa',
      other:
        '{count} ids are above 1,024 bytes, and their items will be rejects: {ids}. Give them a shorter code in Siesa',
    },
    es: {
      one: '{count} código pasa de 1.024 bytes, y su ítem será un rechazo: {ids}. Dele un código más corto en Siesa',
      other:
        '{count} códigos pasan de 1.024 bytes, y sus ítems serán rechazos: {ids}. Deles un código más corto en Siesa',
    },
  },
  'check/no-ids': {
    en: {
      one: '{count} row has no id, and will be a reject. Give it a code in Siesa',
      other: '{count} rows have no id, and will be rejects. Give them a code in Siesa',
    },
    es: {
      one: '{count} fila no tiene código, y será un rechazo. Dele un código en Siesa',
      other: '{count} filas no tienen código, y serán rechazos. Deles un código en Siesa',
    },
  },
  'check/damaged-rows': {
    en: {
      one: '{count} row holds a byte that is not UTF-8, and will be a reject: {ids}. Write its text again in Siesa',
      other: '{count} rows hold a byte that is not UTF-8, and will be rejects: {ids}. Write their text again in Siesa',
    },
    es: {
      one: '{count} fila tiene un byte que no es UTF-8, y será un rechazo: {ids}. Escriba su texto de nuevo en Siesa',
      other:
        '{count} filas tienen un byte que no es UTF-8, y serán rechazos: {ids}. Escriba su texto de nuevo en Siesa',
    },
  },
  'check/doubled-keys': {
    en: {
      one: '{count} row has a column twice with different values, and will be a reject: {ids}. Name each column of the query once',
      other:
        '{count} rows have a column twice with different values, and will be rejects: {ids}. Name each column of the query once',
    },
    es: {
      one: '{count} fila tiene una columna dos veces con valores distintos, y será un rechazo: {ids}. Nombre cada columna de la consulta una sola vez',
      other:
        '{count} filas tienen una columna dos veces con valores distintos, y serán rechazos: {ids}. Nombre cada columna de la consulta una sola vez',
    },
  },
  'check/future-rows': {
    en: {
      one: "{count} row has a date of change in the future: {ids}. It is sent, and named in each report until Siesa's clock and this date are right",
      other:
        "{count} rows have a date of change in the future: {ids}. They are sent, and named in each report until Siesa's clock and these dates are right",
    },
    es: {
      one: '{count} fila tiene una fecha de cambio en el futuro: {ids}. Se envía, y se nombra en cada reporte hasta que el reloj de Siesa y esta fecha sean correctos',
      other:
        '{count} filas tienen una fecha de cambio en el futuro: {ids}. Se envían, y se nombran en cada reporte hasta que el reloj de Siesa y estas fechas sean correctos',
    },
  },
  'check/list-contains': {
    en: '{list} contains {found} of the {of} items of these pages',
    es: '{list} contiene {found} de los {of} ítems de estas páginas',
  },
  'check/list-as-before': {
    en: '{figures}, about as many as in the last full reading, which was accepted',
    es: '{figures}, más o menos como en la última lectura completa, que se aceptó',
  },
  'check/list-unbelievable': {
    en: "{figures}, so a sync would stop before it sends. {cause}. If the list really is that short: siesa-sync sync {client} --accept-empty '{list}'",
    es: "{figures}, así que una sincronización se detendría antes de enviar. {cause}. Si la lista de verdad es tan corta: siesa-sync sync {client} --accept-empty '{list}'",
  },
  'check/list-empty': {
    en: 'The list holds no row at all for them: have the key allowed to read it, or remove it from the settings if it is not maintained in Siesa',
    es: 'La lista no trae ninguna fila para ellos: haga que la clave la pueda leer, o quítela de la configuración si no se lleva en Siesa',
  },
  'check/list-hint': {
    en: 'Probably {hint}: correct the settings of this list',
    es: 'Corrija la configuración de esta lista. En inglés: {hint}',
  },
  'check/list-other-codes': {
    en: 'Its codes are others: items have {items}, the list has {codes}. Correct the columns that join the two, or the warehouse',
    es: 'Sus códigos son otros: los ítems tienen {items}, la lista tiene {codes}. Corrija las columnas que unen las dos, o la bodega',
  },
  'check/list-no-column': {
    en: "No row of it has the column '{column}' that `where` names: correct it",
    es: 'Ninguna de sus filas tiene la columna «{column}» que nombra `where`: corríjala',
  },
  'check/list-other-where': {
    en: "`where` asks for {column} '{value}', and the rows have {values}: correct the warehouse or unit in `where`",
    es: '`where` pide {column} «{value}», y las filas tienen {values}: corrija la bodega o la unidad en `where`',
  },
  'check/list-case': {
    en: "The codes differ in upper and lower case: the item has '{id}', the list has '{code}'. Have both lists return the same code",
    es: 'Los códigos difieren en mayúsculas y minúsculas: el ítem tiene «{id}», la lista tiene «{code}». Haga que ambas listas devuelvan el mismo código',
  },
  'check/list-padding': {
    en: "The codes differ in padding or marks: the item has '{id}', the list has '{code}'. Have both lists return the same code",
    es: 'Los códigos difieren en ceros, espacios o signos: el ítem tiene «{id}», la lista tiene «{code}». Haga que ambas listas devuelvan el mismo código',
  },
  'check/list-equal-rows': {
    en: {
      one: '{count} item has rows in {list} that are equal in every column, and each is added to its stock: for example {row}. If the query returns a row twice, correct it; if they are levels of their own, have it return what tells them apart',
      other:
        '{count} items have rows in {list} that are equal in every column, and each is added to their stock: for example {row}. If the query returns a row twice, correct it; if they are levels of their own, have it return what tells them apart',
    },
    es: {
      one: '{count} ítem tiene en {list} filas iguales en todas las columnas, y cada una se suma a sus existencias: por ejemplo {row}. Si la consulta devuelve una fila dos veces, corríjala; si son existencias distintas, haga que devuelva lo que las distingue',
      other:
        '{count} ítems tienen en {list} filas iguales en todas las columnas, y cada una se suma a sus existencias: por ejemplo {row}. Si la consulta devuelve una fila dos veces, corríjala; si son existencias distintas, haga que devuelva lo que las distingue',
    },
  },
  'check/list-units': {
    en: 'the rows of one item in {list} are in several units ({column} {units}), and its stock would be their sum. Have the list return one unit, or name one in `where`',
    es: 'las filas de un ítem en {list} están en varias unidades ({column} {units}), y sus existencias serían la suma. Haga que la lista devuelva una sola unidad, o indique una en `where`',
  },
  'check/stock-unknown': {
    en: '{unknown} of {rows} items have no stock level, or a level that is not a number, and will be rejects (stock/unknown): {ids}. Give them a level in Siesa, or set "when_missing": 0 if such an item has none',
    es: '{unknown} de {rows} ítems no tienen existencias, o tienen un valor que no es número, y serán rechazos (stock/unknown): {ids}. Deles existencias en Siesa, o ponga "when_missing": 0 si un ítem así no tiene',
  },
  'check/zero-by-setting': {
    en: `an item for which {list} has no level is sent with a stock of 0, because the settings hold "when_missing": 0. Remove it if such an item's stock is unknown`,
    es: 'un ítem sin existencias en {list} se envía con existencias 0, porque la configuración tiene "when_missing": 0. Quítelo si no se conocen las existencias de un ítem así',
  },
  'check/zero-by-mapping': {
    en: 'an item without {fields} is sent with {name} 0, because the mapping makes a missing number 0. Remove that default, and such items will be rejects or keep their value',
    es: 'un ítem sin {fields} se envía con {name} 0, porque el mapeo convierte en 0 un número que falta. Quite ese valor por defecto, y esos ítems serán rechazos o conservarán su valor',
  },
  'check/field-misspelt': {
    en: "no row of these pages has '{field}', which the mapping reads: did you mean '{meant}'? Correct the siesa_field",
    es: 'ninguna fila de estas páginas tiene «{field}», que el mapeo lee: ¿quiso decir «{meant}»? Corrija el siesa_field',
  },
  'check/field-absent': {
    en: 'no row of these pages has {fields}, which the mapping reads: what it fills stays empty or takes its default. Correct the siesa_field if Siesa has it under another name',
    es: 'ninguna fila de estas páginas tiene {fields}, que el mapeo lee: lo que llena queda vacío o toma su valor por defecto. Corrija el siesa_field si Siesa lo tiene con otro nombre',
  },
  'check/field-emptied': {
    en: "{field} has a value in {filled} of {of} products of these pages, and had one in {was} % of the last full sync: the next sync of 100 products or more stops with FieldEmptied. Correct the column in Siesa, or the mapping. If the field really is empty now: siesa-sync sync {client} --accept-empty '{field}'",
    es: "{field} tiene valor en {filled} de {of} productos de estas páginas, y lo tenía en el {was} % de la última sincronización completa: la próxima de 100 productos o más se detiene con FieldEmptied. Corrija la columna en Siesa, o el mapeo. Si el campo ahora de verdad está vacío: siesa-sync sync {client} --accept-empty '{field}'",
  },
  'check/mapped': {
    en: '{mapped} of {rows} products of the first page mapped',
    es: '{mapped} de {rows} productos de la primera página transformados',
  },
  'check/mapped-some': {
    en: '{mapped}; the others will be rejects, for example {example}',
    es: '{mapped}; los otros serán rechazos, por ejemplo {example}',
  },
  'check/mapped-none': {
    en: '{mapped}, for example {example}. The mapping does not fit this Siesa: see `siesa-sync mapping check`',
    es: '{mapped}, por ejemplo {example}. El mapeo no corresponde a este Siesa: mire `siesa-sync mapping check`',
  },
  'check/reject': { en: '{id}: {path}: {code}', es: '{id}: {path}: {code}' },
  'check/reject-expected': {
    en: '{id}: {path}: {code}, expected {expected}',
    es: '{id}: {path}: {code}, se espera {expected}',
  },
} as const satisfies Texts;
