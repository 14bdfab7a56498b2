import type { Meanings } from './meanings.ts';

/** Of syncs, and of what Siesa and the product answer. */
export const syncMeanings = {
  'error/SIESA_CONTRACT': {
    en: 'Siesa answers otherwise than agreed: a maintainer has to read the answer.',
    es: 'Siesa responde distinto de lo acordado: alguien de mantenimiento debe leer la respuesta.',
  },
  'error/PRODUCT_CONTRACT': {
    en: 'The product answers otherwise than agreed: a maintainer has to read the answer.',
    es: 'El producto responde distinto de lo acordado: alguien de mantenimiento debe leer la respuesta.',
  },
  'error/SOURCE_CHANGED': {
    en: 'The client has another Siesa than before: nothing was read until you confirm it.',
    es: 'El cliente tiene otro Siesa que antes: no se leyó nada hasta que usted lo confirme.',
  },
  'error/DESTINATION_CHANGED': {
    en: 'The client has another destination than before: nothing was sent until you confirm it.',
    es: 'El cliente tiene otro destino que antes: no se envió nada hasta que usted lo confirme.',
  },
  'error/SOURCE_INCOMPLETE': {
    en: 'Siesa did not give its whole list, so nothing was believed of it.',
    es: 'Siesa no dio su lista completa, así que no se dio por cierta.',
  },
  'error/STOCK_UNBELIEVABLE': {
    en: 'Too many products would have a stock of 0, so nothing was sent.',
    es: 'Demasiados productos quedarían con existencias en 0, así que no se envió nada.',
  },
  'error/FIELD_EMPTIED': {
    en: 'A field that was filled is now empty in most products, so nothing was sent.',
    es: 'Un campo que tenía datos viene vacío en la mayoría de los productos, así que no se envió nada.',
  },
  'error/SYNC_ALREADY_RUNNING': {
    en: 'The client is already being synced.',
    es: 'El cliente ya se está sincronizando.',
  },
  'error/LEASE_LOST': {
    en: 'Another sync has taken over this client.',
    es: 'Otra sincronización tomó este cliente.',
  },
  'error/SYNC_TIMED_OUT': {
    en: 'The sync took too long and was ended.',
    es: 'La sincronización tardó demasiado y se terminó.',
  },
  'error/SYNC_STOPPED': {
    en: 'An operator stopped the sync. The next one reads again what this one has not finished.',
    es: 'Un operador detuvo la sincronización. La próxima lee de nuevo lo que esta no terminó.',
  },
  'error/SIESA_UNAVAILABLE': {
    en: 'Siesa does not answer now.',
    es: 'Siesa no responde ahora.',
  },
  'error/PRODUCT_UNAVAILABLE': {
    en: 'The product does not answer now.',
    es: 'El producto no responde ahora.',
  },
  'error/RATE_LIMITED': {
    en: 'Too many calls: the server asks for a longer pause than this sync may wait.',
    es: 'Demasiadas llamadas: el servidor pide una pausa más larga de lo que esta sincronización puede esperar.',
  },
  'error/SIESA_RATE_LIMITED': {
    en: 'Siesa asks for a longer pause than this sync may wait.',
    es: 'Siesa pide una pausa más larga de lo que esta sincronización puede esperar.',
  },
  'error/PRODUCT_RATE_LIMIT': {
    en: 'The product asks for a longer pause than this sync may wait.',
    es: 'El producto pide una pausa más larga de lo que esta sincronización puede esperar.',
  },
  'error/ALERT_UNDELIVERED': {
    en: 'A channel did not deliver an alert: it is tried again for a day.',
    es: 'Un canal no entregó un aviso: se intenta de nuevo durante un día.',
  },
  'error/SOURCE_SHRANK': {
    en: 'Siesa gave less than half of what the product has.',
    es: 'Siesa dio menos de la mitad de lo que tiene el producto.',
  },
  'error/COUNT_MISMATCH': {
    en: 'The counts of this sync do not balance: a maintainer has to look.',
    es: 'Las cuentas de esta sincronización no cuadran: alguien de mantenimiento debe revisar.',
  },
  'error/FAILURE_THRESHOLD_EXCEEDED': {
    en: 'Too many records were rejected or refused.',
    es: 'Se rechazaron demasiados registros.',
  },
  'error/SIESA_MUST_WAIT': { en: 'Siesa asks for a pause.', es: 'Siesa pide una pausa.' },
  'error/BODY_TOO_LARGE': { en: 'An answer is too large.', es: 'Una respuesta es demasiado grande.' },
  'error/UNEXPECTED': {
    en: 'Something unexpected happened.',
    es: 'Ocurrió algo inesperado.',
  },
} as const satisfies Meanings;
