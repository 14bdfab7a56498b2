import type { Texts } from './language.ts';

/** What `status` writes. */
export const statusMessages = {
  'status/client': { en: 'client', es: 'cliente' },
  'status/product': { en: 'product', es: 'producto' },
  'status/last': { en: 'last sync', es: 'última' },
  'status/type': { en: 'type', es: 'tipo' },
  'status/status': { en: 'status', es: 'estado' },
  'status/extracted': { en: 'extracted', es: 'leídos' },
  'status/accepted': { en: 'accepted', es: 'aceptados' },
  'status/unchanged': { en: 'unchanged', es: 'sin cambio' },
  'status/refused': { en: 'refused', es: 'rechazados' },
  'status/warned': { en: 'warned', es: 'con aviso' },
  'status/duration': { en: 'duration', es: 'duración' },
  'status/cursor-age': { en: 'cursor age', es: 'edad del cursor' },
  'status/rejects': { en: 'open rejects', es: 'rechazos abiertos' },
  'status/missing': { en: 'missing in Siesa', es: 'no están en Siesa' },
  'status/sync': { en: 'sync', es: 'sincronización' },
  'status/ago': { en: '{time} ago', es: 'hace {time}' },
  'status/never': { en: 'never', es: 'nunca' },
  'status/disabled': { en: 'disabled', es: 'desactivado' },
  'status/success': { en: 'success', es: 'correcta' },
  'status/failed': { en: 'failed', es: 'fallida' },
  'status/interrupted': { en: 'cut off', es: 'cortada' },
  'status/open-parked': { en: '{open} ({parked} parked)', es: '{open} ({parked} aparcados)' },
  'status/headline': {
    en: { one: '{count} client, {failing}.', other: '{count} clients, {failing}.' },
    es: { one: '{count} cliente, {failing}.', other: '{count} clientes, {failing}.' },
  },
  'status/none-failing': { en: 'none failing', es: 'ninguno falla' },
  'status/failing': { en: '{failing} failing', es: '{failing} con fallo' },
  'status/running': { en: '{client} is being synced now by {sync}.', es: '{sync} sincroniza ahora a {client}.' },
  'status/cut': {
    en: '{client}: the sync that began {time} ago was cut off in {state}: {command}',
    es: '{client}: la sincronización que empezó hace {time} se cortó en {state}: {command}',
  },
  'status/held': {
    en: '{client}: the last sync left the cursor where it was. {cause}',
    es: '{client}: la última sincronización dejó el cursor donde estaba. {cause}',
  },
  'status/next': { en: '{client}: next by schedule {when}', es: '{client}: próximos inicios según su horario: {when}' },
  'status/start-skipped': {
    en: '{client}: the start of {at} was skipped, because a sync was running',
    es: '{client}: se omitió el inicio de {at}, porque había una sincronización en curso',
  },
  'status/start-caught-up': {
    en: '{client}: the start of {at} was made up for later; starts missed or cut off: {starts}',
    es: '{client}: el inicio de {at} se recuperó más tarde; inicios perdidos o cortados: {starts}',
  },
  'status/start-cut-off': {
    en: '{client}: the sync of {at} was cut off three times, so it waits for its next start',
    es: '{client}: la sincronización de {at} se cortó tres veces, así que espera su próximo inicio',
  },
  'schedule/about': { en: 'about {when}', es: 'hacia {when}' },
  'schedule/never': { en: 'never again', es: 'nunca más' },
  'status/no-message': { en: 'no message', es: 'sin mensaje' },
  'status/unreported': {
    en: 'An execution failed at {at} and could not be reported: {command}',
    es: 'Una ejecución falló el {at} y no se pudo avisar: {command}',
  },
  'status/narrow': {
    en: 'Left out, because the terminal is narrow: {columns}.',
    es: 'Se omiten porque la terminal es angosta: {columns}.',
  },
  'held/no-reason': { en: 'The run gave no reason.', es: 'La sincronización no dio el motivo.' },
  'held/cause': { en: 'Cause: {cause}; {read} rows read.', es: 'Causa: {cause}; se leyeron {read} filas.' },
  'held/cause-of': {
    en: 'Cause: {cause}; {read} rows read of {total}.',
    es: 'Causa: {cause}; se leyeron {read} filas de {total}.',
  },
} as const satisfies Texts;
