import type { Texts } from '../language.ts';

/** What the console shows where a client is added; the questions are those of `client new`. */
export const newClientMessages = {
  'console/new-client': { en: 'Add a client', es: 'Agregar un cliente' },
  'console/new-about': {
    en: 'Nothing is sent anywhere. Keys are stored with the secrets, and no page shows them again.',
    es: 'No se envía nada a ninguna parte. Las claves se guardan con los secretos, y ninguna página las vuelve a mostrar.',
  },
  'console/new-destination': { en: 'Product, and how it answers', es: 'Producto, y cómo responde' },
  'console/new-next': { en: 'Next', es: 'Siguiente' },
  'console/new-add': { en: 'Add it', es: 'Agregarlo' },
  'console/new-other-systems': { en: 'Other systems', es: 'Otros sistemas' },
  'console/new-complete': { en: 'It is complete', es: 'Está completo' },
  'console/new-empty': {
    en: { one: '{count} answer is missing', other: '{count} answers are missing' },
    es: { one: 'Falta {count} respuesta', other: 'Faltan {count} respuestas' },
  },
} as const satisfies Texts;
