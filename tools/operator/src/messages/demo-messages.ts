import type { Texts } from './language.ts';

/** What `demo --real` writes. */
export const demoMessages = {
  'demo/initial': {
    en: 'Initial sync of norte (Siesa Cloud with {count} variants → Kong Core) and sur (the same → WMS Proxy), one record a call …',
    es: 'Sincronización inicial de norte (Siesa Cloud con {count} variantes → Kong Core) y sur (igual → WMS Proxy), un registro por llamada …',
  },
  'demo/incremental': {
    en: 'In each Siesa 50 variants change, 2 become invalid and 1 is deleted; in each destination a person adds a property. Incremental sync …',
    es: 'En cada Siesa cambian 50 variantes, 2 quedan inválidas y 1 se borra; en cada destino una persona añade una propiedad. Sincronización incremental …',
  },
  'demo/again': {
    en: 'The same once more: the second full reading without the deleted variant …',
    es: 'Lo mismo otra vez: la segunda lectura completa sin la variante borrada …',
  },
  'demo/verifying': {
    en: 'Reading back what both destinations hold …',
    es: 'Leyendo lo que tienen ambos destinos …',
  },
  'demo/deactivated': {
    en: '{client}: {product} was deleted in Siesa: {destination} kept it in use after one full reading without it, and took it out of use after two.',
    es: '{client}: {product} se borró en Siesa: {destination} lo mantuvo activo tras una lectura completa sin él y lo desactivó tras dos.',
  },
  'demo/not-deactivated': {
    en: '{client}: {product} was deleted in Siesa, and {destination} did NOT take it out of use after exactly two full readings.',
    es: '{client}: {product} se borró en Siesa, y {destination} NO lo desactivó tras exactamente dos lecturas completas.',
  },
  'demo/kept': {
    en: '{client}: the property that a person added to {product} in {destination} survived its update.',
    es: '{client}: la propiedad que una persona añadió a {product} en {destination} sobrevivió a su actualización.',
  },
  'demo/lost': {
    en: '{client}: the property that a person added to {product} in {destination} is GONE.',
    es: '{client}: la propiedad que una persona añadió a {product} en {destination} SE PERDIÓ.',
  },
  'demo/foreign': {
    en: 'The SKU of another customer in Kong Core, which has the same code as one of norte, is as it was.',
    es: 'El SKU de otro cliente en Kong Core, que tiene el mismo código que uno de norte, sigue como estaba.',
  },
  'demo/foreign-changed': {
    en: 'The SKU of another customer in Kong Core was CHANGED.',
    es: 'El SKU de otro cliente en Kong Core FUE CAMBIADO.',
  },
  'demo/took': { en: 'It took {seconds} s.', es: 'Tardó {seconds} s.' },
  'demo/next': { en: 'Look further:', es: 'Para ver más:' },
} as const satisfies Texts;
