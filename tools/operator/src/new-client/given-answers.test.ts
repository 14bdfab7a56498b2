import { describe, expect, it } from 'vitest';
import { everyQuestion } from './new-client-questions.ts';
import { completeAnswers, type GivenAnswer, parseSecrets } from './given-answers.ts';

const inventory = {
  client_id: 'norte',
  client_name: 'Almacenes Norte',
  product_type: 'kong',
  siesa_dialect: 'inventory',
  siesa_api_url: 'https://norte.siesa.example/api',
  api_key: 's-key',
  product_api_url: 'https://norte.kong.example/api',
  product_api_key: 'k-key',
  sync_schedule: 'rate(6 hours)',
  timezone: 'America/Bogota',
};
const complete = (
  answers: Readonly<Record<string, string>>,
  ask: () => Promise<string> = () => Promise.reject(new Error('asked')),
) =>
  completeAnswers({
    given: new Map(
      Object.entries(answers).map(([key, value]): [string, GivenAnswer] => [key, { value, label: `--${key}` }]),
    ),
    taken: ['cliente-a'],
    ask,
  });

describe('completeAnswers', () => {
  it('asks nothing when all is given', async () => {
    expect(await complete(inventory)).toEqual(inventory);
  });

  it('asks for what is not given, by the dialect that is', async () => {
    const { api_key: key, ...rest } = inventory;
    const answers = await complete(
      { ...rest, siesa_dialect: 'connekta', siesa_company: '7', siesa_erp_company: '1' },
      () => Promise.resolve(key),
    );

    expect(answers).toMatchObject({ conni_key: key, conni_token: key, siesa_company: '7' });
  });

  it.each<[Readonly<Record<string, string>>, unknown]>([
    [{ client_id: 'cliente-a' }, "--client_id 'cliente-a': There is a client 'cliente-a' already: choose another id."],
    [{ client_id: '../x' }, expect.stringContaining('is not a client id')],
    [{ product_type: 'kongg' }, "--product_type 'kongg': did you mean 'kong'?"],
    [{ sync_schedule: 'rate(1 hours)' }, expect.stringContaining('Expected rate(1 hour)')],
    [{ timezone: 'Bogota' }, expect.stringContaining('write its IANA name')],
    [{ api_key: '' }, '--api_key: It cannot be empty.'],
    [{ siesa_company: '7' }, '--siesa_company: this client is not asked for it, so leave it out.'],
  ])('refuses %j', async (answer, message) => {
    await expect(complete({ ...inventory, ...answer })).rejects.toMatchObject({
      name: 'OperatorMistake',
      message,
    });
  });
});

describe('the dialect of Siesa', () => {
  it('is offered with the one that new clients have first', () => {
    const { choices = [] } = everyQuestion().find(({ key }) => key === 'siesa_dialect') ?? {};

    expect(choices.map(({ value }) => value)).toEqual(['connekta', 'inventory']);
  });
});

describe('parseSecrets', () => {
  it('reads keys', () => {
    expect(parseSecrets('{"api_key": "a", "product_api_key": "b"}').get('product_api_key')?.value).toBe('b');
  });

  it.each([
    ['{"api_key": my-key}', /no JSON object \(line 1, column 13\)/],
    ['["my-key"]', /no JSON object/],
    ['{"apikey": "my-key"}', /No secret is called 'apikey': did you mean 'api_key'\?/],
    ['{"api_key": 5}', /'api_key' is no text/],
  ])('refuses %s without quoting it', (text, message) => {
    expect(() => parseSecrets(text)).toThrow(message);
    expect(() => parseSecrets(text)).not.toThrow(/my-key/);
  });
});
