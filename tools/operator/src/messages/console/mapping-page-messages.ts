import type { Texts } from '../language.ts';

/** What the console shows of a mapping document. */
export const mappingPageMessages = {
  'console/mapping': { en: 'Mapping', es: 'Mapeo' },
  'console/document': { en: 'The document (JSON)', es: 'El documento (JSON)' },
  'console/mapping-valid': { en: 'can be used', es: 'se puede usar' },
  'console/mapping-problems': {
    en: { one: '{count} problem', other: '{count} problems' },
    es: { one: '{count} problema', other: '{count} problemas' },
  },
  'console/mapping-shared': {
    en: 'These clients use the same document, and change with it: {clients}.',
    es: 'Estos clientes usan el mismo documento y cambian con él: {clients}.',
  },
  'console/mapping-alone': { en: 'Only {client} uses this document.', es: 'Solo {client} usa este documento.' },
  'console/mapping-next': {
    en: 'A sync that runs ends with the document that it began with. The next one sends what Siesa has changed by the new document, and tries every reject again. What Siesa has not changed is sent by a sync of everything alone.',
    es: 'Una sincronización en curso termina con el documento con el que empezó. La próxima envía lo que cambió en Siesa según el nuevo documento y reintenta todos los rechazos. Lo que no cambió en Siesa solo lo envía una sincronización de todo.',
  },
  'console/mapping-field': { en: 'Set a field', es: 'Definir un campo' },
  'console/mapping-set': { en: 'Write it into the document', es: 'Escribirlo en el documento' },
  'console/sent-as': { en: 'Sent as', es: 'Se envía como' },
  'console/mapping-review': { en: 'Try and publish', es: 'Probar y publicar' },
  'console/mapping-same': {
    en: 'Nothing differs from the stored document.',
    es: 'No difiere en nada del documento guardado.',
  },
  'console/consequences': { en: 'What this means', es: 'Qué significa' },
  'console/what-changes': { en: 'What changes', es: 'Qué cambia' },
  'console/publish': { en: 'Publish', es: 'Publicar' },
  'console/edit-on': { en: 'Go on writing', es: 'Seguir escribiendo' },
  'console/no-stored-rows': {
    en: 'No sync of this client is stored, so there are no rows to try it on.',
    es: 'No se guarda ninguna sincronización de este cliente: no hay filas con las que probar.',
  },
  'console/mapping-tried': {
    en: { one: 'Tried on {count} row that {sync} read', other: 'Tried on {count} rows that {sync} read' },
    es: { one: 'Probado con {count} fila que leyó {sync}', other: 'Probado con {count} filas que leyó {sync}' },
  },
  'console/mapped-before': { en: 'Could be sent so far', es: 'Se podían enviar hasta ahora' },
  'console/mapped-after': { en: 'Can be sent', es: 'Se pueden enviar' },
  'console/mapped-changed': { en: 'Sent otherwise than so far', es: 'Se envían de otra forma' },
} as const satisfies Texts;
