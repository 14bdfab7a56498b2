import type { Meanings } from './meanings.ts';

/** Of what an operator gives: settings, secrets, mappings, files, commands. */
export const settingsMeanings = {
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
} as const satisfies Meanings;
