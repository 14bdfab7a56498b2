import type { Texts } from './language.ts';

/** What a sync, a dry run and a comparison of two syncs write. */
export const syncMessages = {
  'sync/client': { en: 'client', es: 'cliente' },
  'sync/type': { en: 'sync', es: 'sincronización' },
  'sync/status': { en: 'status', es: 'estado' },
  'sync/extracted': { en: 'extracted', es: 'leídos' },
  'sync/accepted': { en: 'accepted', es: 'aceptados' },
  'sync/unchanged': { en: 'unchanged', es: 'sin cambio' },
  'sync/refused': { en: 'refused', es: 'rechazados' },
  'sync/warned': { en: 'warned', es: 'con aviso' },
  'sync/missing': { en: 'missing', es: 'faltan en Siesa' },
  'sync/duration': { en: 'duration', es: 'duración' },
  'sync/per-second': { en: 'records/s', es: 'registros/s' },
  'sync/id': { en: 'sync id', es: 'id de sincronización' },
  'sync/skipped': { en: 'skipped', es: 'omitida' },
  'sync/already-running': {
    en: '{client} is already being synced: nothing was started.',
    es: '{client} ya se está sincronizando: no se inició nada.',
  },
  'sync/already-running-by': {
    en: '{client} is already being synced by {sync}: nothing was started.',
    es: '{sync} ya sincroniza a {client}: no se inició nada.',
  },
  'sync/failed': { en: '{client} failed: {error}: {reason}', es: '{client} falló: {error}: {reason}' },
  'sync/accept': {
    en: 'Only if that is as it should be: {command}',
    es: 'Solo si así debe ser: {command}',
  },
  'sync/history': {
    en: 'What happened, state by state: {command}',
    es: 'Qué pasó, estado por estado: {command}',
  },
  'sync/rejects': { en: 'Why records were refused: {command}', es: 'Por qué se rechazaron registros: {command}' },
  'sync/deactivated': {
    en: {
      one: '{count} product was taken out of use, because two full readings of Siesa did not bring it.',
      other: '{count} products were taken out of use, because two full readings of Siesa did not bring them.',
    },
    es: {
      one: '{count} producto se desactivó, porque dos lecturas completas de Siesa no lo trajeron.',
      other: '{count} productos se desactivaron, porque dos lecturas completas de Siesa no los trajeron.',
    },
  },
  'sync/withheld': {
    en: {
      one: '{count} product is missing in Siesa for the second time, more than may be taken out of use at once: none was. If it is really gone: {command}',
      other:
        '{count} products are missing in Siesa for the second time, more than may be taken out of use at once: none was. If they are really gone: {command}',
    },
    es: {
      one: '{count} producto falta en Siesa por segunda vez, más de los que se pueden desactivar a la vez: no se desactivó ninguno. Si de verdad ya no existe: {command}',
      other:
        '{count} productos faltan en Siesa por segunda vez, más de los que se pueden desactivar a la vez: no se desactivó ninguno. Si de verdad ya no existen: {command}',
    },
  },
  'sync/warnings': {
    en: {
      one: '{count} record has a warning: the report names each.',
      other: '{count} records have a warning: the report names each.',
    },
    es: {
      one: '{count} registro tiene un aviso: el informe nombra cada uno.',
      other: '{count} registros tienen un aviso: el informe nombra cada uno.',
    },
  },
  'sync/report': { en: 'Report: {place}', es: 'Informe: {place}' },
  'sync/held': {
    en: '{client}: the cursor stays where it was, so the next sync reads from there again. {cause}',
    es: '{client}: el cursor queda donde estaba, así que la próxima sincronización lee de nuevo desde ahí. {cause}',
  },

  'progress/Begin': { en: 'starting', es: 'empezando' },
  'progress/ExtractFromSiesa': { en: 'reading Siesa', es: 'leyendo Siesa' },
  'progress/LoadParts': { en: 'mapping and sending', es: 'transformando y enviando' },
  'progress/WaitForBudget': {
    en: "waiting for Siesa's limit of calls",
    es: 'esperando el límite de llamadas de Siesa',
  },
  'progress/SummarizeSync': { en: 'adding up', es: 'haciendo cuentas' },
  'progress/LogSuccess': { en: 'writing the history', es: 'escribiendo el historial' },
  'progress/ReportFailure': { en: 'reporting the failure', es: 'informando el fallo' },
  'progress/parts': { en: '{done} of {known} parts', es: '{done} de {known} partes' },
  'progress/records': { en: '{done} of {known} records', es: '{done} de {known} registros' },
  'progress/left': { en: '{time} left', es: 'faltan {time}' },
  'progress/console': { en: 'console: {address}', es: 'consola: {address}' },
  'progress/logs': { en: 'logs:    {command}', es: 'logs:    {command}' },
  'progress/cut-off': {
    en: 'Ctrl+C again cuts the sync off. Then what was sent stays in the product, and the cursor stays where it was: the next sync reads from there again and sends all that it reads.',
    es: 'Otro Ctrl+C corta la sincronización. Lo enviado queda en el producto, y el cursor queda donde estaba: la próxima sincronización lee de nuevo desde ahí y envía todo lo que lee.',
  },
  'progress/stop-following': {
    en: 'The sync goes on in AWS without this command. Ctrl+C again only ends this command; then how it ended: siesa-sync status {options}',
    es: 'La sincronización sigue en AWS sin este comando. Otro Ctrl+C solo termina este comando; después, cómo terminó: siesa-sync status {options}',
  },
  'progress/more': {
    en: '{client}: and {count} more: siesa-sync rejects {client} {options}',
    es: '{client}: y {count} más: siesa-sync rejects {client} {options}',
  },
  'dry-run/client': { en: 'client', es: 'cliente' },
  'dry-run/sync': { en: 'sync', es: 'sincronización' },
  'dry-run/would-end': { en: 'would end', es: 'terminaría' },
  'dry-run/extracted': { en: 'extracted', es: 'leídos' },
  'dry-run/create': { en: 'create', es: 'crear' },
  'dry-run/update': { en: 'update', es: 'actualizar' },
  'dry-run/unchanged': { en: 'unchanged', es: 'sin cambio' },
  'dry-run/reject': { en: 'reject', es: 'rechazar' },
  'dry-run/would-fail': { en: '{client} would fail: {error}: {reason}', es: '{client} fallaría: {error}: {reason}' },
  'dry-run/would-reject': {
    en: '{client} would reject {product}: {reason}',
    es: '{client} rechazaría {product}: {reason}',
  },
  'dry-run/differing': { en: 'not sent, and different there', es: 'no se envían y son distintos allá' },
  'dry-run/by-ledger': {
    en: '{client}: its product has no call that lists what it holds, so these counts are by the ledger: what earlier syncs had accepted.',
    es: '{client}: su producto no tiene una llamada que liste lo que tiene, así que estos números salen del registro: lo que se aceptó en sincronizaciones anteriores.',
  },
  'dry-run/by-product': {
    en: '{client}: these counts are by what its product holds now.',
    es: '{client}: estos números salen de lo que su producto tiene ahora.',
  },
  'dry-run/resent': {
    en: {
      one: '{client}: {count} unchanged product is sent all the same, with the values that it has there.',
      other: '{client}: {count} unchanged products are sent all the same, with the values that they have there.',
    },
    es: {
      one: '{client}: {count} producto sin cambio se envía de todos modos, con los valores que tiene allá.',
      other: '{client}: {count} productos sin cambio se envían de todos modos, con los valores que tienen allá.',
    },
  },
  'dry-run/differs-there': {
    en: {
      one: '{client}: {count} product is missing, out of use or different there, and this sync does not send it: {products}. To send it: {command}',
      other:
        '{client}: {count} products are missing, out of use or different there, and this sync does not send them, such as {products}. To send them: {command}',
    },
    es: {
      one: '{client}: {count} producto falta, está inactivo o es distinto allá, y esta sincronización no lo envía: {products}. Para enviarlo: {command}',
      other:
        '{client}: {count} productos faltan, están inactivos o son distintos allá, y esta sincronización no los envía, como {products}. Para enviarlos: {command}',
    },
  },
  'dry-run/ambiguous': {
    en: {
      one: '{client}: {count} product has several records there: keep one of them.',
      other: '{client}: {count} products have several records there: keep one of each.',
    },
    es: {
      one: '{client}: {count} producto tiene varios registros allá: deje uno.',
      other: '{client}: {count} productos tienen varios registros allá: deje uno de cada uno.',
    },
  },
  'dry-run/nothing': {
    en: 'Dry run: nothing was sent, nothing was kept.',
    es: 'Ensayo: no se envió nada, no se guardó nada.',
  },
  'dry-run/diff-of': { en: 'What updates change for {client}', es: 'Qué cambian las actualizaciones de {client}' },
  'dry-run/unknown': {
    en: {
      one: 'Of {count} update no stored sync shows what the product holds.',
      other: 'Of {count} updates no stored sync shows what the product holds.',
    },
    es: {
      one: 'De {count} actualización ninguna sincronización guardada muestra lo que tiene el producto.',
      other: 'De {count} actualizaciones ninguna sincronización guardada muestra lo que tiene el producto.',
    },
  },
  'diff/field': { en: 'field', es: 'campo' },
  'diff/products': { en: 'products', es: 'productos' },
  'diff/none': { en: 'No field changes.', es: 'No cambia ningún campo.' },
  'diff/absent': { en: 'absent', es: 'ausente' },
  'diff/more': {
    en: { one: 'and {count} more product', other: 'and {count} more products' },
    es: { one: 'y {count} producto más', other: 'y {count} productos más' },
  },
  'diff/of': {
    en: '{client}: {first} → {second}: {compared} products in both, {changed} of them differ.',
    es: '{client}: {first} → {second}: {compared} productos en ambas, {changed} de ellos difieren.',
  },
  'diff/only': {
    en: 'Only {first} read {inFirst} products, and only {second} {inSecond}.',
    es: 'Solo {first} leyó {inFirst} productos, y solo {second} {inSecond}.',
  },
} as const satisfies Texts;
