import type { Texts } from '../language.ts';

/** Mistakes about the console: how it is started, and what its forms are sent. */
export const consoleMistakes = {
  'mistake/console-open-to-all': {
    en: 'Everybody who reaches {host} could use the console: give --password-file or --token-file too, or leave out --host.',
    es: 'Cualquiera que llegue a {host} podría usar la consola: dé también --password-file o --token-file, o quite --host.',
  },
  'mistake/console-port-taken': {
    en: 'Another process listens on port {port} of {host}: choose another one with --port.',
    es: 'Otro proceso usa el puerto {port} de {host}: elija otro con --port.',
  },
  'mistake/console-cannot-listen': {
    en: 'The console cannot listen on {host}, port {port} ({reason}): choose others with --host and --port.',
    es: 'La consola no puede escuchar en {host}, puerto {port} ({reason}): elija otros con --host y --port.',
  },
  'mistake/no-password-file': {
    en: "'{file}' is no password file: write each line of it with `siesa-sync console password NAME --file {file}`.",
    es: '«{file}» no es un archivo de contraseñas: escriba cada línea con `siesa-sync console password NOMBRE --file {file}`.',
  },
  'mistake/token-too-short': {
    en: "The token in '{file}' has fewer than {fewest} characters: make one with `openssl rand -base64 32 > {file}`.",
    es: 'El token de «{file}» tiene menos de {fewest} caracteres: haga uno con `openssl rand -base64 32 > {file}`.',
  },
  'mistake/secret-file-unreadable': {
    en: "The file '{file}' cannot be read: name one that is there.",
    es: 'El archivo «{file}» no se puede leer: nombre uno que exista.',
  },
  'mistake/secret-file-open-to-others': {
    en: "Others on this machine can read '{file}': run `chmod 600 {file}`.",
    es: 'Otros en esta máquina pueden leer «{file}»: ejecute `chmod 600 {file}`.',
  },
  'mistake/no-line': {
    en: "'{text}' is not a line: it is a whole number.",
    es: '«{text}» no es una línea: es un número entero.',
  },
  'mistake/no-decision': {
    en: "'{text}' is nothing that can be decided: {actions}.",
    es: '«{text}» no es nada que se pueda decidir: {actions}.',
  },
} as const satisfies Texts;
