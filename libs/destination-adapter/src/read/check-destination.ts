import type { DestinationCheck, DestinationPayload } from '../definition/destination-adapter.ts';
import type { DestinationDefinition, DestinationSecret } from '../definition/destination-definition.ts';
import type { DestinationHttp } from '../http/destination-http.ts';
import type { SendLimits } from '../http/send-limits.ts';

/**
 * Posts an empty batch to the path that syncs use, with the key that syncs use. Writes nothing.
 *
 * Any answer about the empty batch proves the path and the key; its content does not matter.
 */
export const checkDestination = async <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  { title, bulk, preflight }: DestinationDefinition<Payload, Secret>,
  http: DestinationHttp<Secret>,
  limits: SendLimits,
): Promise<DestinationCheck> => {
  try {
    const answer = await http.request({ method: 'POST', path: bulk, body: [], operation: 'check' }, limits);
    if (answer.status === 404)
      return {
        ok: false,
        code: 'PRODUCT_CONFIGURATION',
        message: `${title} has no '${bulk.path}' at this address. Correct the client's product address.`,
      };
    if (preflight) await http.request({ method: 'GET', path: preflight.from, operation: 'check' }, limits);
    return { ok: true, message: `${title} answers and takes the key.` };
  } catch (error) {
    if (hasCode(error)) return { ok: false, code: error.code, message: error.message };
    throw error;
  }
};

/** One of our errors, or an error of the same form thrown by the reader of the secret. */
export const hasCode = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'kind' in error && 'code' in error && typeof error.code === 'string';
