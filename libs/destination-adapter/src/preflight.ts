import type { Issue } from '@siesa-integration/canonical-model';
import type { Parcel } from './deliver-batch.ts';
import type { DestinationPayload, Verdict } from './destination-adapter.ts';
import { ProductContractBroken } from './destination-errors.ts';
import type { DestinationHttp } from './destination-http.ts';
import type { DestinationSecret, DestinationDefinition } from './destination-definition.ts';
import type { SendLimits } from './send-limits.ts';

/** Refuses records that a look-up knows to be wrong, before they are sent. */
export type RefuseEarly<Payload extends DestinationPayload> = (
  parcels: readonly Parcel<Payload>[],
  limits: SendLimits,
) => Promise<ReadonlyMap<string, Verdict>>;

type Judge<Payload> = (payload: Payload) => Issue | undefined;

/** The look-up is made once an adapter, and only when something that it concerns is to be sent. */
export const createPreflight = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  { preflight, title }: DestinationDefinition<Payload, Secret>,
  line: DestinationHttp<Secret>,
): RefuseEarly<Payload> => {
  if (!preflight) return () => Promise.resolve(new Map());
  let judging: Promise<Judge<Payload>> | undefined;

  const lookUp = async (limits: SendLimits): Promise<Judge<Payload>> => {
    const answer = await line.ask({ method: 'GET', path: preflight.from, operation: 'look-up' }, limits);
    if (answer.status >= 300 && answer.status !== 404) {
      throw new ProductContractBroken(
        `${title} answered ${answer.status.toString()} to ${preflight.from.path}: ${answer.words(answer.body)}`,
      );
    }
    return preflight.read(answer.status === 404 ? undefined : answer.body);
  };

  return async (parcels, limits) => {
    const concerned = parcels.filter(({ content }) => preflight.concerns(content));
    if (concerned.length === 0) return new Map();

    judging ??= lookUp(limits);
    const judge = await judging.catch((error: unknown) => {
      judging = undefined; // a failed look-up is not kept
      throw error;
    });
    return new Map(concerned.flatMap(({ id, content }) => refusalOf(id, judge(content))));
  };
};

const refusalOf = (id: string, issue: Issue | undefined): readonly (readonly [string, Verdict])[] =>
  issue ? [[id, { id, status: 'refused', code: issue.code, message: issue.message ?? issue.code }]] : [];
