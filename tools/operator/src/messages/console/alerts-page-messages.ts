import type { Texts } from '../language.ts';

/** What the console shows of alerts. */
export const alertsPageMessages = {
  'console/alerts': { en: 'Alerts', es: 'Avisos' },
  'console/alerts-open': { en: 'Open', es: 'Abiertos' },
  'console/alerts-sent': { en: 'Sent', es: 'Enviados' },
  'console/alerts-none-sent': { en: 'No alert was sent yet.', es: 'Todavía no se ha enviado ningún aviso.' },
  'console/alerts-of': { en: 'Alerts of {client}', es: 'Avisos de {client}' },
  'console/alerts-all': { en: 'Alerts of all clients', es: 'Avisos de todos los clientes' },
  'console/alert': { en: 'Alert', es: 'Aviso' },
  'console/delivery': { en: 'Delivery', es: 'Entrega' },
  'console/since-utc': { en: 'Since (UTC)', es: 'Desde (UTC)' },
  'console/channel': { en: 'Channel', es: 'Canal' },
  'console/by-alerts': { en: 'open alerts', es: 'avisos abiertos' },
  'console/open-alerts': { en: 'Open alerts', es: 'Avisos abiertos' },
  'console/test-alerts': { en: 'Send a test alert', es: 'Enviar un aviso de prueba' },
  'console/test-alerts-means': {
    en: 'One test alert goes to each channel, to see that alerts arrive there.',
    es: 'Cada canal recibe un aviso de prueba, para comprobar que los avisos llegan.',
  },
  'console/test-verdicts': { en: 'The test alert', es: 'El aviso de prueba' },
} as const satisfies Texts;
