import type { Texts } from '../language.ts';

/** What `backup`, `restore` and `migrate` write, and lines that several commands share. */
export const folderMessages = {
  warning: { en: 'warning: {problem}', es: 'aviso: {problem}' },
  'warning/alerts': { en: 'warning: alerts: {problem}', es: 'aviso: avisos: {problem}' },
  'warning/undelivered': {
    en: 'An alert was not delivered, or alerts.json has to be corrected.',
    es: 'Un aviso no se entregó, o hay que corregir alerts.json.',
  },
  'warning/file': { en: 'A file of the folder cannot be used.', es: 'Un archivo de la carpeta no se puede usar.' },
  'folder/console': {
    en: 'The console of the clients {place} is open. Ctrl+C ends it.',
    es: 'La consola de los clientes {place} está abierta. Ctrl+C la termina.',
  },
  'folder/password-of': { en: 'Password of {name}:', es: 'Contraseña de {name}:' },
  'folder/password-short': {
    en: 'A password has at least {shortest} characters.',
    es: 'Una contraseña tiene al menos {shortest} caracteres.',
  },
  'folder/backup': {
    en: 'Written to {file}: {ledgerEntries} ledger entries, {pastSyncs} past syncs, {objects} objects.',
    es: 'Escrito en {file}: {ledgerEntries} entradas del registro, {pastSyncs} sincronizaciones pasadas, {objects} objetos.',
  },
  'folder/restored': {
    en: 'Restored from {file}: the state of {clientStates} clients, {objects} objects.',
    es: 'Restaurado de {file}: el estado de {clientStates} clientes, {objects} objetos.',
  },
  'folder/nothing-older': {
    en: 'In {folder} there is nothing of an older version to carry over.',
    es: 'En {folder} no hay nada de una versión anterior que trasladar.',
  },
  'folder/carried-over': {
    en: 'Carried over: the state of {clientStates} clients, {ledgerEntries} ledger entries, {pastSyncs} past syncs. Delete {folder}/.siesa-sync/tables when a sync has succeeded.',
    es: 'Trasladado: el estado de {clientStates} clientes, {ledgerEntries} entradas del registro, {pastSyncs} sincronizaciones pasadas. Borre {folder}/.siesa-sync/tables cuando una sincronización haya terminado bien.',
  },
} as const satisfies Texts;
