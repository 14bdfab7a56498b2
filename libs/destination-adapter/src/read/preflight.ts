import type { Issue } from '@siesa-integration/canonical-model';
import type { DestinationPayload, Verdict } from '../definition/destination-adapter.ts';
import type { DestinationDefinition, DestinationSecret } from '../definition/destination-definition.ts';
import { ProductContractBroken } from '../definition/destination-errors.ts';
import type { DestinationHttp } from '../http/destination-http.ts';
import type { SendLimits } from '../http/send-limits.ts';
import type { OutgoingRecord } from '../send/outgoing-record.ts';

/** Returns the verdicts, by id, of records that a look-up shows to be wrong before they are sent. */
export type RunPreflight<Payload extends DestinationPayload> = (
  records: readonly OutgoingRecord<Payload>[],
  limits: SendLimits,
) => Promise<ReadonlyMap<string, Verdict>>;

type CheckPayload<Payload> = (payload: Payload) => Issue | undefined;

/** The look-up is made once an adapter, and only when it applies to a record that is to be sent. */
export const createPreflight = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  { preflight, title }: DestinationDefinition<Payload, Secret>,
  http: DestinationHttp<Secret>,
): RunPreflight<Payload> => {
  if (!preflight) return () => Promise.resolve(new Map());
  let lookedUp: Promise<CheckPayload<Payload>> | undefined;

  const lookUp = async (limits: SendLimits): Promise<CheckPayload<Payload>> => {
    const answer = await http.request({ method: 'GET', path: preflight.from, operation: 'look-up' }, limits);
    if (answer.status >= 300 && answer.status !== 404) {
      throw new ProductContractBroken(
        `${title} answered ${answer.status.toString()} to ${preflight.from.path}: ${answer.errorText(answer.body)}`,
      );
    }
    return preflight.read(answer.status === 404 ? undefined : answer.body);
  };

  return async (records, limits) => {
    const checked = records.filter(({ payload }) => preflight.appliesTo(payload));
    if (checked.length === 0) return new Map();

    lookedUp ??= lookUp(limits);
    const check = await lookedUp.catch((error: unknown) => {
      lookedUp = undefined; // a failed look-up is not kept
      throw error;
    });
    return new Map(checked.flatMap(({ id, payload }) => refusalOf(id, check(payload))));
  };
};

const refusalOf = (id: string, issue: Issue | undefined): readonly (readonly [string, Verdict])[] =>
  issue ? [[id, { id, status: 'refused', code: issue.code, message: issue.message ?? issue.code }]] : [];
