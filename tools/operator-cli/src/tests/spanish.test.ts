import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answering, siesaSync } from '../testing/command-line.ts';
import { type ExampleSetup, startExampleSetup } from '../testing/example-setup.ts';

/** Words that stand in English sentences alone. */
const english = /\b(the|of|is|are|with|which|its|written|next|syncs?)\b/i;

describe('siesa-sync --lang es', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 30 });
  });
  afterAll(() => setup.close());

  const run = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir, '--lang', 'es']);
  /** Lines without paths, addresses and commands, which are what they are. */
  const wordsOf = (out: string): string => out.replaceAll(/siesa-sync .*$/gm, '').replaceAll(/\S*[/_\d]\S*/g, '');

  it('checks a client', async () => {
    const { code, out } = await run('client', 'check', 'cliente-a');

    expect(code).toBe(0);
    expect(out).toMatch(/^ok {4}config\. +configuración, mapeo y secretos de un cliente de kong$/m);
    expect(out).toMatch(/^ok {4}siesa +primera página en \d+,\d s: 30 de 30 productos$/m);
    expect(out).toMatch(/^ok {4}mapeo +30 de 30 productos de la primera página transformados$/m);
    expect(out).toMatch(/^ok {4}horario +rate\(6 hours\): próximos inicios hacia /m);
    expect(wordsOf(out).replaceAll(/En inglés: .*$/gm, '')).not.toMatch(english);
  });

  it('names what a secret lacks', async () => {
    await setup.edit('secrets/siesa-integration/cliente-b/siesa.json', () => ({}));
    const { code, out } = await run('client', 'check', 'cliente-b');

    expect(code).toBe(2);
    expect(out).toMatch(/^MAL {3}config\. +El secreto «\S+» no está completo \(api_url: falta "api_url"\)\. /m);
  });

  it('looks at the machine', async () => {
    const { out } = await run('doctor');

    expect(out).toMatch(/^ok {4}disco +\d[\d.]*,\d GiB libres para /m);
    expect(out).toMatch(/^ok {4}secretos +\d+ archivos, cada uno legible solo por su dueño$/m);
  });

  it('checks a mapping document with a sample', async () => {
    const mapping = join(setup.dir, 'field-mappings/field-mappings-kong.json');
    const sample = join(setup.dir, 'rows.json');
    await writeFile(sample, JSON.stringify([...setup.siesa.products.rows].slice(0, 3)));
    const valid = await siesaSync(['mapping', 'check', mapping, '--sample', sample, '--lang', 'es']);

    expect(valid.out).toMatch(/: válido, para kong\n\n3 filas: 3 transformadas, 0 rechazadas\n\ncampo +lleno\n/);
    expect(valid.out).toMatch(/^antes {3}\{.*\ndespués \{/m);

    const broken = join(setup.dir, 'broken.json');
    await writeFile(
      broken,
      (await readFile(mapping, 'utf8')).replace('"product_type": "kong"', '"product_type": "kongg"'),
    );
    expect((await siesaSync(['mapping', 'check', broken, '--lang', 'es'])).out).toMatch(
      /: 1 problema\n {2}product_type: no hay un producto «kongg»: ¿quiso decir «kong»\?\n/,
    );
  });

  it('asks about a new client, and names the next step', async () => {
    const asked: string[] = [];
    const answers = [
      'norte',
      'Norte',
      'kong',
      'inventory',
      setup.siesa.url.href,
      'k',
      'contract',
      setup.kong.url.href,
      'p',
      'rate(6 hours)',
      'America/Bogota',
      false,
    ];
    const prompter = answering(...answers);
    const keep =
      <Asked extends { readonly message: string }, Answer>(ask: (question: Asked) => Answer) =>
      (question: Asked): Answer => {
        asked.push(question.message);
        return ask(question);
      };
    const { out } = await siesaSync(['client', 'new', '--local', setup.dir, '--lang', 'es'], {
      prompter: { ...prompter, text: keep(prompter.text), secret: keep(prompter.secret) },
    });

    expect(asked).toContain('Clave de la API del producto:');
    expect(asked.join(' ')).not.toMatch(english);
    expect(out).toMatch(/^escrito: \S+\/clients\/norte\.json\n/);
    expect(out).toMatch(/^Siguiente paso: siesa-sync client check norte --local /m);
  });

  it('refuses an answer in Spanish', async () => {
    const problems: (string | undefined)[] = [];
    await siesaSync(['client', 'new', '--local', setup.dir, '--lang', 'es'], {
      prompter: {
        ...answering(),
        text: (question) => {
          problems.push(question.problem?.('../x'));
          return Promise.reject(new Error('enough'));
        },
      },
    });

    expect(problems[0]).toMatch(/^«\.\.\/x» no es un id de cliente: de 2 a 32 de a-z, 0-9 y '-', sin empezar por '-'/);
  });

  it('shows what an application changes', async () => {
    const file = join(setup.dir, 'changed.json');
    const before = JSON.parse(await readFile(join(setup.dir, 'clients/cliente-c.json'), 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...before, client_name: 'Otra', batch_sise: 5 }));
    const { out } = await run('client', 'apply', file, '--yes');

    expect(out).toMatch(/! nada lee la opción «batch_sise»: ¿quiso decir «batch_size»\?\n/);
    expect(out).toMatch(/^escrito: archivo \S+cliente-c\.json\nSiguiente paso: siesa-sync client check cliente-c /m);
    expect((await run('client', 'disable', 'cliente-a')).out).toMatch(
      /^escrito: "enabled": false en el archivo de cliente-a\n/,
    );
  });

  it.each([
    [
      ['explain', 'cliente-a', 'PROD1'],
      /^Ninguna sincronización de cliente-a ha leído todavía un producto «PROD1»: pídalo a Siesa con /,
    ],
    [['explain', 'cliente-a', ' '], /^El id de un producto no puede estar vacío: /],
    [['status', 'cliente-z'], /^No existe el cliente «cliente-z» en \S+: ¿quiso decir «cliente-a»\?$/],
    [['sync'], /^Indique qué clientes: nómbrelos, o dé --all /],
    [['sync', 'cliente-a', '--diff'], /^--diff muestra qué cambiaría un ensayo de un cliente: /],
    [['history', 'nada'], /^No existe la ejecución «nada» en \S+: dé el ARN /],
    [['history', 'cliente-d'], /^cliente-d nunca se sincronizó: inicie una sincronización con /],
    [['rejects', 'cliente-a', '--all'], /^--all se refiere a la lista que escribe --export: /],
    [['sync', 'diff', 'sync-1', 'sync-2'], /^No se guardan partes de una sincronización «sync-1» en /],
    [['status', 'cliente-d', '--watch'], /^--watch dibuja en una terminal, /],
    [['client', 'new'], /^Aquí no hay a quién preguntar: .* y --secrets-from con '\w+' y '\w+'/],
    [['client', 'apply', 'nada.json'], /^El archivo «nada.json» no se puede leer: nombre uno que exista\.$/],
    [['reconcile', 'diff', 'JOB-1', 'JOB-2'], /^En «\S+» no hay un trabajo «JOB-1»: /],
  ])('names what is wrong with %j in Spanish alone', async (args, sentence) => {
    const { code, err } = await run(...args);

    expect(code).toBe(2);
    expect(err.trim()).toMatch(sentence);
    expect(err).not.toMatch(/En inglés|Primero hay que corregir algo/);
  });

  it.each([
    ['servicios', 'Escriba una dirección completa, como https://servicios.siesacloud.com/api.'],
    ['https://a:b@siesa.example', 'Escriba la dirección sin usuario ni clave: estos van en el secreto.'],
    ['http://siesa.example', 'Escriba una dirección con https: no se llama a ninguna otra.'],
    ['https://10.0.0.1', 'Escriba el nombre del servidor: no se llama a una dirección IP.'],
    ['https://erp.local', 'Escriba la dirección de un servidor público: no se llama a uno de una red interna.'],
  ])('refuses the address %s of a new client in Spanish', async (address, sentence) => {
    const { code, err } = await run(
      ...['client', 'new', '--client-id', 'sur', '--client-name', 'Sur', '--product-type', 'kong'],
      ...['--siesa-dialect', 'inventory', '--siesa-api-url', address],
    );

    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it('plays the demo', async () => {
    const { out, err } = await siesaSync(['demo', '--products', '60', '--lang', 'es']);

    expect(err).toMatch(
      /^Sincronización inicial de cliente-a \(60 productos, Kong\) y cliente-b \(60 productos, WMS\), a la vez …\n/,
    );
    expect(out).toMatch(/== Siesa tras la sincronización incremental: 60 de 60 registros iguales/);
    expect(wordsOf(out)).not.toMatch(english);
  });
});
