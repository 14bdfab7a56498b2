import type { Texts } from '../language.ts';

/** Mistakes about reconciliations. */
export const reconcileMistakes = {
  'mistake/unknown-columns': {
    en: '{whose} have no field {unknown}: they have {fields}. Correct the columns of the rules.',
    es: '{whose} no tienen el campo {unknown}: tienen {fields}. Corrija las columnas de las reglas.',
  },
  'mistake/products-of-siesa': { en: "Siesa's products", es: 'Los productos de Siesa' },
  'mistake/records-there': { en: "The destination's records", es: 'Los registros del destino' },
  'mistake/file-unreadable': {
    en: "The file '{file}' cannot be read: name one that exists.",
    es: 'El archivo «{file}» no se puede leer: nombre uno que exista.',
  },
  'mistake/rules-unreadable': {
    en: "The rules '{rules}' cannot be read: name a file, or rules that come with this command: {suggestion}",
    es: 'Las reglas «{rules}» no se pueden leer: nombre un archivo, o reglas que vienen con esta orden: {suggestion}',
  },
  'mistake/no-reason': {
    en: 'The note is empty: say why, because it is kept with the decision.',
    es: 'La nota está vacía: diga por qué, porque se guarda con la decisión.',
  },
  'mistake/destination-alone': {
    en: "What a destination holds is compared with Siesa's products: give --against client:{client}.",
    es: 'Lo que tiene un destino se compara con los productos de Siesa: dé --against client:{client}.',
  },
  'mistake/job-runs': {
    en: "Another run reconciles these files at this moment as '{job}': its result is there when it has ended.",
    es: 'Otra ejecución concilia estos archivos en este momento como «{job}»: su resultado estará cuando termine.',
  },
  'mistake/not-a-line': {
    en: "'{line}' is not a line: it is a whole number.",
    es: '«{line}» no es una línea: es un número entero.',
  },
  'mistake/where-jobs': {
    en: 'Say where: either --local DIR, a folder on this machine, or --env ENV, an AWS environment; or set SIESA_SYNC_LOCAL or SIESA_SYNC_ENV.',
    es: 'Indique dónde: --local CARPETA, una carpeta de esta máquina, o --env AMBIENTE, un ambiente de AWS; o defina SIESA_SYNC_LOCAL o SIESA_SYNC_ENV.',
  },
  'mistake/one-client': {
    en: "The destination of '{read}' is compared with the products of '{client}': name one client in both.",
    es: 'El destino de «{read}» se compara con los productos de «{client}»: nombre el mismo cliente en ambos.',
  },
  'mistake/no-environment': {
    en: "There is no environment '{env}': {suggestion}",
    es: 'No existe el ambiente «{env}»: {suggestion}',
  },
  'mistake/no-reconciliation': {
    en: "The environment '{env}' does not reconcile in this account and region (there is no state machine '{name}'): choose another profile or region, or run `nx run infra:deploy-reconciliation`.",
    es: 'El ambiente «{env}» no concilia en esta cuenta y región (no existe la máquina de estados «{name}»): elija otro perfil u otra región, o ejecute `nx run infra:deploy-reconciliation`.',
  },
  'mistake/no-job-env': {
    en: "{env} has no job '{job}': take the id from its notice. Jobs are kept for 30 days.",
    es: '{env} no tiene un trabajo «{job}»: tome el id de su aviso. Los trabajos se guardan 30 días.',
  },
  'mistake/verdicts-gone': {
    en: "The verdicts of '{job}' are not there: the job is under way, failed, or is older than the 7 days for which they are kept. `siesa-sync reconcile resume {job} --env {env}` goes on with it.",
    es: 'Los veredictos de «{job}» no están: el trabajo está en curso, falló, o tiene más de los 7 días que se guardan. `siesa-sync reconcile resume {job} --env {env}` lo continúa.',
  },
  'mistake/products-old': {
    en: "Siesa's products of '{client}' were read last by {sync}, on {began}, more than a day ago: `siesa-sync sync {client} {options}` reads what has changed since.",
    es: 'Los productos de Siesa de «{client}» se leyeron por última vez en {sync}, el {began}, hace más de un día: `siesa-sync sync {client} {options}` lee lo que cambió desde entonces.',
  },
  'mistake/sync-not-whole': {
    en: "What {sync} read of client '{client}' is not kept whole, so its products are not known here: `siesa-sync sync {client} --type initial {options}` reads them.",
    es: 'Lo que {sync} leyó del cliente «{client}» no se guarda completo, así que aquí no se conocen sus productos: `siesa-sync sync {client} --type initial {options}` los lee.',
  },
  'mistake/answered-already': {
    en: 'Line {line} of the {side} is answered already ({verdict}): take it apart first with `reconcile unmatch`.',
    es: 'La línea {line} del lado «{side}» ya tiene respuesta ({verdict}): sepárela primero con `reconcile unmatch`.',
  },
  'mistake/answered-by-nothing': {
    en: 'Line {line} of the {side} is answered by nothing.',
    es: 'La línea {line} del lado «{side}» no tiene ninguna respuesta.',
  },
  'mistake/no-good-row': {
    en: 'The {side} has no good row on line {line}: rows are numbered by the line on which they begin.',
    es: 'En el lado «{side}» no hay una fila buena en la línea {line}: las filas se numeran por la línea en que empiezan.',
  },
  'mistake/no-row': {
    en: "The {side} of '{job}' has no row on line {line}: rows are numbered by the line on which they begin.",
    es: 'En el lado «{side}» de «{job}» no hay una fila en la línea {line}: las filas se numeran por la línea en que empiezan.',
  },
  'mistake/different-rules': {
    en: "'{earlier}' and '{later}' have different rules, so their breaks cannot be compared.",
    es: '«{earlier}» y «{later}» tienen reglas distintas, así que sus diferencias no se pueden comparar.',
  },
  'mistake/nothing-chosen': {
    en: 'A file, what it is compared with or the rules are missing: choose a file of this computer, or name a key of the bucket.',
    es: 'Falta un archivo, aquello con lo que se compara o las reglas: elija un archivo de este equipo, o nombre una clave del bucket.',
  },
  'mistake/no-file-in-folder': {
    en: "There is no file '{file}' in '{folder}' that can be reconciled: put it there first.",
    es: 'En «{folder}» no hay un archivo «{file}» que se pueda conciliar: póngalo allí primero.',
  },
  'mistake/job-not-ended': {
    en: "The job '{job}' has not ended: `siesa-sync reconcile resume {job}` goes on with it.",
    es: 'El trabajo «{job}» no ha terminado: `siesa-sync reconcile resume {job}` lo continúa.',
  },
  'mistake/no-job': {
    en: "'{folder}' has no job '{job}': take the id that `reconcile run` printed.",
    es: 'En «{folder}» no hay un trabajo «{job}»: tome el id que mostró `reconcile run`.',
  },
  'mistake/no-verdicts': {
    en: "The job '{job}' has no verdicts yet: `siesa-sync reconcile resume {job} --local {folder}` goes on with it.",
    es: 'El trabajo «{job}» todavía no tiene veredictos: `siesa-sync reconcile resume {job} --local {folder}` lo continúa.',
  },
  'mistake/rows-gone': {
    en: "The rows of '{job}' are not there, or an earlier release wrote them in another form: compare its files again, with --local and an empty folder.",
    es: 'Las filas de «{job}» no están, o una versión anterior las escribió en otra forma: compare sus archivos de nuevo, con --local y una carpeta vacía.',
  },
  'mistake/job-unreadable': {
    en: "What '{job}' was started with cannot be read: start it again.",
    es: 'No se puede leer con qué se inició «{job}»: inícielo de nuevo.',
  },
  'mistake/no-duckdb': {
    en: 'Reconciling needs DuckDB: install it beside this command with `npm install @duckdb/node-api`.',
    es: 'Para conciliar se necesita DuckDB: instálelo junto a esta orden con `npm install @duckdb/node-api`.',
  },
  'mistake/job-without-products': {
    en: "The job '{job}' does not compare a client's products, so there is nothing that a sync could send again. Start one with --against client:CLIENT.",
    es: 'El trabajo «{job}» no compara los productos de un cliente, así que no hay nada que una sincronización pueda enviar de nuevo. Inicie uno con --against client:CLIENTE.',
  },
  'mistake/no-full-sync': {
    en: "No sync that read all of client '{client}' is kept, so its products are not known here: `siesa-sync sync {client} --type initial {options}` reads them.",
    es: 'No se guarda ninguna sincronización que haya leído todo el cliente «{client}», así que aquí no se conocen sus productos: `siesa-sync sync {client} --type initial {options}` los lee.',
  },
  'mistake/not-a-day': {
    en: "'{day}' is not a day: write it as 2026-02-15.",
    es: '«{day}» no es un día: escríbalo como 2026-02-15.',
  },
} as const satisfies Texts;
