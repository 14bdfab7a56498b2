/** One kind of goods, and what it comes in. */
export interface Goods {
  readonly line: string;
  readonly name: string;
  readonly variants: readonly [string, ...string[]];
  readonly sizes: readonly [string, ...string[]];
  /** Siesa's unit of inventory. */
  readonly unit: string;
  /** Pesos, cheapest and dearest. */
  readonly priceCop: readonly [number, number];
}

type Words = readonly [string, ...string[]];

const goods = (
  line: string,
  name: string,
  variants: Words,
  sizes: Words,
  priceCop: readonly [number, number],
  unit = 'UND',
): Goods => ({ line, name, variants, sizes, unit, priceCop });

/** Brands that no company has. */
export const brands = [
  'Altiplano',
  'La Vereda',
  'Río Claro',
  'Don Eliécer',
  'Sabanera',
  'Montaña Azul',
  'El Frailejón',
  'Tolimense',
  'Caribeño',
  'Ñapanga',
  'Guatapurí',
  'Nevado',
] as const;

const weights = ['250 g', '500 g', '1 kg', '2,5 kg'] as const;
const bottles = ['500 ml', '1 L', '2 L', '3,8 L'] as const;
const clothes = ['talla S', 'talla M', 'talla L', 'talla XL'] as const;

/** What the warehouses hold. Accents, ñ, quotes and fractions are what real names carry. */
export const assortment: readonly [Goods, ...Goods[]] = [
  goods(
    'ALIMENTOS',
    'Café molido',
    ['tostión media', 'tostión oscura', 'orgánico', 'descafeinado'],
    weights,
    [9_800, 62_000],
  ),
  goods('ALIMENTOS', 'Panela pulverizada', ['natural', 'limón', 'jengibre'], weights, [3_200, 18_900]),
  goods('ALIMENTOS', 'Fríjol cargamanto', ['rojo', 'blanco'], weights, [6_900, 38_000]),
  goods(
    'ALIMENTOS',
    'Chocolate de mesa',
    ['tradicional', 'clavos y canela', 'sin azúcar'],
    ['250 g', '500 g'],
    [5_600, 17_500],
  ),
  goods('ALIMENTOS', 'Aceite de girasol', ['puro', 'con oliva'], bottles, [8_900, 54_000], 'BOT'),
  goods('ALIMENTOS', 'Harina de maíz', ['blanca', 'amarilla', 'integral'], weights, [2_900, 14_200]),
  goods('ASEO', 'Jabón en barra', ['limón', 'lavanda', 'coco'], ['x 1 und', 'x 3 und', '300 g'], [2_300, 12_900]),
  goods('ASEO', 'Detergente líquido', ['ropa color', 'ropa bebé', 'concentrado'], bottles, [9_900, 61_000], 'BOT'),
  goods(
    'ASEO',
    'Papel higiénico',
    ['doble hoja', 'triple hoja'],
    ['x 4 rollos', 'x 12 rollos', 'x 24 rollos'],
    [6_900, 42_000],
    'PQ',
  ),
  goods('FERRETERIA', 'Tornillo drywall', ['punta fina', 'punta broca'], ['½"', '1"', '1 ¼"', '6 × 2"'], [120, 900]),
  goods(
    'FERRETERIA',
    'Tubo PVC',
    ['presión', 'sanitario', 'eléctrico'],
    ['½" × 6 m', '2" × 6 m', '4" × 3 m'],
    [11_500, 98_000],
    'MTS',
  ),
  goods(
    'FERRETERIA',
    'Candado',
    ['latón', 'acero inoxidable', 'de combinación'],
    ['30 mm', '50 mm', '70 mm'],
    [14_900, 119_000],
  ),
  goods('FERRETERIA', 'Cinta aislante', ['negra', 'roja', 'azul'], ['10 m', '20 m'], [2_800, 9_400]),
  goods(
    'PAPELERIA',
    'Cuaderno argollado',
    ['cuadriculado', 'rayado', 'doble línea'],
    ['80 h', '100 h', '200 h'],
    [4_900, 23_500],
  ),
  goods('PAPELERIA', 'Bolígrafo', ['azul', 'negro', 'rojo', 'surtido'], ['x 1 und', 'x 12 und'], [900, 16_800]),
  goods('PAPELERIA', 'Resma', ['carta', 'oficio'], ['75 g/m²', '90 g/m²'], [15_900, 31_000], 'PQ'),
  goods('CONFECCION', 'Camiseta', ['dama', 'caballero', 'niño', 'niña'], clothes, [19_900, 79_000]),
  goods('CONFECCION', 'Jean clásico', ['dama', 'caballero'], clothes, [69_900, 189_000]),
  goods('CONFECCION', 'Ruana', ['tejida a mano', 'lana virgen'], clothes, [98_000, 310_000]),
  goods('HOGAR', 'Olla a presión', ['aluminio', 'acero inoxidable'], ['4 L', '6 L', '8 L'], [89_000, 420_000]),
  goods('HOGAR', 'Sábana', ['sencilla', 'doble', 'king'], ['144 hilos', '300 hilos'], [49_900, 280_000]),
  goods('HOGAR', 'Bombillo LED', ['luz cálida', 'luz fría'], ['9 W', '12 W', '15 W'], [4_500, 18_900]),
  goods('AGRO', 'Abono orgánico', ['granulado', 'compostado'], ['1 kg', '5 kg', '40 kg'], [8_000, 74_000], 'BTO'),
  goods('AGRO', 'Manguera de riego', ['reforzada', 'por goteo'], ['25 m', '50 m', '100 m'], [38_000, 265_000], 'ROL'),
];
