import type { Meanings } from './meanings.ts';

/** Of what the service keeps. */
export const storedMeanings = {
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
  'error/TABLE_BUSY': { en: 'A table is busy now.', es: 'Una tabla está ocupada ahora.' },
  'error/STATE_BUSY': {
    en: "Another process holds the client's state now.",
    es: 'Otro proceso tiene ahora el estado del cliente.',
  },
  'error/STORED_OBJECT_UNUSABLE': {
    en: 'A stored object of an earlier sync cannot be used.',
    es: 'Un objeto guardado de una sincronización anterior no se puede usar.',
  },
  'error/TABLES_DAMAGED': {
    en: 'The tables of this folder are damaged.',
    es: 'Las tablas de esta carpeta están dañadas.',
  },
} as const satisfies Meanings;
