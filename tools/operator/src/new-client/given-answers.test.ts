import { describe, expect, it } from 'vitest';
import { everyQuestion, nextQuestion } from './new-client-questions.ts';
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
const kongCore = {
  ...Object.fromEntries(Object.entries(inventory).filter(([key]) => key !== 'product_api_key')),
  product_dialect: 'kong-core',
  product_username: 'integration',
  product_password: 'k-password',
  customer_id: '35',
  type_id: '1',
  group_id: 'external:SHIRTS',
  product_requests_per_minute: '',
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
    expect(await complete({ ...inventory, product_dialect: 'contract' })).toMatchObject(inventory);
    expect(await complete(kongCore)).toEqual(kongCore);
  });

  it('asks for what is not given, by the dialect that is', async () => {
    const { api_key: key, ...rest } = inventory;
    const answers = await complete(
      { ...rest, product_dialect: 'contract', siesa_dialect: 'connekta', siesa_company: '7', siesa_erp_company: '1' },
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
    [{ customer_id: '35' }, '--customer_id: this client is not asked for it, so leave it out.'],
  ])('refuses %j', async (answer, message) => {
    await expect(complete({ ...inventory, product_dialect: 'contract', ...answer })).rejects.toMatchObject({
      name: 'OperatorMistake',
      message,
    });
  });

  it.each<[Readonly<Record<string, string>>, unknown]>([
    [{ product_dialect: 'kong-cor' }, "--product_dialect 'kong-cor': did you mean 'kong-core'?"],
    [{ product_dialect: 'wms-proxy' }, expect.stringContaining("--product_dialect 'wms-proxy': ")],
    [{ customer_id: 'norte' }, "--customer_id 'norte': It must be a whole number from 0."],
    [{ type_id: 'external:' }, expect.stringContaining("--type_id 'external:': It must be an id")],
    [{ group_id: 'SHIRTS' }, expect.stringContaining('such as external:SHIRTS.')],
    [{ product_username: '' }, '--product_username: It cannot be empty.'],
    [{ product_requests_per_minute: 'many' }, expect.stringContaining('It must be a whole number.')],
    [{ product_api_key: 'k' }, '--product_api_key: this client is not asked for it, so leave it out.'],
    [{ inventory_unit: 'UNIT' }, '--inventory_unit: this client is not asked for it, so leave it out.'],
  ])('refuses %j of a client of Kong Core', async (answer, message) => {
    await expect(complete({ ...kongCore, ...answer })).rejects.toMatchObject({ name: 'OperatorMistake', message });
  });
});

describe('the dialect of Siesa', () => {
  it('is offered with the one that new clients have first', () => {
    const { choices = [] } = everyQuestion().find(({ key }) => key === 'siesa_dialect') ?? {};

    expect(choices.map(({ value }) => value)).toEqual(['connekta', 'inventory']);
  });
});

describe('the dialect of the product', () => {
  const choicesOf = (product_type: string) =>
    nextQuestion({
      client_id: 'x',
      client_name: 'x',
      product_type,
      siesa_dialect: 'inventory',
      siesa_api_url: 'x',
      api_key: 'x',
    })?.choices?.map(({ value }) => value);

  it('is asked with the choices of the product, and its option takes those of all', () => {
    const { choices = [], suggested } = everyQuestion().find(({ key }) => key === 'product_dialect') ?? {};

    expect(choicesOf('kong')).toEqual(['kong-core', 'contract']);
    expect(choicesOf('wms')).toEqual(['wms-proxy', 'contract']);
    expect(choices.map(({ value }) => value).toSorted()).toEqual(['contract', 'kong-core', 'wms-proxy']);
    expect(suggested).toBe('contract');
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
