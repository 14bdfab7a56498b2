import type { Texts } from '../language.ts';

/** What `client check` writes about the product and the time of a load, and what the lines are about. */
export const destinationMessages = {
  'check/what-settings': { en: 'settings', es: 'config.' },
  'check/what-ends': { en: 'ends', es: 'extremos' },
  'check/what-siesa': { en: 'siesa', es: 'siesa' },
  'check/what-full-read': { en: 'full read', es: 'lectura' },
  'check/what-paging': { en: 'paging', es: 'páginas' },
  'check/what-clock': { en: 'clock', es: 'reloj' },
  'check/what-changes': { en: 'changes', es: 'cambios' },
  'check/what-rows': { en: 'rows', es: 'filas' },
  'check/what-stock': { en: 'stock', es: 'stock' },
  'check/what-mapping': { en: 'mapping', es: 'mapeo' },
  'check/what-product': { en: 'product', es: 'producto' },
  'check/what-load': { en: 'load', es: 'carga' },
  'check/what-schedule': { en: 'schedule', es: 'horario' },
  'check/ok': { en: 'ok  ', es: 'ok  ' },
  'check/note': { en: 'note', es: 'nota' },
  'check/fail': { en: 'FAIL', es: 'MAL ' },
  'check/answers': {
    en: 'The product answers and takes the keys.',
    es: 'El producto responde y acepta las claves.',
  },
  'check/others-records': {
    en: "{foreign} of {rows} records of the list's first page belong to others, so the destination does not filter its list. They are never written, and each reading of the list takes longer. Ask its owner for a user that sees this client's records alone",
    es: '{foreign} de {rows} registros de la primera página de la lista son de otros, así que el destino no filtra su lista. Nunca se escriben, y cada lectura de la lista tarda más. Pida a su dueño un usuario que vea solo los registros de este cliente',
  },
  'check/list-holds': {
    en: 'records of the list hold {constants}',
    es: 'los registros de la lista tienen {constants}',
  },
  'check/unproven-empty': {
    en: "could not be proven, because the first page of the list holds none of this client's records: {constants}. Compare with the destination; what it refuses shows in the first sync",
    es: 'no se pudo probar, porque la primera página de la lista no trae registros de este cliente: {constants}. Compare con el destino; lo que rechace se ve en la primera sincronización',
  },
  'check/unproven-hidden': {
    en: 'could not be proven, because the first page of the list does not show it: {constants}. Compare with the destination; what it refuses shows in the first sync',
    es: 'no se pudo probar, porque la primera página de la lista no lo muestra: {constants}. Compare con el destino; lo que rechace se ve en la primera sincronización',
  },
  'check/unproven-other': {
    en: "could not be proven: {constant}, because the list's first page shows this field in {shown} of its records, and none of them holds this value. Compare with the destination; a wrong one is refused in the first sync",
    es: 'no se pudo probar: {constant}, porque la primera página de la lista muestra este campo en {shown} de sus registros, y ninguno tiene este valor. Compare con el destino; si es incorrecto, la primera sincronización lo rechaza',
  },
  'check/no-look-up': {
    en: "no product of Siesa's first page makes a record, so no look-up was tried",
    es: 'ningún producto de la primera página de Siesa da un registro, así que no se intentó ninguna búsqueda',
  },
  'check/filter-ignored': {
    en: 'the destination ignores the filter by id, so a look-up is a search and its rows are compared. Ask its owner for the filter, because a search is slower',
    es: 'el destino ignora el filtro por código, así que se busca por texto y se comparan sus filas. Pida el filtro a su dueño, porque una búsqueda es más lenta',
  },
  'check/look-up-works': {
    en: 'look-up of {id} by a filter that the destination obeys',
    es: 'búsqueda de {id} con un filtro que el destino obedece',
  },
  'check/look-up-ignored': { en: 'look-up of {id} by a search', es: 'búsqueda de {id} por texto' },
  'check/look-up-unproven': {
    en: 'look-up of {id} by a filter; that the destination obeys it could not be proven, because the list holds no other record',
    es: 'búsqueda de {id} con un filtro; no se pudo probar que el destino lo obedezca, porque la lista no tiene otro registro',
  },
  'check/look-up-several': {
    en: '{lookUp}: {count} records have this id ({refs}), and a sync refuses to write to either. Keep one of them in the destination',
    es: '{lookUp}: {count} registros tienen este código ({refs}), y una sincronización no escribe en ninguno. Deje uno solo en el destino',
  },
  'check/look-up-none': {
    en: '{lookUp}: no record has this id, so a sync creates it. What the destination stores of it could not be proven',
    es: '{lookUp}: ningún registro tiene este código, así que una sincronización lo crea. No se pudo probar qué guarda de él el destino',
  },
  'check/look-up-equal': {
    en: '{lookUp}: record {refs} holds what a sync would send',
    es: '{lookUp}: el registro {refs} tiene lo que enviaría una sincronización',
  },
  'check/look-up-changes': {
    en: '{lookUp}: record {refs}: a sync changes {changes}',
    es: '{lookUp}: registro {refs}: una sincronización cambia {changes}',
  },
  'check/look-up-hides': {
    en: '{lookUp}: record {refs}: the record does not show {hidden}, so that the destination stores it could not be proven',
    es: '{lookUp}: registro {refs}: el registro no muestra {hidden}, así que no se pudo probar que el destino lo guarde',
  },
  'check/look-up-changes-and-hides': {
    en: '{lookUp}: record {refs}: a sync changes {changes}; the record does not show {hidden}, so that the destination stores it could not be proven',
    es: '{lookUp}: registro {refs}: una sincronización cambia {changes}; el registro no muestra {hidden}, así que no se pudo probar que el destino lo guarde',
  },
  'check/from-to': { en: '{path} from {stored} to {sent}', es: '{path} de {stored} a {sent}' },
  'check/call-took': {
    en: 'a call that reads took {ms} ms, and one that writes may take longer',
    es: 'una llamada que lee tardó {ms} ms, y una que escribe puede tardar más',
  },
  'check/load-unknown': {
    en: '{measured}; Siesa does not say how many products there are, so the time of a load could not be estimated',
    es: '{measured}; Siesa no indica cuántos productos hay, así que no se pudo estimar el tiempo de una carga',
  },
  'check/load': {
    en: 'a load of all products makes {calls} calls, about {time} at {concurrency} at once, after about {reading} of reading Siesa',
    es: 'una carga de todos los productos hace {calls} llamadas, unos {time} con {concurrency} a la vez, tras unos {reading} de lectura de Siesa',
  },
  'check/load-paced': {
    en: 'a load of all products makes {calls} calls, about {time} at {concurrency} at once and {pace} a minute, after about {reading} of reading Siesa',
    es: 'una carga de todos los productos hace {calls} llamadas, unos {time} con {concurrency} a la vez y {pace} por minuto, tras unos {reading} de lectura de Siesa',
  },
  'check/load-fits': { en: '{load}; {measured}', es: '{load}; {measured}' },
  'check/load-late': {
    en: '{load}, and the schedule starts a sync every {interval}: a sync of all products is not over when the next one is due; {measured}. Give sync_schedule a longer interval, or raise product_concurrency or product_requests_per_minute as far as the destination allows',
    es: '{load}, y el horario inicia una sincronización cada {interval}: una de todos los productos no ha terminado cuando toca la siguiente; {measured}. Dé a sync_schedule un intervalo mayor, o suba product_concurrency o product_requests_per_minute hasta donde el destino lo permita',
  },
} as const satisfies Texts;
