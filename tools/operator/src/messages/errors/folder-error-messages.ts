import type { Texts } from '../language.ts';

/** What error codes of folders, alerts, reconciliations and the emulation mean, and what ends each. */
export const folderErrorMessages = {
  'error/OPERATOR_MISTAKE': { en: 'Something has to be corrected first.', es: 'Primero hay que corregir algo.' },
  'error/ALERTS_INVALID': {
    en: 'alerts.json cannot be used: correct it, and try it with `siesa-sync alerts test`.',
    es: 'alerts.json no se puede usar: corríjalo, y pruébelo con `siesa-sync alerts test`.',
  },
  'error/ALERTS_MISSING': {
    en: 'alerts.json names no channel: name one.',
    es: 'alerts.json no nombra ningún canal: nombre uno.',
  },
  'error/FOLDER_MISSING': {
    en: 'There is no such folder of clients: name another one, or make it with `siesa-sync client new`.',
    es: 'No existe esa carpeta de clientes: nombre otra, o créela con `siesa-sync client new`.',
  },
  'error/FOLDER_INCOMPLETE': {
    en: "The folder has no 'clients' folder: name the one that has, or make it with `siesa-sync client new`.",
    es: 'La carpeta no tiene una carpeta «clients»: nombre la que la tiene, o créela con `siesa-sync client new`.',
  },
  'error/FOLDER_BUSY': {
    en: 'Another process has the emulated folder open: wait for its end.',
    es: 'Otro proceso tiene abierta la carpeta emulada: espere a que termine.',
  },
  'error/CLIENT_TWICE': {
    en: 'Two files of one client differ: remove one of them.',
    es: 'Dos archivos de un mismo cliente difieren: quite uno.',
  },
  'error/NOT_A_CLIENT': {
    en: 'A file among the clients does not hold the settings of one.',
    es: 'Un archivo entre los clientes no contiene la configuración de ninguno.',
  },
  'error/FILE_REJECTED': {
    en: 'The file cannot be read as it was sent: have it corrected.',
    es: 'El archivo no se puede leer como se envió: haga que lo corrijan.',
  },
  'error/JOB_UNKNOWN': { en: 'There is no such job.', es: 'No existe ese trabajo.' },
  'error/JOB_UNFINISHED': {
    en: 'The job has no verdicts yet: resume it with `siesa-sync reconcile resume`.',
    es: 'El trabajo todavía no tiene veredictos: reanúdelo con `siesa-sync reconcile resume`.',
  },
  'error/JOB_UNREADABLE': {
    en: 'What the job was started with cannot be read: start it again.',
    es: 'No se puede leer con qué se inició el trabajo: inícielo de nuevo.',
  },
  'error/ROWS_GONE': {
    en: 'The rows of the job are not there: compare its files again, in an empty folder.',
    es: 'Las filas del trabajo no están: compare sus archivos de nuevo, en una carpeta vacía.',
  },
  'error/VERDICTS_GONE': {
    en: 'The verdicts of the job are not there: it is under way, failed, or they are no longer kept. Resume it.',
    es: 'Los veredictos del trabajo no están: está en curso, falló, o ya no se guardan. Reanúdelo.',
  },
  'error/NO_VERDICT': {
    en: 'The product did not say what became of a record: it is tried again.',
    es: 'El producto no indicó qué pasó con un registro: se intenta de nuevo.',
  },
  'error/REPAIR_HELD': {
    en: 'More products differ than a repair marks by itself: look at them, and accept their number with --accept.',
    es: 'Difieren más productos de los que una reparación marca por sí sola: revíselos, y acepte su número con --accept.',
  },
  'error/OBJECT_KEY': {
    en: 'An object has a key that no file can have.',
    es: 'Un objeto tiene una clave que ningún archivo puede tener.',
  },
  'error/TABLES_CHANGED': {
    en: 'The tables of the folder are of another version: move them away.',
    es: 'Las tablas de la carpeta son de otra versión: muévalas a otro lugar.',
  },
  'error/BUNDLE_MISSING': {
    en: 'A function is not built: run `npm run build`.',
    es: 'Una función no está construida: ejecute `npm run build`.',
  },
  'error/TEMPLATE_MISSING': {
    en: 'The template is not synthesized: run `npm run build`.',
    es: 'La plantilla no está generada: ejecute `npm run build`.',
  },
  'error/TEMPLATE_UNKNOWN': {
    en: 'The template has something that the emulation does not know.',
    es: 'La plantilla tiene algo que la emulación no conoce.',
  },
  'error/DEFINITION_UNKNOWN': {
    en: 'The workflow has something that the emulation does not know.',
    es: 'El flujo tiene algo que la emulación no conoce.',
  },
  'error/REPOSITORY_MISSING': {
    en: 'The emulation runs in a clone of the repository alone.',
    es: 'La emulación solo funciona en un clon del repositorio.',
  },
} as const satisfies Texts;
