import type { Texts } from '../language.ts';

/** What is wrong with a command line, as Commander writes it in English, and the words of its help. */
export const usageMessages = {
  'usage/error': { en: 'error: {problem}', es: 'error: {problem}' },
  'usage/unknown-option': { en: "unknown option '{option}'", es: 'no hay una opción «{option}»' },
  'usage/unknown-command': { en: "unknown command '{command}'", es: 'no hay un comando «{command}»' },
  'usage/missing-argument': { en: "missing required argument '{argument}'", es: 'falta el argumento «{argument}»' },
  'usage/missing-value': { en: "option '{option}' argument missing", es: 'falta el valor de la opción «{option}»' },
  'usage/missing-option': { en: "required option '{option}' not specified", es: 'falta la opción «{option}»' },
  'usage/invalid': {
    en: "value '{value}' of '{option}' is invalid. {reason}",
    es: 'el valor «{value}» no sirve para «{option}». {reason}',
  },
  'usage/conflict': {
    en: "option '{option}' cannot be used with option '{other}'",
    es: 'la opción «{option}» no va con la opción «{other}»',
  },
  'usage/too-many': {
    en: 'too many arguments: expected {expected}, got {got}',
    es: 'sobran argumentos: se esperaban {expected} y llegaron {got}',
  },
  'usage/allowed': { en: 'Allowed choices are {choices}.', es: 'Se permite {choices}.' },
  'usage/look-up': { en: '--help shows what is allowed.', es: '--help muestra lo que se permite.' },
  'usage/did-you-mean': { en: '(Did you mean {meant}?)', es: '(¿Quiso decir {meant}?)' },
  'usage/title-usage': { en: 'Usage:', es: 'Uso:' },
  'usage/title-arguments': { en: 'Arguments:', es: 'Argumentos:' },
  'usage/title-options': { en: 'Options:', es: 'Opciones:' },
  'usage/title-commands': { en: 'Commands:', es: 'Comandos:' },
  'usage/title-example': { en: 'Example:', es: 'Ejemplo:' },
  'usage/options': { en: '[options]', es: '[opciones]' },
  'usage/command': { en: '[command]', es: '[comando]' },
  'usage/choices': { en: 'choices: ', es: 'valores: ' },
  'usage/default': { en: 'default: ', es: 'si falta: ' },
  'usage/unexpected': { en: 'siesa-sync could not go on: {error}', es: 'No se pudo continuar: {error}' },
} as const satisfies Texts;
