import type { Texts } from '../language.ts';

/** What `demo` writes, and `demo --real`. */
export const demoMessages = {
  'demo/plain-initial': {
    en: 'Initial sync of {clients}, side by side …',
    es: 'Sincronización inicial de {clients}, a la vez …',
  },
  'demo/client': { en: '{client} ({rows} products, {product})', es: '{client} ({rows} productos, {product})' },
  'demo/and': { en: '{first} and {second}', es: '{first} y {second}' },
  'demo/plain-incremental': {
    en: '50 products change and 2 become invalid in each Siesa. Incremental sync …',
    es: 'En cada Siesa cambian 50 productos y 2 dejan de ser válidos. Sincronización incremental …',
  },
  'demo/equal-initial': {
    en: '{client}  {product} == Siesa after the initial sync: {equal} of {compared} records equal',
    es: '{client}  {product} == Siesa tras la sincronización inicial: {equal} de {compared} registros iguales',
  },
  'demo/equal-incremental': {
    en: '{client}  {product} == Siesa after the incremental sync: {equal} of {compared} records equal (the 2 broken ones keep what was accepted before)',
    es: '{client}  {product} == Siesa tras la sincronización incremental: {equal} de {compared} registros iguales (los 2 dañados conservan lo aceptado antes)',
  },
  'demo/different-initial': {
    en: '{client}  {product} == Siesa after the initial sync: {differences} DIFFERENCES, first: {first}',
    es: '{client}  {product} == Siesa tras la sincronización inicial: {differences} DIFERENCIAS, primero: {first}',
  },
  'demo/different-incremental': {
    en: '{client}  {product} == Siesa after the incremental sync: {differences} DIFFERENCES, first: {first}',
    es: '{client}  {product} == Siesa tras la sincronización incremental: {differences} DIFERENCIAS, primero: {first}',
  },
  'demo/reports': {
    en: 'Reports of the incremental sync (CSV):',
    es: 'Reportes de la sincronización incremental (CSV):',
  },
  'demo/further': { en: 'Look further: {command}', es: 'Para ver más: {command}' },
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
