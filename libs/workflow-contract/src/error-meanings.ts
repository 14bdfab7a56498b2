/** What each error code means and what ends it, in the languages of people. The error's own message, in English, has the names and figures. */
export const errorMeanings = {
  'error/INVALID_INPUT': {
    en: 'The start message cannot be used.',
    es: 'El mensaje de inicio no se puede usar.',
  },
  'error/CLIENT_NOT_FOUND': { en: 'There is no such client.', es: 'No existe ese cliente.' },
  'error/CLIENT_DISABLED': {
    en: 'The client is disabled: enable it first.',
    es: 'El cliente está desactivado: actívelo primero.',
  },
  'error/CONFIGURATION_INVALID': {
    en: "The client's settings cannot be used: correct them.",
    es: 'Los ajustes del cliente no se pueden usar: corríjalos.',
  },
  'error/SIESA_CONFIGURATION': {
    en: 'The settings or the secret of Siesa cannot be used: correct them.',
    es: 'Los ajustes o el secreto de Siesa no se pueden usar: corríjalos.',
  },
  'error/SIESA_QUERY': {
    en: 'Siesa refuses the query that the settings name.',
    es: 'Siesa rechaza la consulta que nombran los ajustes.',
  },
  'error/PRODUCT_CONFIGURATION': {
    en: 'The address, the secret or the mapping does not fit the product: correct it.',
    es: 'La dirección, el secreto o el mapeo no corresponde al producto: corríjalo.',
  },
  'error/ADDRESS_REFUSED': {
    en: 'The address may not be called: use a public one with https.',
    es: 'No se permite llamar a esa dirección: use una pública con https.',
  },
  'error/REDIRECT_REFUSED': {
    en: 'The server sends calls to another address, which is not followed: put that address into the settings.',
    es: 'El servidor manda las llamadas a otra dirección, que no se sigue: ponga esa dirección en los ajustes.',
  },
  'error/UPGRADE_REFUSED': {
    en: 'The server wants another protocol: correct its address.',
    es: 'El servidor pide otro protocolo: corrija su dirección.',
  },
  'error/CERTIFICATE_REFUSED': {
    en: "The server's certificate is not trusted: have it renewed.",
    es: 'El certificado del servidor no es confiable: pida que lo renueven.',
  },
  'error/OPEN_FILES_LIMIT': {
    en: 'This machine lets a process open too few files.',
    es: 'Esta máquina deja abrir muy pocos archivos a un proceso.',
  },
  'error/SETTING_INVALID': {
    en: 'A setting of the function cannot be used: deploy again.',
    es: 'Un ajuste de la función no se puede usar: despliegue de nuevo.',
  },
  'error/MAPPING_INVALID': {
    en: 'The mapping document cannot be used: correct it.',
    es: 'El documento de mapeo no se puede usar: corríjalo.',
  },
  'error/SECRET_MISSING': {
    en: 'A secret is missing or incomplete: write it.',
    es: 'Falta un secreto, o está incompleto: escríbalo.',
  },
  'error/SECRET_UNREADABLE': {
    en: 'A secret cannot be read now.',
    es: 'Un secreto no se puede leer ahora.',
  },
  'error/SIESA_AUTHENTICATION': {
    en: "Siesa refuses the key: put the client's current key into the secret.",
    es: 'Siesa rechaza la clave: ponga en el secreto la clave actual del cliente.',
  },
  'error/PRODUCT_AUTHENTICATION': {
    en: "The product refuses the key: put the client's current key into the secret.",
    es: 'El producto rechaza la clave: ponga en el secreto la clave actual del cliente.',
  },
  'error/SIESA_CONTRACT': {
    en: 'Siesa answers otherwise than agreed: a maintainer has to read the answer.',
    es: 'Siesa responde distinto de lo acordado: alguien de mantenimiento debe leer la respuesta.',
  },
  'error/PRODUCT_CONTRACT': {
    en: 'The product answers otherwise than agreed: a maintainer has to read the answer.',
    es: 'El producto responde distinto de lo acordado: alguien de mantenimiento debe leer la respuesta.',
  },
  'error/STORED_PART_BROKEN': {
    en: 'A stored part of this sync is damaged: start another sync.',
    es: 'Una parte guardada de esta sincronización está dañada: inicie otra.',
  },
  'error/STATE_UNUSABLE': {
    en: 'What the service keeps on this machine cannot be written: look at the disk.',
    es: 'No se puede escribir lo que el servicio guarda en esta máquina: revise el disco.',
  },
  'error/STATE_DAMAGED': {
    en: 'What the service keeps on this machine is damaged: restore a copy.',
    es: 'Lo que el servicio guarda en esta máquina está dañado: restaure una copia.',
  },
  'error/STATE_NEWER': {
    en: 'A newer version of the service has written this folder: update this one.',
    es: 'Una versión más nueva del servicio escribió esta carpeta: actualice esta.',
  },
  'error/STATE_OLDER': {
    en: 'An older version of the service has written this folder: carry its state over with `siesa-sync migrate`.',
    es: 'Una versión anterior del servicio escribió esta carpeta: traslade su estado con `siesa-sync migrate`.',
  },
  'error/FOLDER_SERVED': {
    en: 'Another process serves this folder already.',
    es: 'Otro proceso ya sirve esta carpeta.',
  },
  'error/PORT_TAKEN': {
    en: 'The port cannot be had: choose another one with --port.',
    es: 'El puerto no está disponible: elija otro con --port.',
  },
  'error/BACKUP_THERE': {
    en: 'The file of the backup is there already: name another one.',
    es: 'El archivo de la copia ya existe: indique otro.',
  },
  'error/RESTORE_OVER': {
    en: 'The folder has a database: a copy is not restored over it.',
    es: 'La carpeta tiene una base de datos: una copia no se restaura sobre ella.',
  },
  'error/NOT_A_BACKUP': {
    en: 'The file is not a backup, or it is damaged.',
    es: 'El archivo no es una copia de seguridad, o está dañado.',
  },
  'error/MOVE_OVER': {
    en: 'The client was synced in the place to which it would be moved: nothing was written.',
    es: 'El cliente ya se sincronizó en el lugar al que se movería: no se escribió nada.',
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
  'error/TABLE_BUSY': { en: 'A table is busy now.', es: 'Una tabla está ocupada ahora.' },
  'error/ALERT_UNDELIVERED': {
    en: 'A channel did not deliver an alert: it is tried again for a day.',
    es: 'Un canal no entregó un aviso: se intenta de nuevo durante un día.',
  },
  'error/STATE_BUSY': {
    en: "Another process holds the client's state now.",
    es: 'Otro proceso tiene ahora el estado del cliente.',
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
  'error/RULES_INVALID': {
    en: 'The rule document cannot be used: correct the paths that are named.',
    es: 'El documento de reglas no se puede usar: corrija las rutas que se nombran.',
  },
  'error/RECONCILIATION_INPUT': {
    en: 'The reconciliation was started with something that cannot be used.',
    es: 'La conciliación se inició con algo que no se puede usar.',
  },
  'error/DEADLINE_PASSED': {
    en: 'The time for the reconciliation is used up: resume the job.',
    es: 'Se agotó el tiempo de la conciliación: reanude el trabajo.',
  },
  'error/ENGINE_FAILED': {
    en: 'The engine could not run a step of the reconciliation.',
    es: 'El motor no pudo ejecutar un paso de la conciliación.',
  },
  'error/VERDICTS_UNBALANCED': {
    en: 'The verdicts do not account for every row: a maintainer has to look.',
    es: 'Los veredictos no dan cuenta de cada fila: alguien de mantenimiento debe revisar.',
  },
  'error/UNEXPECTED': {
    en: 'Something unexpected happened.',
    es: 'Ocurrió algo inesperado.',
  },
  'error/WRONG_USAGE': { en: 'The command is written wrongly.', es: 'La orden está mal escrita.' },
  'error/FILE_UNREADABLE': { en: 'A file cannot be read.', es: 'Un archivo no se puede leer.' },
  'error/NOT_JSON': { en: 'A file is not JSON.', es: 'Un archivo no es JSON.' },
  'error/MAPPING_CHANGED': {
    en: 'Somebody else has published this mapping since you opened it. Open it again and repeat your change.',
    es: 'Otra persona publicó este mapeo después de que usted lo abrió. Ábralo de nuevo y repita su cambio.',
  },
  'error/SETTINGS_CHANGED': {
    en: 'Somebody else has changed these settings since you opened them. Open them again and repeat your change.',
    es: 'Otra persona cambió esta configuración después de que usted la abrió. Ábrala de nuevo y repita su cambio.',
  },
  'error/STORED_OBJECT_UNUSABLE': {
    en: 'A stored object of an earlier sync cannot be used.',
    es: 'Un objeto guardado de una sincronización anterior no se puede usar.',
  },
  'error/TABLES_DAMAGED': {
    en: 'The tables of this folder are damaged.',
    es: 'Las tablas de esta carpeta están dañadas.',
  },
} as const satisfies Readonly<Record<`error/${string}`, Readonly<Record<'en' | 'es', string>>>>;

/**
 * What an error code means, in a language of people. Pure.
 *
 * @example
 * errorMeaning('CLIENT_NOT_FOUND', 'es'); // 'No existe ese cliente.'
 */
export const errorMeaning = (code: string, language: 'en' | 'es'): string | undefined => {
  const key = `error/${code}`;
  return isKnown(key) ? errorMeanings[key][language] : undefined;
};

const isKnown = (key: string): key is keyof typeof errorMeanings => Object.hasOwn(errorMeanings, key);
