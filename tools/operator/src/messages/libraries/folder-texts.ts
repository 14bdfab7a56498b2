import type { Texts } from '../language.ts';

/** Errors of a folder of clients on this machine. */
export const folderTexts = {
  'library/no-folder': {
    en: "There is no folder '{folder}'. Name the folder that holds clients/, secrets/ and field-mappings/, or make one with 'siesa-sync client new'.",
    es: 'No existe la carpeta «{folder}». Nombre la carpeta que tiene clients/, secrets/ y field-mappings/, o créela con `siesa-sync client new`.',
  },
  'library/no-clients-folder': {
    en: "The folder '{folder}' has no 'clients' folder. Name the folder that holds clients/, secrets/ and field-mappings/, or make one with 'siesa-sync client new'.",
    es: 'La carpeta «{folder}» no tiene una carpeta «clients». Nombre la carpeta que tiene clients/, secrets/ y field-mappings/, o créela con `siesa-sync client new`.',
  },
  'library/file-no-json': {
    en: "The file '{file}' is not JSON ({problem}). Correct it, and start again.",
    es: 'El archivo «{file}» no es JSON ({problem}). Corríjalo, e inicie de nuevo.',
  },
  'library/file-no-client-id': {
    en: "The file '{file}' holds no 'client_id'. Put one client's settings in it, or move it elsewhere.",
    es: 'El archivo «{file}» no tiene un «client_id». Ponga en él la configuración de un cliente, o llévelo a otra parte.',
  },
  'library/files-differ': {
    en: "'{one}' and '{other}' both hold '{client}' and differ. Make them equal, or delete one.",
    es: '«{one}» y «{other}» tienen ambos «{client}» y difieren. Hágalos iguales, o borre uno.',
  },
  'library/no-channel': {
    en: "'{file}' names no channel. Name one of smtp, webhook, slack and teams, as docs/reference/alerts.md describes.",
    es: '«{file}» no nombra ningún canal. Nombre uno de smtp, webhook, slack y teams, como describe docs/reference/alerts.md.',
  },
  'library/alerts-unusable': {
    en: "'{file}' cannot be used: {words}. Correct it, and try it with `{command}`.",
    es: '«{file}» no se puede usar: {words}. Corríjalo, y pruébelo con `{command}`.',
  },
  'library/backup-exists': {
    en: "'{file}' is there already: name a file that is not there.",
    es: '«{file}» ya existe: nombre un archivo que no exista.',
  },
  'library/restore-over': {
    en: "'{file}' is there: a backup is not restored over it. Move it away first, with its '-wal' if there is one.",
    es: '«{file}» existe: una copia no se restaura sobre él. Llévelo antes a otra parte, con su «-wal» si lo hay.',
  },
  'library/no-backup': {
    en: "'{file}' is not a backup, or it is damaged: name a file that `siesa-sync backup` wrote.",
    es: '«{file}» no es una copia, o está dañado: nombre un archivo que escribió `siesa-sync backup`.',
  },
  'library/newer-database': {
    en: "The database '{file}' was written by a newer version of this software (schema {number}; this version knows {known}). Install that version again.",
    es: 'La base de datos «{file}» la escribió una versión más nueva de este programa (esquema {number}; esta versión conoce {known}). Instale de nuevo esa versión.',
  },
  'library/locked': {
    en: "Other processes kept '{file}' locked. Let them end, or run fewer at once, and start again.",
    es: 'Otros procesos tuvieron «{file}» bloqueado. Deje que terminen, o ejecute menos a la vez, e inicie de nuevo.',
  },
  'library/place-unusable': {
    en: "'{place}' cannot be used ({words}). Move away what is in its place, or correct the permissions or the space of its disk, and start again.",
    es: '«{place}» no se puede usar ({words}). Quite lo que está en su lugar, o corrija los permisos o el espacio de su disco, e inicie de nuevo.',
  },
  'library/damaged': {
    en: "The database '{file}' is damaged ({words}). Put a backup in its place; or move it away with '{wal}', if there is one: cursors and ledger go with it, so the next sync reads and sends everything; parts and reports stay.",
    es: 'La base de datos «{file}» está dañada ({words}). Ponga una copia en su lugar; o llévela a otra parte con «{wal}», si lo hay: con ella se van los cursores y el registro, así que la próxima sincronización lee y envía todo; las partes y los reportes quedan.',
  },
  'library/no-job': {
    en: "This folder has no job '{job}'. Correct the id, or name the folder where the job was started.",
    es: 'Esta carpeta no tiene un trabajo «{job}». Corrija el id, o nombre la carpeta en la que se inició.',
  },
  'library/written-by-older': {
    en: "'{place}' was written by an older version of this software. Run `{command}` once: it carries cursors, ledger, history and objects over.",
    es: '«{place}» lo escribió una versión anterior de este programa. Ejecute `{command}` una vez: traslada los cursores, el registro, la historia y los objetos.',
  },
} as const satisfies Texts;
