import type { Texts } from '../language.ts';

/** What the console shows of rejects, and of one product. */
export const productMessages = {
  'console/rejects': { en: 'Rejects', es: 'Rechazos' },
  'console/rejects-none': { en: 'This client has no open rejects.', es: 'Este cliente no tiene rechazos abiertos.' },
  'console/rejects-total': {
    en: { one: '{count} product was not accepted.', other: '{count} products were not accepted.' },
    es: { one: '{count} producto no fue aceptado.', other: '{count} productos no fueron aceptados.' },
  },
  'console/rejects-oldest': {
    en: { one: 'The {count} oldest is grouped here.', other: 'The {count} oldest are grouped here.' },
    es: { one: 'Aquí se agrupa {count}, el más antiguo.', other: 'Aquí se agrupan los {count} más antiguos.' },
  },
  'console/as-xlsx': { en: 'List for the client (XLSX)', es: 'Lista para el cliente (XLSX)' },
  'console/as-csv': { en: 'List for the client (CSV)', es: 'Lista para el cliente (CSV)' },
  'console/retry': { en: 'Try all of them again', es: 'Reintentar todos' },
  'console/retry-group': {
    en: { one: 'Try {count} reject again', other: 'Try {count} rejects again' },
    es: { one: 'Reintentar {count} rechazo', other: 'Reintentar {count} rechazos' },
  },
  'console/all-of-group': { en: 'All {count}', es: 'Los {count}' },
  'console/product': { en: 'Product', es: 'Producto' },
  'console/value': { en: 'Message', es: 'Mensaje' },
  'console/attempts': { en: 'Attempts', es: 'Intentos' },
  'console/since': { en: 'Since', es: 'Desde' },
  'console/find-product': { en: 'Product id, or its code in Siesa', es: 'Id del producto, o su código en Siesa' },
  'console/explain': { en: 'Explain', es: 'Explicar' },
  'console/with-live': { en: 'ask Siesa too', es: 'preguntar también a Siesa' },
  'console/verdict': { en: 'What became of it', es: 'Qué pasó con él' },
  'console/over-time': { en: 'In each sync, newest first', es: 'En cada sincronización, la más reciente primero' },
  'console/raw': { en: 'As Siesa gave it', es: 'Como lo dio Siesa' },
  'console/steps': { en: 'Each mapping step', es: 'Cada paso del mapeo' },
  'console/from-siesa': { en: 'From Siesa', es: 'De Siesa' },
  'console/received': { en: 'Value', es: 'Valor' },
  'console/becomes': { en: 'Becomes', es: 'Queda' },
  'console/sent': { en: 'What the product is sent', es: 'Lo que se envía al producto' },
  'console/live-title': { en: 'Siesa now, and what was accepted last', es: 'Siesa ahora, y lo último aceptado' },
  'console/send-again': { en: 'Send this one again', es: 'Enviar este de nuevo' },
} as const satisfies Texts;
