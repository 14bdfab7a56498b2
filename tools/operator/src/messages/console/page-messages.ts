import type { Texts } from '../language.ts';

/** What surrounds every page of the console, and its lists. */
export const pageMessages = {
  'console/name': { en: 'Siesa syncs', es: 'Sincronizaciones de Siesa' },
  'console/skip': { en: 'Skip to the content', es: 'Saltar al contenido' },
  'console/sections': { en: 'Sections', es: 'Secciones' },
  'console/above': { en: 'Where you are', es: 'Dónde está' },
  'console/language': { en: 'Language', es: 'Idioma' },
  'console/pages': { en: 'Pages', es: 'Páginas' },
  'console/newest': { en: 'Newest', es: 'Lo más reciente' },
  'console/older': { en: 'Older', es: 'Anteriores' },
  'console/problem': { en: 'That did not work', es: 'No se pudo' },
  'console/to-clients': { en: 'Back to the clients', es: 'Volver a los clientes' },
  'console/unknown-page': { en: 'There is no such page.', es: 'No existe esa página.' },
  'console/too-large': {
    en: 'That is larger than 2 MB: nothing was changed.',
    es: 'Eso pasa de 2 MB: no se cambió nada.',
  },
  'console/stale-form': {
    en: 'Nothing was changed: this form was opened before the console was started again, or by another page. Open it again.',
    es: 'No se cambió nada: este formulario se abrió antes de que la consola se iniciara de nuevo, o desde otra página. Ábralo otra vez.',
  },

  'console/sign-in': { en: 'Sign in', es: 'Entrar' },
  'console/sign-out': { en: 'Sign out ({who})', es: 'Salir ({who})' },
  'console/sign-in-name': { en: 'Name', es: 'Nombre' },
  'console/sign-in-password': { en: 'Password', es: 'Contraseña' },
  'console/sign-in-token': { en: 'Token', es: 'Clave de acceso' },
  'console/wrong-secret': { en: 'That is not right. Try again.', es: 'No es correcto. Intente de nuevo.' },
  'console/too-many-tries': {
    en: 'Too many tries. Wait a minute and try again.',
    es: 'Demasiados intentos. Espere un minuto e intente de nuevo.',
  },

  'console/audit': { en: 'Changes', es: 'Cambios' },
  'console/audit-none': { en: 'Nothing was changed yet.', es: 'Todavía no se ha cambiado nada.' },
  'console/when': { en: 'When (UTC)', es: 'Cuándo (UTC)' },
  'console/who': { en: 'Who', es: 'Quién' },
  'console/what': { en: 'What', es: 'Qué' },
  'console/about-what': { en: 'About', es: 'Sobre' },
  'console/from': { en: 'From', es: 'Desde' },
  'audit/signed-in': { en: 'signed in', es: 'entró' },
  'audit/sync-started': { en: 'started a sync', es: 'inició una sincronización' },
  'audit/sync-stopped': { en: 'stopped a sync', es: 'detuvo una sincronización' },
  'audit/product-sent': { en: 'sent a product again', es: 'envió de nuevo un producto' },
  'audit/rejects-retried': { en: 'tried rejects again', es: 'reintentó rechazos' },
  'audit/client-added': { en: 'added a client', es: 'agregó un cliente' },
  'audit/client-paused': { en: 'paused a client', es: 'pausó un cliente' },
  'audit/client-resumed': { en: 'resumed a client', es: 'reanudó un cliente' },
  'audit/settings-applied': { en: 'changed settings', es: 'cambió la configuración' },
  'audit/alerts-tested': { en: 'sent a test alert', es: 'envió un aviso de prueba' },
  'audit/mapping-published': { en: 'published a mapping', es: 'publicó un mapeo' },
} as const satisfies Texts;
