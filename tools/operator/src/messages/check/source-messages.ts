import type { Texts } from '../language.ts';

/** What `client check` writes about settings, Siesa's pages, its clock and its dates of change. */
export const sourceMessages = {
  'check/usable': {
    en: 'settings, mapping and secrets of a {product} client{disabled}',
    es: 'configuración, mapeo y secretos de un cliente de {product}{disabled}',
  },
  'check/disabled': { en: ' that is disabled', es: ' que está desactivado' },
  'check/dialect-setting': {
    en: "'{name}' is a setting of dialect {dialects}, and this client has another one: remove it",
    es: '«{name}» es una opción del dialecto {dialects}, y este cliente tiene otro: quítela',
  },
  'check/unread-setting': {
    en: "nothing reads the setting '{name}': remove it",
    es: 'nada lee la opción «{name}»: quítela',
  },
  'check/misspelt-setting': {
    en: "nothing reads the setting '{name}': did you mean '{meant}'?",
    es: 'nada lee la opción «{name}»: ¿quiso decir «{meant}»?',
  },
  'check/new-source': {
    en: 'its Siesa is {is}, and the last sync read {was}: the next sync stops with SourceChanged. If it is another Siesa or query: siesa-sync sync {client} --new-source {options}. If it is the same under a new address, name the old one in former_siesa_api_url',
    es: 'su Siesa es {is}, y la última sincronización leyó {was}: la próxima se detiene con SourceChanged. Si es otro Siesa u otra consulta: siesa-sync sync {client} --new-source {options}. Si es el mismo con otra dirección, ponga la anterior en former_siesa_api_url',
  },
  'check/new-destination': {
    en: 'its destination is {is}, and the last sync wrote to {was}: the next sync stops with DestinationChanged. If it is another destination: siesa-sync sync {client} --new-destination {options}. If it is the same under a new address, name the old one in former_product_api_url',
    es: 'su destino es {is}, y la última sincronización escribió en {was}: la próxima se detiene con DestinationChanged. Si es otro destino: siesa-sync sync {client} --new-destination {options}. Si es el mismo con otra dirección, ponga la anterior en former_product_api_url',
  },
  'check/no-schedule': {
    en: 'none: syncs start by hand alone',
    es: 'ninguno: las sincronizaciones solo se inician a mano',
  },
  'check/schedule-over': {
    en: '{schedule} has no start after now: give sync_schedule one that goes on, such as rate(6 hours)',
    es: '{schedule} ya no tiene más inicios: ponga en sync_schedule uno que continúe, como rate(6 hours)',
  },
  'check/next': { en: '{schedule}: next {when}', es: '{schedule}: próximos inicios {when}' },
  'check/next-once-enabled': {
    en: '{schedule}: once the client is enabled {when}',
    es: '{schedule}: cuando el cliente esté activado {when}',
  },
  'check/first-page': {
    en: 'first page in {seconds} s: {rows} products',
    es: 'primera página en {seconds} s: {rows} productos',
  },
  'check/first-page-of': {
    en: 'first page in {seconds} s: {rows} of {total} products',
    es: 'primera página en {seconds} s: {rows} de {total} productos',
  },
  'check/full-read-unknown': {
    en: 'Siesa does not say how many products there are; at {pace} calls a minute it must give all within {longest}',
    es: 'Siesa no indica cuántos productos hay; con {pace} llamadas por minuto debe darlos todos en {longest}',
  },
  'check/full-read': {
    en: {
      one: '{count} call, about {time} at {pace} calls a minute',
      other: '{count} calls, about {time} at {pace} calls a minute',
    },
    es: {
      one: '{count} llamada, unos {time} con {pace} llamadas por minuto',
      other: '{count} llamadas, unos {time} con {pace} llamadas por minuto',
    },
  },
  'check/full-read-slow': {
    en: '{cost}: longer than a sync may take ({longest}). Ask Siesa for a higher limit, take larger pages, or fewer joins',
    es: '{cost}: más de lo que puede durar una sincronización ({longest}). Pida a Siesa un límite mayor, use páginas más grandes o menos listas unidas',
  },
  'check/total-ignored': {
    en: `Siesa's totals are not used, because the settings hold "siesa_total": "ignore": rows that one reading leaves out are not noticed by their number. Remove it when Siesa's total is right again`,
    es: 'Los totales de Siesa no se usan, porque la configuración tiene "siesa_total": "ignore": por su número no se nota si a una lectura le faltan filas. Quítelo cuando el total de Siesa vuelva a ser correcto',
  },
  'check/unread-paging': {
    en: "Siesa's page holds {words}, which looks like paging and is not understood. Syncs read on until a page is empty or shorter than the largest; compare the number of products after the first sync with Siesa's own",
    es: 'La página de Siesa trae {words}, que parece paginación y no se entiende. Las sincronizaciones leen hasta que una página esté vacía o sea más corta que la mayor; tras la primera, compare el número de productos con el de Siesa',
  },
  'check/page-zero': {
    en: 'Siesa counts its pages from 0: page 0 holds other rows than page 1, and a sync begins at page 1, so the rows of page 0 would be missing. Ask Siesa to count from 1, or for an address that does',
    es: 'Siesa cuenta sus páginas desde 0: la página 0 trae otras filas que la 1, y una sincronización empieza en la 1, así que faltarían las filas de la página 0. Pida a Siesa que cuente desde 1, o una dirección que lo haga',
  },
  'check/capped-pages': {
    en: `Siesa's pages hold {rows} rows, and {asked} were asked for: it caps them. Syncs count the rows that come; set "siesa_page_size": {size}, so that the estimate is right too`,
    es: 'Las páginas de Siesa traen {rows} filas, y se pidieron {asked}: Siesa las limita. Las sincronizaciones cuentan las filas que llegan; ponga "siesa_page_size": {size} para que la estimación también sea correcta',
  },
  'check/clock-ahead': {
    en: "Siesa's clock is {time} ahead of this machine's, so syncs use their own for the cursor. Have Siesa's clock set: rows that it stamps with a future date are named in each report",
    es: 'El reloj de Siesa va {time} adelantado respecto a este equipo, así que las sincronizaciones usan el suyo para el cursor. Haga ajustar el reloj de Siesa: las filas que fecha en el futuro se nombran en cada reporte',
  },
  'check/clock-behind': {
    en: "Siesa's clock is {time} behind this machine's, and syncs use Siesa's for the cursor",
    es: 'El reloj de Siesa va {time} atrasado respecto a este equipo, y las sincronizaciones usan el de Siesa para el cursor',
  },
  'check/reads-all': {
    en: 'every sync reads all products: a change of a joined row does not move the date of its item',
    es: 'cada sincronización lee todos los productos: el cambio de una fila unida no mueve la fecha de su ítem',
  },
  'check/no-dates': {
    en: 'no row of these pages has a date of change that can be read, so it is not known whether Siesa finds changes by it. Compare one changed product after the first incremental sync, or sync with --type initial',
    es: 'ninguna fila de estas páginas tiene una fecha de cambio legible, así que no se sabe si Siesa encuentra los cambios por ella. Compare un producto cambiado tras la primera sincronización incremental, o sincronice con --type initial',
  },
  'check/changes-unknown': {
    en: "Siesa did not show whether it finds '{id}' by its date of change: more rows changed since then than this check reads. Check again at a quiet hour",
    es: 'Siesa no mostró si encuentra «{id}» por su fecha de cambio: desde entonces cambiaron más filas de las que lee esta comprobación. Repítala a una hora tranquila',
  },
  'check/day-stamps': {
    en: 'the dates of change carry a day and no time, so each incremental sync reads from the beginning of the day of the cursor on',
    es: 'las fechas de cambio tienen día y no hora, así que cada sincronización incremental lee desde el comienzo del día del cursor',
  },
  'check/leaves-out-day': {
    en: "Siesa leaves out '{id}' when it is asked for what changed since the day on which it changed",
    es: 'Siesa omite «{id}» cuando se le pide lo cambiado desde el día en que cambió',
  },
  'check/leaves-out-second': {
    en: "Siesa leaves out '{id}' when it is asked for what changed since one second before its change",
    es: 'Siesa omite «{id}» cuando se le pide lo cambiado desde un segundo antes de su cambio',
  },
  'check/changes-lost-utc': {
    en: '{what}, and finds it when it is asked in UTC: it compares the digits of UTC, so changes would be lost. Set "timezone": "UTC" if its dates without a zone are UTC too; else ask Siesa to read the offset of modified_since',
    es: '{what}, y lo encuentra cuando se le pide en UTC: compara los dígitos de UTC, así que se perderían cambios. Ponga "timezone": "UTC" si sus fechas sin zona también son UTC; si no, pida a Siesa que lea el desfase de modified_since',
  },
  'check/changes-lost': {
    en: "{what}: changes would be lost. Set `timezone` to the zone of Siesa's dates; if it is that already, ask Siesa how modified_since is compared",
    es: '{what}: se perderían cambios. Ponga en `timezone` la zona de las fechas de Siesa; si ya es esa, pregunte a Siesa cómo compara modified_since',
  },
  'check/found-by-date': {
    en: 'a changed product is found by its date',
    es: 'un producto cambiado se encuentra por su fecha',
  },
  'check/compares-days': {
    en: 'Siesa compares the days of changes, or less exactly than the second: an incremental sync reads more than has changed, and loses nothing',
    es: 'Siesa compara los días de los cambios, o con menos exactitud que el segundo: una sincronización incremental lee más de lo que cambió, y no pierde nada',
  },
  'check/ignores-since': {
    en: 'Siesa ignores modified_since: an incremental sync reads everything, and loses nothing. Ask Siesa whether the list can be narrowed',
    es: 'Siesa ignora modified_since: una sincronización incremental lee todo, y no pierde nada. Pregunte a Siesa si la lista se puede acotar',
  },
  'check/found-to-second': {
    en: 'a changed product is found by its date, to the second',
    es: 'un producto cambiado se encuentra por su fecha, al segundo',
  },
  'check/reads-zone': {
    en: 'a changed product is found by its date, to the second: Siesa reads the zone of what it is asked',
    es: 'un producto cambiado se encuentra por su fecha, al segundo: Siesa lee la zona de lo que se le pide',
  },
  'check/compares-digits': {
    en: "a changed product is found by its date, to the second: Siesa compares digits without their zone, and syncs ask in the client's own `timezone`",
    es: 'un producto cambiado se encuentra por su fecha, al segundo: Siesa compara dígitos sin su zona, y las sincronizaciones piden en la `timezone` del cliente',
  },
} as const satisfies Texts;
