import type { Texts } from '../language.ts';

/** What `quota` writes. */
export const quotaMessages = {
  'quota/what-account': { en: 'account', es: 'cuenta' },
  'quota/what-alarm': { en: 'alarm', es: 'alarma' },
  'quota/what-reserved': { en: 'reserved', es: 'reservado' },
  'quota/what-clients': { en: 'clients', es: 'clientes' },
  'quota/what-settings': { en: 'settings', es: 'config.' },
  'quota/account': {
    en: '{account} functions may run at once in this account and region, {unreserved} of them without a reservation',
    es: 'en esta cuenta y región se pueden ejecutar {account} funciones a la vez, {unreserved} de ellas sin reserva',
  },
  'quota/alarm': { en: 'notifies above {above} of {account}', es: 'avisa por encima de {above} de {account}' },
  'quota/alarm-missing': {
    en: 'there is none: deploy the environment, so that it notifies before Lambda refuses a function',
    es: 'no hay ninguna: despliegue el ambiente, para que avise antes de que Lambda rechace una función',
  },
  'quota/alarm-late': {
    en: "notifies above {above}, so too late or never: set 'concurrency.ofAccount' of this environment to {account} and deploy",
    es: "avisa por encima de {above}, o sea demasiado tarde o nunca: ponga 'concurrency.ofAccount' de este ambiente en {account} y despliegue",
  },
  'quota/alarm-early': {
    en: "notifies above {above} already: 'concurrency.ofAccount' of this environment can be {account}",
    es: "avisa ya por encima de {above}: 'concurrency.ofAccount' de este ambiente puede ser {account}",
  },
  'quota/reserved': {
    en: '{transformer} for the transformer, {loader} for the loader: no other service takes them, and all clients together load no more parts at once',
    es: '{transformer} para el transformador, {loader} para el cargador: ningún otro servicio las toma, y todos los clientes juntos no cargan más partes a la vez',
  },
  'quota/reserved-nothing': {
    en: 'nothing: the functions share what the account has with its other services',
    es: 'nada: las funciones comparten lo que tiene la cuenta con sus otros servicios',
  },
  'quota/clients': {
    en: {
      one: 'the {count} that is enabled loads {parts} parts at once, of {available} that fit',
      other:
        'the {count} that are enabled load {parts} parts at once when all sync at the same time, of {available} that fit',
    },
    es: {
      one: 'el {count} habilitado carga {parts} partes a la vez, de {available} que caben',
      other:
        'los {count} habilitados cargan {parts} partes a la vez si todos sincronizan al mismo tiempo, de {available} que caben',
    },
  },
  'quota/clients-crowded': {
    en: "{needed}: not more than {fit} of them should sync at the same time. Spread their schedules with cron(…), lower 'load_concurrency', or ask AWS for a higher limit",
    es: "{needed}: no más de {fit} de ellos deberían sincronizar al mismo tiempo. Reparta sus horarios con cron(…), baje 'load_concurrency', o pida a AWS un límite mayor",
  },
  'quota/client-large': {
    en: "{client} alone loads {parts} parts at once, and {available} fit: lower its 'load_concurrency', or ask AWS for a higher limit",
    es: "{client} solo carga {parts} partes a la vez, y caben {available}: baje su 'load_concurrency', o pida a AWS un límite mayor",
  },
  'quota/settings': {
    en: 'not counted, because their settings cannot be used: {clients}. Correct them (`siesa-sync client check CLIENT`)',
    es: 'no contados, porque su configuración no se puede usar: {clients}. Corríjala (`siesa-sync client check CLIENT`)',
  },
} as const satisfies Texts;
