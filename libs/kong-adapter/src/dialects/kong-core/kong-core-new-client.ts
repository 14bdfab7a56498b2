import { loginKeys, type NewDestinationClient } from '@siesa-integration/destination-adapter';

/** Begins an answer that is an external id, because an external id may consist of digits too. */
const external = 'external:';

const idProblem = (answer: string): string | undefined =>
  /^\d{1,9}$/.test(answer) ? undefined : 'It must be a whole number from 0.';

const referenceProblem = (answer: string): string | undefined =>
  idProblem(answer) === undefined || (answer.startsWith(external) && answer.trim().length > external.length)
    ? undefined
    : `It must be an id, which is a whole number from 0, or ${external} and the external id, such as ${external}SHIRTS.`;

/** What an operator is asked about a client of Kong Core: docs/connecting-kong-core.md has the same in words. */
export const newKongCoreClient: NewDestinationClient = {
  title: 'Kong Core (user and password, one SKU a call)',
  questions: [
    { key: 'customer_id', message: 'Id of the customer in Kong Core:', problem: idProblem },
    { key: 'type_id', message: `Type of new SKUs, an id or ${external}CODE:`, problem: referenceProblem },
    { key: 'group_id', message: `Group of new SKUs, an id or ${external}CODE:`, problem: referenceProblem },
  ],
  settings: ({ customer_id: customer = '', type_id: type = '', group_id: group = '' }) => ({
    customer_id: Number(customer),
    ...reference('type', type),
    ...reference('group', group),
  }),
  keys: loginKeys,
  hasStock: false,
};

const reference = (name: 'type' | 'group', answer: string): Readonly<Record<string, number | string>> =>
  answer.startsWith(external)
    ? { [`${name}_external_id`]: answer.slice(external.length).trim() }
    : { [`${name}_id`]: Number(answer) };
