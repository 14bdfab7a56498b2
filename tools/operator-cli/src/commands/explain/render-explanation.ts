import type { FieldExplanation } from '@siesa-integration/field-mapping';
import type { ProductExplanation } from '@siesa-integration/operator';

/** What happened to a product as text: raw row, each mapping step, payload, verdict. */
export const renderExplanation = ({
  client_id,
  product_id,
  sync_id,
  raw,
  steps,
  payload,
  verdict,
}: ProductExplanation): string =>
  [
    `${product_id} of ${client_id}\n`,
    ...(raw
      ? section(
          `raw row, as ${sync_id ?? ''} read it`,
          Object.entries(raw).map(([field, value]) => `${field}: ${JSON.stringify(value)}`),
        )
      : []),
    ...(steps.length > 0 ? section('mapping', steps.map(stepLine)) : []),
    ...(payload === undefined ? [] : section('payload', [JSON.stringify(payload)])),
    ...section('verdict', verdict),
  ].join('');

const section = (title: string, lines: readonly string[]): readonly string[] => [
  `\n${title}\n`,
  ...lines.map((line) => `  ${line}\n`),
];

/** `ean → barcode: f_ean "7702001041725" → validation → "7702001041725"` */
const stepLine = ({ field, product, source, received, steps, value, issue }: FieldExplanation): string => {
  const from = source === undefined ? 'nothing' : `${source} ${JSON.stringify(received)}`;
  const way = steps.map(({ step, value: after, issue: problem }) =>
    problem ? `${step} (${problem.code})` : after === undefined ? step : `${step} ${JSON.stringify(after)}`,
  );
  const end = issue
    ? `STOPPED: ${issue.code}${issue.expected === undefined ? '' : `, expected ${issue.expected}`}`
    : value === undefined
      ? 'absent'
      : JSON.stringify(value);
  return `${field}${product === undefined || product === field ? '' : ` (${product})`}: ${[from, ...way, end].join(' → ')}`;
};
