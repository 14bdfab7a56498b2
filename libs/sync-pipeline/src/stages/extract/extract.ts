import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { ExtractAnswer, ExtractRequest } from '@siesa-integration/workflow-contract';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import { readDestinationSecret } from '../../configuration/destination-secret.ts';
import { findClient, refuseDisabled } from '../../configuration/find-client.ts';
import { refuseLate } from '../../run/execution/execution-time.ts';
import { runOf } from '../../run/run.ts';
import type { Stage } from '../stage.ts';
import { betweenExecutions } from './begin/between-executions.ts';
import { clientEnds, sourceEnd } from './client-ends.ts';
import { connectSiesa } from './connect-siesa.ts';
import { enterRun, type EnterOptions } from './begin/enter-run.ts';
import { answerOf, stoppedAnswer } from './extract-answer.ts';
import type { ExtractPorts } from './extract-ports.ts';
import { extractSlice } from './extract-slice.ts';
import { presentMapping } from './run-mapping.ts';

/**
 * Reads one slice of a client's Siesa into parts. Safe to repeat: each attempt writes under its own name.
 *
 * @throws ClientNotFound, ClientDisabled, ConfigurationInvalid, MappingInvalid, SecretMissing: the operator's to correct.
 * @throws SourceChanged, DestinationChanged when an end is another one than before, and the start message does not state so; SourceChanged also in a later slice.
 * @throws SyncAlreadyRunning when another run holds the client's lease; LeaseLost when this run no longer does.
 * @throws SyncTimedOut, and the errors of siesa-client.
 */
export const extract: Stage<ExtractRequest, ExtractPorts, ExtractAnswer> = async (request, ports, slice) => {
  const run = runOf(request);
  const now = ports.runtime.now();
  refuseLate(run, now);
  const first = request.resume === undefined;
  const client = await findClient(run.clientId, ports);
  if (first) refuseDisabled(client);

  const context = { request, run, client, extractedAt: request.extraction_timestamp ?? new Date(now).toISOString() };
  const unread = request.resume && (await betweenExecutions(context, request.resume, ports));
  if (unread) return unread;

  const present = first ? await presentMapping(ports, client) : undefined;
  const attempt = attemptName(ports.runtime.random());
  const entered = await enterRun(ports, run, {
    slice: (request.resume?.slice ?? 0) + 1,
    attempt,
    ends: await endsOf(request, ports, { client, mapping: present?.mapping }),
  });
  if (entered.state.stop) return stoppedAnswer(context);

  return answerOf(
    context,
    await extractSlice({ ...context, entered, attempt, ...(present && { present }) }, ports, slice),
  );
};

/** Of the first slice both ends, of a later one the source. */
const endsOf = async (
  { request }: ExtractRequest,
  ports: ExtractPorts,
  { client, mapping }: { readonly client: ClientConfiguration; readonly mapping: FieldMapping | undefined },
): Promise<EnterOptions['ends']> => {
  const siesa = connectSiesa(ports, { client });
  if (!mapping) return sourceEnd(siesa);

  const secret = await readDestinationSecret(ports.secrets, client);
  return {
    ...clientEnds({ client, secret, mapping, siesa }),
    isNew: { source: request.new_source === true, destination: request.new_destination === true },
  };
};

/** 16 random bits: attempts at one slice are few, and one that still runs after its task timed out must not write where its successor does. */
const attemptName = (random: number): string =>
  Math.floor(random * 0x10000)
    .toString(16)
    .padStart(4, '0');
