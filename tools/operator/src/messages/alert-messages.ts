import type { Texts } from './language.ts';

/** What `alerts` writes, and the alert that it sends to try a channel. */
export const alertMessages = {
  'alerts/none-open': { en: 'No alert is open.', es: 'No hay avisos abiertos.' },
  'alerts/open': { en: 'Open:', es: 'Abiertos:' },
  'alerts/open-since': { en: 'since {since}  {subject}', es: 'desde {since}  {subject}' },
  'alerts/sent': { en: 'Sent:', es: 'Enviados:' },
  'alerts/by-topic': {
    en: 'The topic of this environment delivers alerts. What became of them is not kept.',
    es: 'El tópico de este entorno entrega los avisos. No se guarda qué pasó con ellos.',
  },
  'alerts/no-delivery': { en: 'no channel was tried', es: 'no se intentó ningún canal' },
  'alerts/delivered': { en: '{channel} delivered at {at}', es: '{channel} entregado a las {at}' },
  'alerts/waiting': {
    en: { one: '{channel} waits after {count} attempt', other: '{channel} waits after {count} attempts' },
    es: { one: '{channel} espera tras {count} intento', other: '{channel} espera tras {count} intentos' },
  },
  'alerts/undelivered': {
    en: { one: '{channel} undelivered after {count} attempt', other: '{channel} undelivered after {count} attempts' },
    es: { one: '{channel} sin entregar tras {count} intento', other: '{channel} sin entregar tras {count} intentos' },
  },
  'alerts/verdict-delivered': { en: '{channel}: delivered in {seconds} s', es: '{channel}: entregado en {seconds} s' },
  'alerts/verdict-failed': { en: '{channel}: not delivered', es: '{channel}: sin entregar' },
  'alerts/test-subject': { en: '[local] test alert', es: '[local] aviso de prueba' },
  'alerts/test-text': {
    en: '`siesa-sync alerts test` sent this alert, to see that alerts arrive here. There is nothing to do.',
    es: '«siesa-sync alerts test» envió este aviso para comprobar que los avisos llegan aquí. No hay que hacer nada.',
  },
  'status/undelivered': {
    en: 'Not delivered within a day: {subject} ({channels}). `siesa-sync alerts {options}` shows why.',
    es: 'Sin entregar en un día: {subject} ({channels}). «siesa-sync alerts {options}» muestra por qué.',
  },
} as const satisfies Texts;
