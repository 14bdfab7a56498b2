import type { Texts } from '../language.ts';

/** What Siesa answered, and what cannot be read from it. Its own words stand in these sentences as they came. */
export const siesaTexts = {
  'library/siesa-no-answer': {
    en: 'Siesa gave no answer to {subject} ({words}). Nothing to do if it comes back by itself; else see whether its address answers.',
    es: 'Siesa no respondió a {subject} ({words}). Si vuelve por sí solo no hay que hacer nada; si no, vea si su dirección responde.',
  },
  'library/siesa-answered': {
    en: "Siesa answered {subject} with {words}. Nothing to do if it ends by itself; else ask Siesa's support.",
    es: 'Siesa respondió a {subject} con {words}. Si termina por sí solo no hay que hacer nada; si no, pregunte al soporte de Siesa.',
  },
  'library/siesa-cut-short': {
    en: "Siesa's answer to {subject} was cut short. Nothing to do if it ends by itself; else ask Siesa's support.",
    es: 'La respuesta de Siesa a {subject} llegó cortada. Si termina por sí solo no hay que hacer nada; si no, pregunte al soporte de Siesa.',
  },
  'library/siesa-too-large': {
    en: "Siesa's answer to {subject} is too large. {problem}",
    es: 'La respuesta de Siesa a {subject} es muy grande. {problem}',
  },
  'library/siesa-refused-key': {
    en: "Siesa at '{host}' refused the key in '{name}' ({words}). Put the client's current key there.",
    es: 'Siesa en «{host}» rechazó la clave de «{name}» ({words}). Ponga allí la clave actual del cliente.',
  },
  'library/siesa-support': {
    en: "Siesa answered {subject} with {words}. Ask Siesa's support.",
    es: 'Siesa respondió a {subject} con {words}. Pregunte al soporte de Siesa.',
  },
  'library/siesa-empty': {
    en: "Siesa answered {subject} with an empty body. Ask Siesa's support if it goes on.",
    es: 'Siesa respondió a {subject} sin contenido. Pregunte al soporte de Siesa si continúa.',
  },
  'library/siesa-no-records': {
    en: "Siesa answered {subject} with {words} instead of records. See what lies at the client's siesa_api_url.",
    es: 'Siesa respondió a {subject} con {words} en vez de registros. Vea qué hay en la siesa_api_url del cliente.',
  },
  'library/siesa-no-path': {
    en: "Siesa at '{host}' does not know the path of {subject} (404). Correct the client's siesa_api_url.",
    es: 'Siesa en «{host}» no conoce la ruta de {subject} (404). Corrija la siesa_api_url del cliente.',
  },
  'library/siesa-refused-with': {
    en: "Siesa refused {subject} with {words}. Ask Siesa's support.",
    es: 'Siesa rechazó {subject} con {words}. Pregunte al soporte de Siesa.',
  },
  'library/siesa-refused': {
    en: `Siesa refused {subject}: "{words}". Compare the client's settings with the query in Connekta's console.`,
    es: 'Siesa rechazó {subject}: "{words}". Compare la configuración del cliente con la consulta en la consola de Connekta.',
  },
  'library/siesa-refused-query': {
    en: "Siesa refused the query '{query}' ({words}), which means one of three things: the keys in '{name}' are not the client's, no query of that name exists for them, or the query was edited in Connekta's console, which takes its permissions away. See all three there.",
    es: 'Siesa rechazó la consulta «{query}» ({words}), lo que significa una de tres cosas: las claves de «{name}» no son del cliente, no existe para ellas una consulta con ese nombre, o la consulta se editó en la consola de Connekta, lo que le quita los permisos. Revise allí las tres.',
  },
  'library/siesa-query-fits': {
    en: `The query '{query}' does not fit this Siesa: "{words}". Correct siesa_query, siesa_joins or siesa_changed_column in the client's settings.`,
    es: 'La consulta «{query}» no corresponde a este Siesa: "{words}". Corrija siesa_query, siesa_joins o siesa_changed_column en la configuración del cliente.',
  },
  'library/siesa-too-many-calls': {
    en: 'Siesa refused {subject} {number} times for too many calls, though each pause was kept. See who else calls with the same keys, or start again later.',
    es: 'Siesa rechazó {subject} {number} veces por demasiadas llamadas, aunque se respetó cada pausa. Vea quién más llama con las mismas claves, o inicie de nuevo más tarde.',
  },
  'library/siesa-pause': {
    en: 'Siesa asks for a pause of {number} s. Start again after it.',
    es: 'Siesa pide una pausa de {number} s. Inicie de nuevo después.',
  },
  'library/siesa-wait-too-long': {
    en: "Siesa asks client '{client}' to wait {seconds} s; a sync waits at most {most} s. The next sync goes on; ask Siesa for a higher limit if it repeats.",
    es: 'Siesa pide al cliente «{client}» esperar {seconds} s; una sincronización espera a lo sumo {most} s. La próxima continúa; pida a Siesa un límite mayor si se repite.',
  },
  'library/siesa-no-dialect': {
    en: "There is no dialect '{dialect}' of Siesa. Correct siesa_dialect.",
    es: 'No hay un dialecto «{dialect}» de Siesa. Corrija siesa_dialect.',
  },
  'library/no-company-column': {
    en: `No row of the query '{query}' has a column for the company (…_id_cia), so another company's rows could not be told apart. Add the column to the query, or name it in {setting} ("none" where this database holds one company alone).`,
    es: 'Ninguna fila de la consulta «{query}» tiene una columna de la compañía (…_id_cia), así que no se distinguirían las filas de otra compañía. Añada la columna a la consulta, o nómbrela en {setting} ("none" si esta base tiene una sola compañía).',
  },
  'library/no-named-company-column': {
    en: `No row of the query '{query}' has the column '{column}', so another company's rows could not be told apart. Add the column to the query, or name it in {setting} ("none" where this database holds one company alone).`,
    es: 'Ninguna fila de la consulta «{query}» tiene la columna «{column}», así que no se distinguirían las filas de otra compañía. Añada la columna a la consulta, o nómbrela en {setting} ("none" si esta base tiene una sola compañía).',
  },
  'library/other-company': {
    en: "All {number} rows of an answer to the query '{query}' are of another company ({words}), and siesa_erp_company is {company}. Correct siesa_erp_company, or let the query return this company alone.",
    es: 'Las {number} filas de una respuesta a la consulta «{query}» son de otra compañía ({words}), y siesa_erp_company es {company}. Corrija siesa_erp_company, o haga que la consulta devuelva solo esta compañía.',
  },
  'library/no-key-column': {
    en: "No row of the query '{query}' has the column '{column}', which siesa_key names. Correct siesa_key.",
    es: 'Ninguna fila de la consulta «{query}» tiene la columna «{column}», que nombra siesa_key. Corrija siesa_key.',
  },
  'library/no-join-column': {
    en: "No item has the column '{column}', on which the query '{query}' is joined. Correct 'on' in siesa_joins, or siesa_key.",
    es: 'Ningún ítem tiene la columna «{column}», por la que se une la consulta «{query}». Corrija «on» en siesa_joins, o siesa_key.',
  },
  'library/shared-key': {
    en: "Siesa answered item '{id}' with {number} rows: they share a key. Name the columns that tell them apart in siesa_key.",
    es: 'Siesa respondió al ítem «{id}» con {number} filas: comparten una clave. Nombre en siesa_key las columnas que las distinguen.',
  },
  'library/stock-without-id': {
    en: "Siesa's stock holds {words}; 'product_id' was expected. Ask Siesa's support, or take stock from the product row (siesa_stock).",
    es: 'Las existencias de Siesa traen {words}; se esperaba «product_id». Pregunte al soporte de Siesa, o tome las existencias de la fila del producto (siesa_stock).',
  },
  'library/stock-without-level': {
    en: "Siesa's stock holds {number} rows without any of {list}. Ask Siesa's support, or take stock from the product row (siesa_stock).",
    es: 'Las existencias de Siesa traen {number} filas sin ninguno de {list}. Pregunte al soporte de Siesa, o tome las existencias de la fila del producto (siesa_stock).',
  },
  'library/announced-total': {
    en: 'Siesa announced {number} rows of {subject}, but {read} different ones came. Nothing was concluded from what is missing. Start again later, when Siesa changes less; where its total is wrong for ever, set siesa_total to "ignore".',
    es: 'Siesa anunció {number} filas de {subject}, pero llegaron {read} distintas. No se concluyó nada de lo que falta. Inicie de nuevo más tarde, cuando Siesa cambie menos; si su total es incorrecto siempre, ponga siesa_total en "ignore".',
  },
  'library/counted-total': {
    en: "Siesa sent {number} rows of {subject} in one reading, some of them twice: {read} different ones came in all readings. Nothing was concluded from what is missing. Start again later, when Siesa changes less; if it repeats, ask Siesa's support for a list with a fixed order.",
    es: 'Siesa envió {number} filas de {subject} en una lectura, algunas dos veces: en todas las lecturas llegaron {read} distintas. No se concluyó nada de lo que falta. Inicie de nuevo más tarde, cuando Siesa cambie menos; si se repite, pida al soporte de Siesa una lista con un orden fijo.',
  },
  'library/moved-rows': {
    en: "Rows of {subject} were added and removed in each reading (at most {number}; {read} different ones came), so nothing shows that each one came. Nothing was concluded from what is missing. Start again later, when Siesa changes less; if it repeats, ask Siesa's support for a list with a fixed order.",
    es: 'En cada lectura se añadieron y quitaron filas de {subject} (a lo sumo {number}; llegaron {read} distintas), así que nada muestra que llegó cada una. No se concluyó nada de lo que falta. Inicie de nuevo más tarde, cuando Siesa cambie menos; si se repite, pida al soporte de Siesa una lista con un orden fijo.',
  },
  'library/pages-without-rows': {
    en: "Siesa answered pages {number} and {next} of {subject} without rows and announces more: rows would be missing. Reading stopped. Ask Siesa's support how this list is paged.",
    es: 'Siesa respondió las páginas {number} y {next} de {subject} sin filas y anuncia más: faltarían filas. Se dejó de leer. Pregunte al soporte de Siesa cómo se pagina esta lista.',
  },
  'library/page-without-rows': {
    en: "Siesa answered page {number} of {subject} without rows and page {next} with rows: rows are missing. Reading stopped. Ask Siesa's support.",
    es: 'Siesa respondió la página {number} de {subject} sin filas y la {next} con filas: faltan filas. Se dejó de leer. Pregunte al soporte de Siesa.',
  },
  'library/other-page-numbers': {
    en: "Siesa was asked for page {number} of {subject} and {problem}: it counts its pages otherwise, so rows would be missing. Reading stopped. Ask Siesa's support how this list is paged.",
    es: 'Se pidió a Siesa la página {number} de {subject} y {problem}: cuenta sus páginas de otro modo, así que faltarían filas. Se dejó de leer. Pregunte al soporte de Siesa cómo se pagina esta lista.',
  },
  'library/calls-page': { en: 'calls it page {number}', es: 'la llama página {number}' },
  'library/announces-earlier': { en: 'announces pages before it', es: 'anuncia páginas anteriores' },
  'library/unreadable-next': {
    en: 'names the next page by a token or an address without a page number',
    es: 'nombra la siguiente con un token o una dirección sin número de página',
  },
  'library/calls-next': { en: 'calls the next page {number}', es: 'llama {number} a la siguiente' },
  'library/same-page': {
    en: "Siesa answered page {number} of {subject} with the rows of page {other}: it does not page. Reading stopped. Ask Siesa's support.",
    es: 'Siesa respondió la página {number} de {subject} con las filas de la página {other}: no pagina. Se dejó de leer. Pregunte al soporte de Siesa.',
  },
  'library/repeated-pages': {
    en: "Siesa answered several pages of {subject} in a row with rows that had all come before: it repeats its pages, and others are missing. Reading stopped. Ask Siesa's support how this list is paged.",
    es: 'Siesa respondió varias páginas seguidas de {subject} con filas que ya habían llegado: repite sus páginas, y faltan otras. Se dejó de leer. Pregunte al soporte de Siesa cómo se pagina esta lista.',
  },
  'library/join-column': {
    en: "No row of the query '{query}' has the column '{column}', which its join needs (on, where or pick). It has {list}. Correct siesa_joins.",
    es: 'Ninguna fila de la consulta «{query}» tiene la columna «{column}», que necesita su unión (on, where o pick). Tiene {list}. Corrija siesa_joins.',
  },
  'library/join-or-key-column': {
    en: "No row of the query '{query}' has the column '{column}', which its join needs (on, where or pick). It has {list}. Correct siesa_joins, or siesa_key.",
    es: 'Ninguna fila de la consulta «{query}» tiene la columna «{column}», que necesita su unión (on, where o pick). Tiene {list}. Corrija siesa_joins, o siesa_key.',
  },
  'library/join-hint': {
    en: "no row has {column} '{text}'; rows have {list}",
    es: 'ninguna fila tiene {column} «{text}»; las filas tienen {list}',
  },
  'library/deadline': {
    en: "The next call to Siesa would pass the deadline: go on in {number} s from the last page's 'next'.",
    es: 'La próxima llamada a Siesa pasaría del plazo: continúe en {number} s desde el «next» de la última página.',
  },
  'library/error-beside-empty': { en: 'an error beside an empty list', es: 'un error junto a una lista vacía' },
  'library/error-beside-rows': { en: 'an error beside rows', es: 'un error junto a filas' },
  'library/number-in-stock': { en: 'a number in inventory/stock', es: 'un número en inventory/stock' },
  'library/announced-pages': {
    en: `Siesa announced {announced} pages of {subject} and answered pages {number} and {next} without rows: rows would be missing. Reading stopped. Ask Siesa's support; where its counts are always wrong, set "siesa_total": "ignore".`,
    es: 'Siesa anunció {announced} páginas de {subject} y respondió las páginas {number} y {next} sin filas: faltarían filas. Se dejó de leer. Pregunte al soporte de Siesa; si sus cuentas son siempre incorrectas, ponga "siesa_total": "ignore".',
  },
  'library/two-lists': { en: 'two lists of rows (Table and Datos)', es: 'dos listas de filas (Table y Datos)' },
  'library/lists-of-rows': { en: '{number} lists of rows', es: '{number} listas de filas' },
  'library/sentences-for-rows': { en: 'sentences in place of rows', es: 'frases en vez de filas' },
  'library/empty-list-beside': { en: "an empty list beside '{field}'", es: 'una lista vacía junto a «{field}»' },
  'library/the-items': { en: 'the items', es: 'los ítems' },
  'library/the-products': { en: 'the products', es: 'los productos' },
  'library/the-stock': { en: 'the stock', es: 'las existencias' },
  'library/page-of': { en: 'page {number} of {subject}', es: 'la página {number} de {subject}' },
  'library/query': { en: "query '{query}'", es: 'la consulta «{query}»' },
  'library/an-item': { en: 'item {id}', es: 'el ítem {id}' },
  'library/empty-list': { en: 'an empty list', es: 'una lista vacía' },
  'library/deep-list': { en: 'a deep list', es: 'una lista profunda' },
  'library/list-that-holds': { en: 'a list that holds {words}', es: 'una lista que contiene {words}' },
  'library/empty-object': { en: 'an empty object', es: 'un objeto vacío' },
  'library/object-with-names': { en: 'an object with {list}', es: 'un objeto con {list}' },
  'library/deeper-than': {
    en: 'nested deeper than {number} levels',
    es: 'anidado en más de {number} niveles',
  },
} as const satisfies Texts;
