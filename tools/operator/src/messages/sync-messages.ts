import type { Texts } from './language.ts';

/** What a dry run and a comparison of two syncs write. */
export const syncMessages = {
  'dry-run/client': { en: 'client', es: 'cliente' },
  'dry-run/sync': { en: 'sync', es: 'sincronización' },
  'dry-run/would-end': { en: 'would end', es: 'terminaría' },
  'dry-run/extracted': { en: 'extracted', es: 'leídos' },
  'dry-run/create': { en: 'create', es: 'crear' },
  'dry-run/update': { en: 'update', es: 'actualizar' },
  'dry-run/unchanged': { en: 'unchanged', es: 'sin cambio' },
  'dry-run/reject': { en: 'reject', es: 'rechazar' },
  'dry-run/would-fail': { en: '{client} would fail: {error}: {reason}', es: '{client} fallaría: {error}: {reason}' },
  'dry-run/would-reject': {
    en: '{client} would reject {product}: {reason}',
    es: '{client} rechazaría {product}: {reason}',
  },
  'dry-run/nothing': {
    en: 'Dry run: nothing was sent, nothing was kept.',
    es: 'Ensayo: no se envió nada, no se guardó nada.',
  },
  'dry-run/diff-of': { en: 'What updates change for {client}', es: 'Qué cambian las actualizaciones de {client}' },
  'dry-run/unknown': {
    en: {
      one: 'Of {count} update no stored sync shows what the product holds.',
      other: 'Of {count} updates no stored sync shows what the product holds.',
    },
    es: {
      one: 'De {count} actualización ninguna sincronización guardada muestra lo que tiene el producto.',
      other: 'De {count} actualizaciones ninguna sincronización guardada muestra lo que tiene el producto.',
    },
  },
  'diff/field': { en: 'field', es: 'campo' },
  'diff/products': { en: 'products', es: 'productos' },
  'diff/none': { en: 'No field changes.', es: 'No cambia ningún campo.' },
  'diff/absent': { en: 'absent', es: 'ausente' },
  'diff/more': {
    en: { one: 'and {count} more product', other: 'and {count} more products' },
    es: { one: 'y {count} producto más', other: 'y {count} productos más' },
  },
  'diff/of': {
    en: '{client}: {first} → {second}: {compared} products in both, {changed} of them differ.',
    es: '{client}: {first} → {second}: {compared} productos en ambas, {changed} de ellos difieren.',
  },
  'diff/only': {
    en: 'Only {first} read {inFirst} products, and only {second} {inSecond}.',
    es: 'Solo {first} leyó {inFirst} productos, y solo {second} {inSecond}.',
  },
} as const satisfies Texts;
