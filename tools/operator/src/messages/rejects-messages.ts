import type { Texts } from './language.ts';

/** What `rejects` writes, to the terminal and into the file that a client is sent. */
export const rejectsMessages = {
  'rejects/none': { en: '{client} has no open rejects.', es: '{client} no tiene rechazos abiertos.' },
  'rejects/products': { en: 'products', es: 'productos' },
  'rejects/rule': { en: 'rule', es: 'regla' },
  'rejects/field': { en: 'field', es: 'campo' },
  'rejects/example': { en: 'for example', es: 'por ejemplo' },
  'rejects/attempts': { en: 'attempts', es: 'intentos' },
  'rejects/since': { en: 'since', es: 'desde' },
  'rejects/such-as': { en: 'such as', es: 'como' },
  'rejects/oldest': {
    en: 'These are the {listed} oldest of {open} open rejects; the list of --export has all.',
    es: 'Estos son los {listed} más antiguos de {open} rechazos abiertos; la lista de --export los tiene todos.',
  },
  'rejects/up-to': { en: 'up to {most}', es: 'hasta {most}' },
  'rejects/up-to-parked': { en: 'up to {most}, {parked} parked', es: 'hasta {most}, {parked} aparcados' },
  'rejects/explain': {
    en: 'What happened to one of them: {command}',
    es: 'Qué pasó con uno de ellos: {command}',
  },
  'rejects/send': {
    en: 'As a list to be sent: {command}',
    es: 'Como lista para enviar: {command}',
  },
  'rejects/exported': {
    en: { one: '{count} line written to {file}', other: '{count} lines written to {file}' },
    es: { one: '{count} línea escrita en {file}', other: '{count} líneas escritas en {file}' },
  },
  'export/sheet': { en: 'Rejects', es: 'Rechazos' },
  'export/id': { en: 'Product', es: 'Producto' },
  'export/source': { en: 'Code in Siesa', es: 'Código en Siesa' },
  'export/name': { en: 'Name', es: 'Nombre' },
  'export/siesa-field': { en: 'Field in Siesa', es: 'Campo en Siesa' },
  'export/found': { en: 'Value found', es: 'Valor encontrado' },
  'export/expected': { en: 'Expected', es: 'Se espera' },
  'export/rule': { en: 'Rule', es: 'Regla' },
  'export/status': { en: 'Status', es: 'Estado' },
  'export/since': { en: 'Since', es: 'Desde' },
  'export/attempts': { en: 'Attempts', es: 'Intentos' },
  'export/open': { en: 'open', es: 'abierto' },
  'export/parked': { en: 'parked', es: 'aparcado' },
  'export/warned': { en: 'accepted without it', es: 'aceptado sin él' },
} as const satisfies Texts;
