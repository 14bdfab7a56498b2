import type { Texts } from '../language.ts';
import { folderTexts } from './folder-texts.ts';

/** Errors of a sync, with what they are about. Words of Siesa or of a destination stand in them as they came. */
export const errorTexts = {
  ...folderTexts,
  'library/client-not-found': {
    en: "There is no client '{client}'. Write its settings, or correct the name.",
    es: 'No existe el cliente «{client}». Escriba su configuración, o corrija el nombre.',
  },
  'library/client-disabled': {
    en: "Client '{client}' is disabled. Run '{command}' to sync it.",
    es: 'El cliente «{client}» está desactivado. Ejecute `{command}` para sincronizarlo.',
  },
  'library/already-running': {
    en: "Client '{client}' is already being synced by {sync}. Wait for it to end.",
    es: 'El cliente «{client}» ya se está sincronizando en {sync}. Espere a que termine.',
  },
  'library/lease-lost': {
    en: "{sync} no longer holds the lease of client '{client}'. Another run, or a later attempt of this one, has taken its place and does its work; nothing to be done.",
    es: '{sync} ya no tiene el turno del cliente «{client}». Otra ejecución, o un intento posterior de esta, ocupa su lugar y hace su trabajo; no hay que hacer nada.',
  },
  'library/source-changed': {
    en: "Client '{client}' now reads {is}; its last sync read {was}, and the cursor belongs to that one. If it is another Siesa or another query, start with --new-source: everything is read again. If it is the same under a new address, name the old one in former_siesa_api_url. Otherwise correct the settings.",
    es: 'El cliente «{client}» ahora lee {is}; su última sincronización leyó {was}, y el cursor es de ese. Si es otro Siesa u otra consulta, inicie con --new-source: se lee todo de nuevo. Si es el mismo con otra dirección, ponga la anterior en former_siesa_api_url. Si no, corrija la configuración.',
  },
  'library/destination-changed': {
    en: "Client '{client}' now writes to {is}; its last sync wrote to {was}, and the ledger describes that one. If it is another destination, start with --new-destination: everything is read and sent. If it is the same under a new address, name the old one in former_product_api_url. Otherwise correct the settings.",
    es: 'El cliente «{client}» ahora escribe en {is}; su última sincronización escribió en {was}, y el registro describe ese. Si es otro destino, inicie con --new-destination: se lee y se envía todo. Si es el mismo con otra dirección, ponga la anterior en former_product_api_url. Si no, corrija la configuración.',
  },
  'library/list-too-short': {
    en: "The list '{list}' of client '{client}' contains {found} of the {of} items, so nothing was sent. The codes of the two lists probably differ in case, blanks or leading zeros, or the warehouse is another one: compare one row of each. If the list is right, start with --accept-empty '{again}'.",
    es: "La lista «{list}» del cliente «{client}» tiene {found} de los {of} ítems, así que no se envió nada. Los códigos de las dos listas probablemente difieren en mayúsculas, espacios o ceros iniciales, o es otra bodega: compare una fila de cada una. Si la lista es correcta, inicie con --accept-empty '{again}'.",
  },
  'library/list-fewer-rows': {
    en: "The list '{list}' of client '{client}' has {is} rows for each of the {of} items, and had {was} in the last full reading, so sums over it would be too small and nothing was sent. It probably ended too early, or a warehouse is missing: compare the rows of one item. If the list is right, start with --accept-empty '{again}'.",
    es: "La lista «{list}» del cliente «{client}» tiene {is} filas por cada uno de los {of} ítems, y tenía {was} en la última lectura completa, así que sus sumas serían muy pequeñas y no se envió nada. Probablemente terminó antes, o falta una bodega: compare las filas de un ítem. Si la lista es correcta, inicie con --accept-empty '{again}'.",
  },
  'library/field-emptied': {
    en: "Field '{field}' of client '{client}' has a value in {is} of {of} rows, and had one in {was} of the last full reading, so nothing was sent. Its column was probably renamed, or a join no longer finds rows. If it is right, start with --accept-empty '{again}'.",
    es: "El campo «{field}» del cliente «{client}» tiene valor en {is} de {of} filas, y lo tenía en {was} de la última lectura completa, así que no se envió nada. Su columna probablemente cambió de nombre, o una lista unida ya no encuentra filas. Si es correcto, inicie con --accept-empty '{again}'.",
  },
  'library/timed-out': {
    en: "{sync} of client '{client}' has used up its time. The next sync reads again from the same cursor; if it repeats, see '{command}' for the time that a full read takes.",
    es: '{sync} del cliente «{client}» agotó su tiempo. La próxima sincronización lee de nuevo desde el mismo cursor; si se repite, mire con `{command}` cuánto tarda una lectura completa.',
  },
  'library/stopped': {
    en: "{sync} of client '{client}' was stopped by an operator. What was sent stays; the next sync reads again from the same cursor.",
    es: 'Un operador detuvo {sync} del cliente «{client}». Lo enviado queda; la próxima sincronización lee de nuevo desde el mismo cursor.',
  },
  'library/imbalance': {
    en: "The sync of client '{client}' does not balance: {detail}. The cursor stays and the next sync reads again; report it if it repeats.",
    es: 'La sincronización del cliente «{client}» no cuadra: {detail}. El cursor se queda y la próxima lee de nuevo; repórtelo si se repite.',
  },
  'library/source-shrank': {
    en: "Siesa of client '{client}' brought {number} products where {known} are known. If that is right, start again with --accept-shrink; otherwise check the company and query that are read.",
    es: 'Siesa del cliente «{client}» trajo {number} productos y se conocen {known}. Si es correcto, inicie de nuevo con --accept-shrink; si no, revise la compañía y la consulta que se leen.',
  },
  'library/threshold': {
    en: "{number} of {of} records of client '{client}' failed ({share} %, allowed {allowed} %). All others were loaded; see the report and '{command}'.",
    es: 'Fallaron {number} de {of} registros del cliente «{client}» ({share} %, se permite {allowed} %). Todos los demás se cargaron; mire el reporte y `{command}`.',
  },
  'library/stored-object': {
    en: "The stored object '{key}' {problem}. The cursor stays; the next sync reads again. Report it if it repeats.",
    es: 'El objeto guardado «{key}» {problem}. El cursor se queda; la próxima sincronización lee de nuevo. Repórtelo si se repite.',
  },
  'library/stored-gone': { en: 'is gone', es: 'ya no está' },
  'library/stored-cut': { en: 'is cut, or is not an index of ids', es: 'está cortado, o no es un índice de ids' },
  'library/stored-no-part': { en: 'is not a part of this run', es: 'no es una parte de esta ejecución' },
  'library/stored-no-manifest': {
    en: 'is not in the manifest of its slice',
    es: 'no está en el manifiesto de su tramo',
  },
  'library/stored-rows': {
    en: 'holds {number} rows instead of {expected}',
    es: 'tiene {number} filas en vez de {expected}',
  },
  'library/stored-other-mapping': {
    en: 'is not the mapping document that this slice was read with',
    es: 'no es el documento de mapeo con el que se leyó este tramo',
  },
} as const satisfies Texts;
