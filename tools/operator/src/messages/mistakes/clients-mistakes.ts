import type { Texts } from '../language.ts';

/** Mistakes about clients, their files and their syncs. */
export const clientsMistakes = {
  'mistake/alerts-elsewhere': {
    en: 'Alerts are not delivered by this command {place}: give --local DIR without --emulate, or publish to the topic of the environment.',
    es: 'Esta orden no entrega avisos {place}: dé --local CARPETA sin --emulate, o publique en el tema del ambiente.',
  },
  'mistake/no-mapping': {
    en: "There is no mapping document '{key}': put it among the field mappings, or correct 'field_mappings_key' of client '{client}'.",
    es: 'No hay un documento de mapeo «{key}»: póngalo entre los mapeos, o corrija «field_mappings_key» del cliente «{client}».',
  },
  'mistake/settings-changed': {
    en: "Somebody else has changed the settings of '{client}' since you opened them: open them again and repeat your change there.",
    es: 'Otra persona cambió la configuración de «{client}» después de que usted la abrió: ábrala de nuevo y repita allí su cambio.',
  },
  'mistake/id-stays': {
    en: "client_id: it stays '{client}', because everything that is kept belongs to that id.",
    es: 'client_id: sigue siendo «{client}», porque todo lo que se guarda pertenece a ese identificador.',
  },
  'mistake/none-enabled': {
    en: 'No client is enabled {place}: enable one with `siesa-sync client enable CLIENT {options}`.',
    es: 'Ningún cliente está activo {place}: active uno con `siesa-sync client enable CLIENTE {options}`.',
  },
  'mistake/no-client': {
    en: "There is no client '{client}' {place}: {suggestion}",
    es: 'No existe el cliente «{client}» {place}: {suggestion}',
  },
  'mistake/client-disabled': {
    en: "Client '{client}' is disabled {place}: enable it with `siesa-sync client enable {client} {options}`.",
    es: 'El cliente «{client}» está desactivado {place}: actívelo con `siesa-sync client enable {client} {options}`.',
  },
  'mistake/moved-already': {
    en: "Client '{client}' is disabled {place}: it may have been moved already. Enable it with `siesa-sync client enable {client} {options}` to move it.",
    es: 'El cliente «{client}» está desactivado {place}: quizá ya se movió. Actívelo con `siesa-sync client enable {client} {options}` para moverlo.',
  },
  'mistake/changed-meanwhile': {
    en: "Client '{client}' was changed {place} meanwhile: run this again.",
    es: 'El cliente «{client}» cambió {place} entretanto: repita la orden.',
  },
  'mistake/synced-meanwhile': {
    en: "Client '{client}' was synced {place} meanwhile: run this again, so that what that sync did is carried over too.",
    es: 'El cliente «{client}» se sincronizó {place} entretanto: repita la orden, para que también se traslade lo que hizo esa sincronización.',
  },
  'mistake/syncs-of-two': {
    en: '{first} is a sync of {client}, and {second} is not: give two of one client.',
    es: '{first} es una sincronización de {client}, y {second} no: dé dos de un mismo cliente.',
  },
  'mistake/no-parts': {
    en: "No parts of a sync '{sync}' are kept {place}: they are kept 30 days. `siesa-sync status CLIENT {options}` shows the ids of the last syncs.",
    es: 'No se guardan partes de una sincronización «{sync}» {place}: se guardan 30 días. `siesa-sync status CLIENTE {options}` muestra los id de las últimas.',
  },
  'mistake/no-execution': {
    en: "There is no execution '{execution}' {place}: give the ARN or the name that `siesa-sync sync` printed, the id of a sync, or a client.",
    es: 'No existe la ejecución «{execution}» {place}: dé el ARN o el nombre que mostró `siesa-sync sync`, el id de una sincronización, o un cliente.',
  },
  'mistake/no-execution-yet': {
    en: 'There is no execution {place} yet: start one with `siesa-sync sync CLIENT {options}`.',
    es: 'Todavía no hay ejecuciones {place}: inicie una con `siesa-sync sync CLIENTE {options}`.',
  },
  'mistake/execution-gone': {
    en: 'The execution of {sync} is no longer known {place}: Step Functions keeps one for 90 days, and a folder as long as its files.',
    es: 'La ejecución de {sync} ya no se conoce {place}: Step Functions la guarda 90 días, y una carpeta mientras tenga sus archivos.',
  },
  'mistake/never-synced': {
    en: '{client} was never synced: start a sync with `siesa-sync sync {client} {options}`.',
    es: '{client} nunca se sincronizó: inicie una sincronización con `siesa-sync sync {client} {options}`.',
  },
  'mistake/no-region': {
    en: 'No AWS region is set: set AWS_REGION, or a region in your profile.',
    es: 'No hay una región de AWS: defina AWS_REGION, o una región en su perfil.',
  },
  'mistake/open-files': {
    en: 'This machine lets no further file be opened (EMFILE): raise the limit (`ulimit -n 4096`) or run fewer syncs at once, and start again.',
    es: 'Esta máquina no deja abrir más archivos (EMFILE): suba el límite (`ulimit -n 4096`) o haga menos sincronizaciones a la vez, e inicie de nuevo.',
  },
  'mistake/not-deployed': {
    en: "The environment '{env}' is not deployed in this account and region (there is no state machine '{name}'): choose another profile or region, or run `nx run infra:deploy`.",
    es: 'El ambiente «{env}» no está desplegado en esta cuenta y región (no existe la máquina de estados «{name}»): elija otro perfil u otra región, o ejecute `nx run infra:deploy`.',
  },
  'mistake/secret-of-another': {
    en: "'{file}' is the secret of another product than {product}, which the settings name.",
    es: '«{file}» es el secreto de otro producto que {product}, el que nombra la configuración.',
  },
  'mistake/no-id': {
    en: "'{file}' gives no id that a client can have: name one with --client ({problem}).",
    es: '«{file}» no da un identificador válido para un cliente: indique uno con --client ({problem}).',
  },
  'mistake/no-product': {
    en: "'{file}' does not name a product that is known here: its productType must begin with KONG or WMS, or it must have a kongConfig or wmsConfig with a baseUrl.",
    es: '«{file}» no nombra un producto que aquí se conozca: su productType debe empezar por KONG o WMS, o debe tener un kongConfig o wmsConfig con baseUrl.',
  },
  'mistake/no-settings': {
    en: `None of these files holds a client's settings: add its staging item or its row with "configType": "PRODUCT_CONFIG".`,
    es: 'Ninguno de estos archivos contiene la configuración de un cliente: agregue su ítem de staging o su fila con "configType": "PRODUCT_CONFIG".',
  },
  'mistake/own-settings': {
    en: "'{file}' holds settings in this service's own form already: write them with `siesa-sync client apply`.",
    es: '«{file}» ya contiene una configuración en la forma de este servicio: escríbala con `siesa-sync client apply`.',
  },
  'mistake/not-importable': {
    en: `'{file}' cannot be imported, because it is not one of the documents that can: a staging item, a row with "configType": "PRODUCT_CONFIG", a secret with conniKey and conniToken, a secret with productType and baseUrl, or a mapping document.`,
    es: '«{file}» no se puede importar, porque no es ninguno de los documentos que se pueden: un ítem de staging, una fila con "configType": "PRODUCT_CONFIG", un secreto con conniKey y conniToken, un secreto con productType y baseUrl, o un documento de mapeo.',
  },
  'mistake/no-product-in-siesa': {
    en: "Siesa knows no product '{product}' of client '{client}': check the id there; nothing was started.",
    es: 'Siesa no conoce un producto «{product}» del cliente «{client}»: revise allí el id; no se inició nada.',
  },
  'mistake/mapping-changed': {
    en: "Somebody else has published '{key}' since you opened it: open it again and repeat your change there.",
    es: 'Otra persona publicó «{key}» después de que usted lo abrió: ábralo de nuevo y repita allí su cambio.',
  },
  'mistake/no-rows': {
    en: "The file '{file}' holds no rows: give a page as Siesa answers it, a list of rows, or one row a line.",
    es: 'El archivo «{file}» no contiene filas: dé una página como la responde Siesa, una lista de filas, o una fila por línea.',
  },
  'mistake/settings-there': {
    en: "The file '{file}' is there already: edit it, or choose another id.",
    es: 'El archivo «{file}» ya existe: edítelo, o elija otro identificador.',
  },
  'mistake/answer-unused': {
    en: '{names}: this client is not asked for it, so leave it out.',
    es: '{names}: a este cliente no se le pregunta eso, así que quítelo.',
  },
  'mistake/secret-no-text': {
    en: "The secret '{key}' is no text: write it between quotes.",
    es: 'El secreto «{key}» no es un texto: escríbalo entre comillas.',
  },
  'mistake/no-such-secret': {
    en: "No secret is called '{key}': {suggestion}",
    es: 'Ningún secreto se llama «{key}»: {suggestion}',
  },
  'mistake/client-there': {
    en: "There is a client '{client}' {place} already: choose another id.",
    es: 'Ya existe un cliente «{client}» {place}: elija otro identificador.',
  },
  'mistake/served-elsewhere': {
    en: "Another process serves '{folder}' at {address}: use that one, or stop it first.",
    es: 'Otro proceso sirve «{folder}» en {address}: use ese, o deténgalo primero.',
  },
  'mistake/repair-held': {
    en: "{divergent} of {expected} products of client '{client}' differ, and {most} may be repaired at once: nothing was marked. Look at them first; if they are to be sent again: --accept {divergent}.",
    es: 'Difieren {divergent} de {expected} productos del cliente «{client}», y a la vez se pueden reparar {most}: no se marcó nada. Revíselos primero; si se deben enviar de nuevo: --accept {divergent}.',
  },
  'mistake/no-list-call': {
    en: "The destination of client '{client}' ({product}, dialect {dialect}) has no call that lists what it holds, so it cannot be compared: a sync of --type initial sends everything again.",
    es: 'El destino del cliente «{client}» ({product}, dialecto {dialect}) no tiene una llamada que liste lo que contiene, así que no se puede comparar: una sincronización de --type initial envía todo de nuevo.',
  },
  'mistake/no-field': {
    en: "The mapping of client '{client}' fills no field '{field}': {suggestion}",
    es: 'El mapeo del cliente «{client}» no llena un campo «{field}»: {suggestion}',
  },
  'mistake/canonical-name': {
    en: "the canonical name of '{field}' is '{meant}'.",
    es: 'el nombre canónico de «{field}» es «{meant}».',
  },
  'mistake/unread-product': {
    en: "No sync of {client} has read a product '{product}' yet: {near}ask Siesa for it with `siesa-sync sync {client} --only {product} --dry-run {options}`.",
    es: 'Ninguna sincronización de {client} ha leído todavía un producto «{product}»: {near}pídalo a Siesa con `siesa-sync sync {client} --only {product} --dry-run {options}`.',
  },
  'mistake/secrets-not-json': {
    en: 'The secrets are no JSON object{mistake}: give one such as {example}.',
    es: 'Los secretos no son un objeto JSON{mistake}: dé uno como {example}.',
  },
  'mistake/two-of-a-kind': {
    en: "'{other}' and '{file}' are both {kind}: import one client at a time, with one document of each kind.",
    es: '«{other}» y «{file}» son ambos {kind}: importe un cliente a la vez, con un documento de cada clase.',
  },
  'mistake/kind-settings': { en: 'settings of a client', es: 'configuraciones de un cliente' },
  'mistake/kind-siesaSecret': { en: 'secrets of Siesa', es: 'secretos de Siesa' },
  'mistake/kind-productSecret': { en: 'secrets of a product', es: 'secretos de un producto' },
  'mistake/kind-mapping': { en: 'mapping documents', es: 'documentos de mapeo' },
  'mistake/several': { en: '{problems}', es: '{problems}' },
  'mistake/near': {
    en: 'the nearest ids are {ids}. Otherwise ',
    es: 'los id más parecidos son {ids}. Si no, ',
  },
  'mistake/client-id': {
    en: '{problem}.',
    es: '{problem}.',
  },
  'mistake/answer': {
    en: '{answer}: {problem}',
    es: '{answer}: {problem}',
  },
  'mistake/no-credentials': {
    en: 'No AWS credentials were found: sign in (`aws sso login`) or choose a profile with AWS_PROFILE.',
    es: 'No se encontraron credenciales de AWS: inicie sesión (`aws sso login`) o elija un perfil con AWS_PROFILE.',
  },
  'mistake/credentials-refused': {
    en: 'AWS refused these credentials: sign in again (`aws sso login`), or choose another profile with AWS_PROFILE.',
    es: 'AWS rechazó estas credenciales: inicie sesión de nuevo (`aws sso login`), o elija otro perfil con AWS_PROFILE.',
  },
  'mistake/access-denied': {
    en: 'AWS does not let these credentials do this: ask for the operator role of this environment.',
    es: 'AWS no deja hacer esto con estas credenciales: pida el rol de operador de este ambiente.',
  },
  'mistake/meant': {
    en: "did you mean '{meant}'?",
    es: '¿quiso decir «{meant}»?',
  },
  'mistake/none-yet': {
    en: 'there are none yet.',
    es: 'todavía no hay ninguno.',
  },
  'mistake/known': {
    en: 'there are: {names}.',
    es: 'hay: {names}.',
  },
} as const satisfies Texts;
