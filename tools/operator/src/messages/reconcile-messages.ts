import type { Texts } from './language.ts';

/** What `reconcile` writes to the terminal. */
export const reconcileMessages = {
  'reconcile/read-as': {
    en: '{file}: {rows} rows, {bytes} bytes, {encoding}, cells between {delimiter}, header on line {line}.',
    es: '{file}: {rows} filas, {bytes} bytes, {encoding}, celdas entre {delimiter}, encabezado en la línea {line}.',
  },
  'reconcile/bad-rows': {
    en: {
      one: '{count} row cannot be read, on line {lines}.',
      other: '{count} rows cannot be read, the first on lines {lines}.',
    },
    es: {
      one: '{count} fila no se puede leer, en la línea {lines}.',
      other: '{count} filas no se pueden leer, las primeras en las líneas {lines}.',
    },
  },
  'reconcile/footer': {
    en: "Line {line} looks like a total ('{marker}'): declare it as the footer, and its sum is checked.",
    es: "La línea {line} parece un total ('{marker}'): declárela como pie, y su suma se comprueba.",
  },
  'reconcile/column': { en: 'column', es: 'columna' },
  'reconcile/filled': { en: 'filled', es: 'con valor' },
  'reconcile/read-as-kind': { en: 'read as', es: 'leída como' },
  'reconcile/sum': { en: 'sum', es: 'suma' },
  'reconcile/largest': { en: 'the largest, as they stand', es: 'los mayores, tal como están' },
  'reconcile/empty': { en: 'empty', es: 'vacía' },
  'reconcile/text': { en: 'text', es: 'texto' },
  'reconcile/number': { en: 'number', es: 'número' },
  'reconcile/date': { en: 'date {format}', es: 'fecha {format}' },
  'reconcile/sign': { en: 'sign: {words}', es: 'signo: {words}' },
  'reconcile/unclear': { en: 'unclear', es: 'sin decidir' },
  'reconcile/ask-DATE_FORMAT': {
    en: "'{column}' fits {choices}: no day above 12 decides. Ask its sender, and declare date_format.",
    es: "'{column}' admite {choices}: ningún día mayor que 12 lo decide. Pregunte a quien lo envía y declare date_format.",
  },
  'reconcile/ask-THOUSANDS': {
    en: "'{column}' fits thousands and three decimals: every number has one separator before three digits. Ask its sender, and declare decimal and group.",
    es: "'{column}' admite miles y tres decimales: cada número tiene un separador antes de tres cifras. Pregunte a quien lo envía y declare decimal y group.",
  },
  'reconcile/ask-TWO_WAYS': {
    en: "'{column}' is written in two ways: {choices}. No dialect reads both; it has to be exported again.",
    es: "'{column}' está escrita de dos maneras: {choices}. Ningún dialecto lee ambas; hay que exportarla de nuevo.",
  },
  'reconcile/ask-SIGN_WORDS': {
    en: "'{column}' has the words {choices}: which of them are minus? Declare sign_column.",
    es: "'{column}' tiene las palabras {choices}: ¿cuáles son negativas? Declare sign_column.",
  },
  'reconcile/ask-DATE_OR_NUMBER': {
    en: "'{column}' fits the date {choices} and a number. Say which by naming it as the date or the amount of the rules.",
    es: "'{column}' admite la fecha {choices} y un número. Decídalo nombrándola como fecha o valor en las reglas.",
  },
  'reconcile/line': { en: 'line', es: 'línea' },
  'reconcile/code': { en: 'problem', es: 'problema' },
  'reconcile/cell': { en: 'cell', es: 'celda' },
  'reconcile/dialect': { en: 'For a rule document:', es: 'Para un documento de reglas:' },
  'reconcile/by-rules': {
    en: '{file}: {rows} good, {bad} bad and {blank} blank rows. The good ones add up to {sum}, from {first} to {last}. SHA-256 {sha}.',
    es: '{file}: filas: {rows} buenas, {bad} malas, {blank} vacías. Las buenas suman {sum}, de {first} a {last}. SHA-256 {sha}.',
  },
  'reconcile/reconciled': { en: '{job} is reconciled.', es: '{job} está conciliado.' },
  'reconcile/known': {
    en: '{job} has reconciled these files before; nothing was read again.',
    es: '{job} ya concilió estos archivos; no se leyó nada de nuevo.',
  },
  'reconcile/failed': {
    en: 'The reconciliation failed with {error}: {cause}',
    es: 'La conciliación falló con {error}: {cause}',
  },
  'reconcile/bad-rows-in': {
    en: 'Its bad rows: {file}',
    es: 'Sus filas malas: {file}',
  },
  'reconcile/to-resume': {
    en: 'Its job is {job}: run the same again, or `siesa-sync reconcile resume {job}`, when the reason is gone.',
    es: 'Su trabajo es {job}: repita lo mismo, o `siesa-sync reconcile resume {job}`, cuando no exista el motivo.',
  },
  'reconcile/no-breaks': { en: 'No breaks.', es: 'Sin diferencias.' },
  'reconcile/written': { en: 'All breaks: {csv}', es: 'Todas las diferencias: {csv}' },
  'reconcile/page': { en: 'Page: {page}', es: 'Página: {page}' },
  'reconcile/stop-following': {
    en: 'The reconciliation goes on in AWS without this command, and its notice says how it ended. Ctrl+C again only ends this command.',
    es: 'La conciliación sigue en AWS sin este comando, y su aviso dice cómo terminó. Otro Ctrl+C solo termina este comando.',
  },
  'reconcile/table': { en: 'With types: {parquet}', es: 'Con tipos: {parquet}' },
  'reconcile/side': { en: 'side', es: 'lado' },
  'reconcile/side-file': { en: 'file', es: 'archivo' },
  'reconcile/side-base': { en: 'base', es: 'base' },
  'reconcile/name': { en: 'name', es: 'nombre' },
  'reconcile/rows': { en: 'rows', es: 'filas' },
  'reconcile/bad': { en: 'bad rows', es: 'filas rechazadas' },
  'reconcile/type': { en: 'type', es: 'tipo' },
  'reconcile/severity': { en: 'severity', es: 'severidad' },
  'reconcile/breaks': { en: 'breaks', es: 'diferencias' },
  'reconcile/key': { en: 'key', es: 'clave' },
  'reconcile/detail': { en: 'detail', es: 'detalle' },
  'reconcile/party': { en: 'party', es: 'tercero' },
  'reconcile/day': { en: 'day', es: 'día' },
  'reconcile/amount': { en: 'amount', es: 'valor' },
  'reconcile/verdict': { en: 'verdict', es: 'veredicto' },
  'reconcile/this-row': { en: 'this row', es: 'esta fila' },
  'reconcile/other-row': { en: 'its other row', es: 'su otra fila' },
  'reconcile/rivals': {
    en: { one: '{count} other row was equally near.', other: '{count} other rows were equally near.' },
    es: { one: '{count} otra fila estaba igual de cerca.', other: '{count} otras filas estaban igual de cerca.' },
  },
  'reconcile/in-group': {
    en: 'It is in the group {name}, whose sums differ by {amount}.',
    es: 'Está en el grupo {name}, cuyas sumas difieren en {amount}.',
  },
  'reconcile/claimed-group': {
    en: 'The group {name} has several rows on both sides, so none of them is believed.',
    es: 'El grupo {name} tiene varias filas en ambos lados, así que no se cree en ninguna.',
  },
  'reconcile/missed-group': {
    en: 'The nearest group is {name}: its sums differ by {amount}, which is more than the rules allow, or its days do.',
    es: 'El grupo más cercano es {name}: sus sumas difieren en {amount}, que es más de lo que permiten las reglas, o sus días.',
  },
  'reconcile/decided-match': {
    en: 'The two rows belong together from now on.',
    es: 'Desde ahora las dos filas van juntas.',
  },
  'reconcile/decided-unmatch': {
    en: 'The two rows stay apart from now on.',
    es: 'Desde ahora las dos filas quedan separadas.',
  },
  'reconcile/decided-write-off': {
    en: 'The row needs no other from now on.',
    es: 'Desde ahora la fila no necesita otra.',
  },
  'reconcile/decided-withdraw': {
    en: 'What was decided about the row holds no more.',
    es: 'Lo que se decidió sobre la fila ya no vale.',
  },
  'reconcile/open': {
    en: 'Open items: {items}, {overdue} of them for longer than the rules allow; {closed} of earlier days were closed.',
    es: 'Partidas abiertas: {items}, {overdue} de ellas por más tiempo del que permiten las reglas; de días anteriores se cerraron {closed}.',
  },
  'reconcile/supersedes': {
    en: 'It replaces {job} of the same day and rules:',
    es: 'Reemplaza a {job}, del mismo día y las mismas reglas:',
  },
  'reconcile/from': {
    en: 'The other row is of an earlier day: line {line} of {job}.',
    es: 'La otra fila es de un día anterior: línea {line} de {job}.',
  },
  'reconcile/closed': {
    en: 'It was closed by {job}: {verdict}, line {line}.',
    es: 'La cerró {job}: {verdict}, línea {line}.',
  },
  'reconcile/again': { en: 'To see it, reconcile again: {command}', es: 'Para verlo, concilie de nuevo: {command}' },
  'reconcile/decision': {
    en: '{by} decided it on {at}: {note}',
    es: '{by} lo decidió el {at}: {note}',
  },
  'reconcile/left-out': {
    en: 'The row was left out, because it is bad:',
    es: 'La fila quedó fuera, porque no se puede leer:',
  },
  'reconcile/diff': {
    en: 'Breaks: {gone} gone, {fresh} new, {same} the same.',
    es: 'Diferencias: {gone} desaparecidas, {fresh} nuevas, {same} iguales.',
  },
  'reconcile/demo-exact': {
    en: 'These are exactly the breaks that were planted. It took {seconds} s.',
    es: 'Son exactamente las diferencias que se sembraron. Tardó {seconds} s.',
  },
  'reconcile/demo-other': {
    en: 'These are NOT the breaks that were planted. It took {seconds} s.',
    es: 'NO son las diferencias que se sembraron. Tardó {seconds} s.',
  },
  'reconcile/control-total': {
    en: 'The declared total is {sum}, and the rows prove it.',
    es: 'El total declarado es {sum}, y las filas lo prueban.',
  },
} as const satisfies Texts;
