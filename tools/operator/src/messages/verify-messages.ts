import type { Texts } from './language.ts';

/** What `verify` writes, to the terminal and into the file of `--export`. */
export const verifyMessages = {
  'verify/counts': {
    en: '{client}: the ledger holds {expected} products as accepted, the product holds {stored} records, and {equal} are equal in every field that is sent.',
    es: '{client}: el registro tiene {expected} productos aceptados, el producto tiene {stored} registros, y {equal} son iguales en cada campo que se envía.',
  },
  'verify/equal': { en: 'No differences.', es: 'Sin diferencias.' },
  'verify/not-compared': {
    en: {
      one: '{count} product is on both sides and was not compared by field: no stored sync shows what was sent. A full sync makes it known again.',
      other:
        '{count} products are on both sides and were not compared by field: no stored sync shows what was sent. A full sync makes them known again.',
    },
    es: {
      one: '{count} producto está en ambos lados y no se comparó por campo: ninguna sincronización guardada muestra qué se envió. Una sincronización completa lo da a conocer.',
      other:
        '{count} productos están en ambos lados y no se compararon por campo: ninguna sincronización guardada muestra qué se envió. Una sincronización completa los da a conocer.',
    },
  },
  'verify/meanwhile': {
    en: {
      one: '{count} product was synced meanwhile: nothing is stated about it.',
      other: '{count} products were synced meanwhile: nothing is stated about them.',
    },
    es: {
      one: '{count} producto se sincronizó entretanto: no se dice nada de él.',
      other: '{count} productos se sincronizaron entretanto: no se dice nada de ellos.',
    },
  },
  'verify/not-shown': {
    en: "The product's list does not show {fields}, so these were not compared.",
    es: 'La lista del producto no muestra {fields}, así que no se compararon.',
  },
  'verify/difference': { en: 'difference', es: 'diferencia' },
  'verify/products': { en: 'products', es: 'productos' },
  'verify/such-as': { en: 'such as', es: 'como' },
  'verify/missing': { en: 'missing there', es: 'falta allá' },
  'verify/extra': { en: 'extra there: not accepted by a sync', es: 'sobra allá: ninguna sincronización lo aceptó' },
  'verify/active': {
    en: 'in use there, taken out of use by a sync',
    es: 'activo allá, una sincronización lo desactivó',
  },
  'verify/inactive': { en: 'inactive there', es: 'inactivo allá' },
  'verify/different': { en: 'other values there', es: 'otros valores allá' },
  'verify/duplicate': { en: 'several records with this id there', es: 'varios registros con este código allá' },
  'verify/to-repair': {
    en: 'To send the missing and the differing ones again: {command}',
    es: 'Para enviar de nuevo los que faltan y los que difieren: {command}',
  },
  'verify/marked': {
    en: {
      one: '{count} product is marked: the next incremental sync sends it again. To start one: {command}',
      other:
        '{count} products are marked: the next incremental syncs send them again, each what it reads and up to 200 more. To start one: {command}',
    },
    es: {
      one: '{count} producto está marcado: la próxima sincronización incremental lo envía de nuevo. Para iniciar una: {command}',
      other:
        '{count} productos están marcados: las próximas sincronizaciones incrementales los envían de nuevo, cada una lo que lee y hasta 200 más. Para iniciar una: {command}',
    },
  },
  'verify/nothing-to-repair': {
    en: 'Nothing is missing or differs, so nothing was marked.',
    es: 'No falta ni difiere nada, así que no se marcó nada.',
  },
  'verify/exported': {
    en: { one: '{count} line written to {file}', other: '{count} lines written to {file}' },
    es: { one: '{count} línea escrita en {file}', other: '{count} líneas escritas en {file}' },
  },
  'verify/sheet': { en: 'Differences', es: 'Diferencias' },
  'verify/kind': { en: 'Difference', es: 'Diferencia' },
  'verify/id': { en: 'Product', es: 'Producto' },
  'verify/ref': { en: "The product's own id", es: 'Código propio del producto' },
  'verify/field': { en: 'Field', es: 'Campo' },
  'verify/there': { en: 'Held there', es: 'Valor allá' },
  'verify/sent': { en: 'Sent', es: 'Enviado' },
} as const satisfies Texts;
