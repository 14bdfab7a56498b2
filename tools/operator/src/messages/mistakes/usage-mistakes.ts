import type { Texts } from '../language.ts';

/** Mistakes in how a command was written. */
export const usageMistakes = {
  'mistake/no-limit': {
    en: "Lambda's account settings came without their limit of concurrency: try again, or read it with `aws lambda get-account-settings`.",
    es: 'Los ajustes de la cuenta de Lambda llegaron sin su límite de concurrencia: intente de nuevo, o léalo con `aws lambda get-account-settings`.',
  },
  'mistake/no-quota': {
    en: 'Only an AWS environment has a quota: name one with --env ENV. On this machine `serve --concurrency` limits how many syncs run at once.',
    es: 'Solo un ambiente de AWS tiene una cuota: indique uno con --env AMBIENTE. En esta máquina `serve --concurrency` limita cuántas sincronizaciones se hacen a la vez.',
  },
  'mistake/from-where': {
    en: 'Say from where: either --from-local DIR or --from-env ENV.',
    es: 'Indique desde dónde: --from-local CARPETA o bien --from-env AMBIENTE.',
  },
  'mistake/no-one-to-confirm': {
    en: 'Nothing was written: there is no one to ask here, so add --yes to write this.',
    es: 'No se escribió nada: aquí no hay a quién preguntar, así que agregue --yes para escribirlo.',
  },
  'mistake/nothing-written': {
    en: 'Nothing was written.',
    es: 'No se escribió nada.',
  },
  'mistake/no-one-to-answer': {
    en: 'There is no one to ask here: run it in a terminal, or give {parts}.',
    es: 'Aquí no hay a quién preguntar: ejecútelo en una terminal, o dé {parts}.',
  },
  'mistake/flags-and-secrets': { en: '{flags}, and {secrets}', es: '{flags}, y {secrets}' },
  'mistake/secrets-from': { en: '--secrets-from with {keys}', es: '--secrets-from con {keys}' },
  'mistake/no-one-for-keys': {
    en: 'There is no one to ask here: give {keys} as JSON with --from FILE, or - for standard input.',
    es: 'Aquí no hay a quién preguntar: dé {keys} como JSON con --from ARCHIVO, o - para la entrada estándar.',
  },
  'mistake/password-or-token': {
    en: 'Passwords or a token let somebody in: give --password-file or --token-file, and not both.',
    es: 'Se entra con contraseñas o con un token: dé --password-file o --token-file, y no ambos.',
  },
  'mistake/user-name': {
    en: "'{name}' cannot be the name: give letters, figures, and . _ @ - alone.",
    es: '«{name}» no puede ser el nombre: use solo letras, cifras, y . _ @ -.',
  },
  'mistake/too-few-products': {
    en: '--products {products}: the demo changes 50 products, breaks 2 and deletes 1, so it needs at least {fewest}.',
    es: '--products {products}: la demostración cambia 50 productos, daña 2 y borra 1, así que necesita al menos {fewest}.',
  },
  'mistake/name-or-last': {
    en: 'Name one execution, sync or client; or give --last, the newest execution of all.',
    es: 'Nombre una ejecución, una sincronización o un cliente; o dé --last, la ejecución más reciente de todas.',
  },
  'mistake/retry-or-export': {
    en: '--retry starts a sync, and --export writes a list: give one of the two.',
    es: '--retry inicia una sincronización y --export escribe una lista: dé uno de los dos.',
  },
  'mistake/all-without-export': {
    en: '--all is about the list that --export writes: give --export FILE too.',
    es: '--all se refiere a la lista que escribe --export: dé también --export ARCHIVO.',
  },
  'mistake/page-unwritable': {
    en: "The page cannot be written to '{file}': name another file with {option}.",
    es: 'La página no se puede escribir en «{file}»: nombre otro archivo con {option}.',
  },
  'mistake/watch-elsewhere': {
    en: '--watch draws on a terminal, and this output goes elsewhere: leave it out, or run the command again.',
    es: '--watch dibuja en una terminal, y esta salida va a otra parte: quítelo, o repita la orden.',
  },
  'mistake/which-clients': {
    en: 'Say which clients: name them, or give --all for every enabled one, and not both.',
    es: 'Indique qué clientes: nómbrelos, o dé --all para todos los activos, y no ambas cosas.',
  },
  'mistake/diff-without-dry-run': {
    en: '--diff shows what a dry run of a client would change: give --dry-run too, and leave out --only.',
    es: '--diff muestra qué cambiaría un ensayo de un cliente: dé también --dry-run, y quite --only.',
  },
  'mistake/about-one-client': {
    en: '{given} is about one client: name that client alone, and start the others without it.',
    es: '{given} se refiere a un cliente: nombre solo ese cliente, e inicie los demás sin esa opción.',
  },
  'mistake/about-whole-client': {
    en: '{given} is for a sync of the whole client, and --only reads one product: leave out one of the two.',
    es: '{given} es para una sincronización de todo el cliente, y --only lee un producto: quite uno de los dos.',
  },
  'mistake/only-one-client': {
    en: '--only takes one product of one client: name one client.',
    es: '--only toma un producto de un cliente: nombre un cliente.',
  },
  'mistake/accept-without-repair': {
    en: '--accept is about what --repair marks: give --repair too.',
    es: '--accept se refiere a lo que marca --repair: dé también --repair.',
  },
  'mistake/clone-alone': {
    en: 'What is asked for runs in a clone of the repository alone, and this is the installed command. Leave `--emulate` out, or run it from a clone.',
    es: 'Lo que se pide solo funciona en un clon del repositorio, y esta es la orden instalada. Quite `--emulate`, o ejecútela desde un clon.',
  },
  'mistake/list-format': {
    en: "A list is written as .xlsx or .csv, and '{file}' ends otherwise: name it so.",
    es: 'Una lista se escribe como .xlsx o .csv, y «{file}» termina de otro modo: dele un nombre así.',
  },
  'mistake/list-unwritable': {
    en: "The list cannot be written to '{file}': name another file with --export.",
    es: 'La lista no se puede escribir en «{file}»: nombre otro archivo con --export.',
  },
  'mistake/emulate-env': {
    en: '--emulate goes with --local DIR: an AWS environment is not emulated.',
    es: '--emulate va con --local CARPETA: un ambiente de AWS no se emula.',
  },
  'mistake/where': {
    en: 'Say where: either --local DIR, a folder of clients on this machine, or --env ENV, an AWS environment; or set SIESA_SYNC_LOCAL or SIESA_SYNC_ENV.',
    es: 'Indique dónde: --local CARPETA, una carpeta de clientes de esta máquina, o --env AMBIENTE, un ambiente de AWS; o defina SIESA_SYNC_LOCAL o SIESA_SYNC_ENV.',
  },
  'mistake/which-folder': {
    en: 'Say in which folder of clients: --local DIR, or set SIESA_SYNC_LOCAL.',
    es: 'Indique en qué carpeta de clientes: --local CARPETA, o defina SIESA_SYNC_LOCAL.',
  },
  'mistake/product-id-empty': {
    en: "A product's id cannot be empty: give it as Siesa has it, such as PROD000001.",
    es: 'El id de un producto no puede estar vacío: delo como lo tiene Siesa, por ejemplo PROD000001.',
  },
  'mistake/product-id-long': {
    en: "A product's id has at most {most} bytes, and this one has {bytes}: give it as Siesa has it.",
    es: 'El id de un producto tiene como máximo {most} bytes, y este tiene {bytes}: delo como lo tiene Siesa.',
  },
} as const satisfies Texts;
