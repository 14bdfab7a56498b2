import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { siesaSync } from '../testing/command-line.ts';
import { wholeProgram } from '../testing/whole-program.ts';
import { helpInSpanish } from './spanish/index.ts';

/** Every text of the help of a command and of its subcommands, with the place of each. */
const textsOf = (command: Command, path: string): readonly (readonly [string, string])[] => [
  [`${path} (summary)`, command.summary()],
  [`${path} (description)`, command.description()],
  ...command.registeredArguments.map((argument) => [`${path} ${argument.name()}`, argument.description] as const),
  ...command.options.map((option) => [`${path} ${option.flags}`, option.description] as const),
  ...command.commands.flatMap((child) => textsOf(child, `${path} ${child.name()}`)),
];
/** Options of `client new` are questions, which the catalogue has in each language. */
const isQuestion = (place: string): boolean => / client new --\S+ <value>$/.test(place);

const english = textsOf(await wholeProgram('en'), 'siesa-sync').filter(([, text]) => text !== '');

describe('the help in Spanish', () => {
  it('has every sentence', () => {
    const missing = english.filter(([place, text]) => !(text in helpInSpanish) && !isQuestion(place));

    expect(missing).toEqual([]);
  });

  it('has no sentence that the help does not have', () => {
    const written = new Set(english.map(([, text]) => text)).add('display help for command');

    expect(Object.keys(helpInSpanish).filter((sentence) => !written.has(sentence))).toEqual([]);
  });

  it('shows no English sentence', async () => {
    const shown = textsOf(await wholeProgram('es'), 'siesa-sync').map(([, text]) => text);
    const questions = english.filter(([place]) => isQuestion(place)).map(([, text]) => text);

    expect([...Object.keys(helpInSpanish), ...questions].filter((sentence) => shown.includes(sentence))).toEqual([]);
  });

  it('has its words in Spanish too', async () => {
    const { out } = await siesaSync(['sync', '--help', '--lang', 'es']);

    expect(out).toMatch(/^Uso: siesa-sync sync \[opciones\] \[comando\] \[client\.\.\.\]$/m);
    expect(out).toMatch(/^Argumentos:$[^]*^Opciones:$[^]*-h, --help +muestra la ayuda[^]*^Comandos:$[^]*^Ejemplo:$/m);
    expect(out).toMatch(/\(valores: "initial", *\s*"incremental",\s+si falta: *\s*"incremental"\)/);
    expect((await siesaSync(['--help', '--lang', 'es'])).out).toMatch(/help \[comando\] +muestra la ayuda/);
    expect((await siesaSync(['client', '--help', '--lang', 'es'])).out).toMatch(/help \[comando\] +muestra la ayuda/);
    expect((await siesaSync(['console', '--help', '--lang', 'es'])).out).toMatch(
      /^Uso: siesa-sync console \[opciones\]/,
    );
  });
});

describe('what is wrong with a command line', () => {
  const inSpanish = async (...args: readonly string[]) => {
    const { code, err } = await siesaSync([...args, '--lang', 'es']);
    expect(code).toBe(2);
    return err;
  };

  it.each<[readonly string[], string]>([
    [['sync', 'a', '--dry-rum'], 'error: no hay una opción «--dry-rum»\n(¿Quiso decir --dry-run?)\n'],
    [['snyc'], 'error: no hay un comando «snyc»\n(¿Quiso decir sync?)\n'],
    [['explain', 'a'], 'error: falta el argumento «product»\n'],
    [['reconcile', 'run', 'a'], 'error: falta la opción «--rules <rules>»\n'],
    [
      ['sync', 'a', '--type', 'x'],
      'error: el valor «x» no sirve para «--type <type>». Se permite initial, incremental.\n',
    ],
    [['client', 'secret', 'set', 'a', 'x'], 'error: el valor «x» no sirve para «part». Se permite siesa, product.\n'],
    [['demo', '--real', '--reconcile'], 'error: la opción «--real» no va con la opción «--reconcile»\n'],
    [['doctor', 'x'], 'error: sobran argumentos: se esperaban 0 y llegaron 1\n'],
    [
      ['serve', '--port', 'x'],
      'error: el valor «x» no sirve para «--port <port>». --help muestra lo que se permite. En inglés: It must be a whole number from 0 to 65535.\n',
    ],
  ])('is in Spanish: %j', async (args, sentence) => {
    expect(await inSpanish(...args)).toBe(sentence);
  });

  it('names an option whose value is missing', async () => {
    expect((await siesaSync(['--lang=es', 'sync', '--type'])).err).toContain('«--lang');
    expect((await siesaSync(['sync', '--lang=es', '--type'])).err).toBe(
      'error: falta el valor de la opción «--type <type>»\n',
    );
  });

  it('stays English in a document', async () => {
    expect(JSON.parse((await siesaSync(['snyc', '--json', '--lang', 'es'])).out)).toMatchObject({
      error: { message: "unknown command 'snyc' (Did you mean sync?)" },
    });
  });
});
