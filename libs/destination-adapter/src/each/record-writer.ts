import { isRecord, type Issue } from '@siesa-integration/canonical-model';
import type { DestinationPayload, Verdict } from '../definition/destination-adapter.ts';
import { configurationInvalid, ProductContractBroken } from '../definition/destination-errors.ts';
import type { EachRecords } from '../definition/each-definition.ts';
import type { SendLimits } from '../http/send-limits.ts';
import { shorten } from '../reply/error-text.ts';
import type { OutgoingRecord } from '../send/outgoing-record.ts';
import { echoWarnings } from './compare-echo.ts';
import { CallFailed, type EachAnswer, type EachRequest, type PassingFailure } from './each-answer.ts';
import { type EachHttp, mostRetries } from './each-http.ts';
import { mergeFields, withoutNulls } from './merge-fields.ts';
import type { RecordFinder, Refs } from './record-finder.ts';

/** A write of one record. */
type RecordWrite = EachRequest & { readonly method: 'PATCH' | 'POST'; readonly body: DestinationPayload };

/** What one write brought. */
type WriteOutcome =
  | { readonly kind: 'stored'; readonly ref: string; readonly warnings: readonly Issue[] }
  /** Nothing stands under the ref. */
  | { readonly kind: 'gone'; readonly refusal: Verdict }
  /** Another record stands under the ref. */
  | { readonly kind: 'other'; readonly refusal: Verdict }
  | { readonly kind: 'refused'; readonly refusal: Verdict }
  | { readonly kind: 'passing'; readonly failure: PassingFailure };

/**
 * Writes records one by one: an update where the destination has the record, a create where it has not.
 *
 * A create is never simply repeated: after a lost answer or a refusal the record is looked up, so that no second one is made.
 */
export class RecordWriter<Payload extends DestinationPayload> {
  readonly #definition: EachRecords<Payload>;
  readonly #http: Pick<EachHttp, 'attempt' | 'read' | 'waitToRetry'>;
  readonly #finder: RecordFinder;
  /** Fields that an answer did not hold: one warning for each. */
  readonly #ignored = new Set<string>();

  constructor(
    definition: EachRecords<Payload>,
    http: Pick<EachHttp, 'attempt' | 'read' | 'waitToRetry'>,
    finder: RecordFinder,
  ) {
    this.#definition = definition;
    this.#http = http;
    this.#finder = finder;
  }

  /** @throws {@link CallFailed} after the last retry, the limits' own error at the deadline, and what a retry cannot change */
  async store(record: OutgoingRecord<Payload>, knownRef: string | undefined, limits: SendLimits): Promise<Verdict> {
    const { id } = record;
    let refs: Refs | undefined = knownRef === undefined ? undefined : [knownRef];
    let retries = 0;
    let wasStale = false;
    for (;;) {
      refs ??= await this.#finder.find(id, limits);
      const [ref, ...others] = refs;
      if (others.length > 0) return this.#ambiguous(id, refs);

      const outcome = await (ref === undefined
        ? this.#create(record, limits, retries + 1)
        : this.#update(record, ref, limits, retries + 1));
      if (outcome.kind === 'stored') {
        this.#finder.note(id, outcome.ref);
        const { warnings } = outcome;
        return { id, status: 'accepted', ref: outcome.ref, ...(warnings.length > 0 && { warnings }) };
      }
      if (outcome.kind === 'passing') {
        if (retries === mostRetries) throw new CallFailed(outcome.failure);
        await this.#http.waitToRetry(retries, limits);
        retries += 1;
        if (ref === undefined) refs = outcome.failure.untouched ? undefined : await this.#afterLostCreate(id, limits);
        continue;
      }
      // A refused create may be of a record that exists: a race, or our own lost answer.
      const isFinal = outcome.kind === 'refused' ? ref !== undefined : wasStale;
      if (isFinal) return outcome.refusal;
      wasStale = outcome.kind !== 'refused';
      refs = await this.#finder.lookUp(id, limits);
      if (refs.length === 0 && outcome.kind !== 'gone') return outcome.refusal;
    }
  }

  /**
   * Takes a record out of use. It is looked up first, because under a known ref a record of another may stand by now. A record that is not there needs nothing.
   *
   * @throws as `store`
   */
  async deactivate(id: string, inactive: DestinationPayload, limits: SendLimits): Promise<Verdict> {
    const refs = await this.#finder.find(id, limits);
    const [ref] = refs;
    if (ref === undefined) return { id, status: 'accepted' };
    if (refs.length > 1) return this.#ambiguous(id, refs);

    const { one, idField, createOnly = [], dialect } = this.#definition;
    const body = without({ [idField]: id, ...inactive }, createOnly);
    const write: RecordWrite = { method: 'PATCH', path: one(ref), body, operation: 'deactivate' };
    const answer = await this.#http.read(write, limits); // repeated freely: a second one changes nothing
    if (answer.status === 404) return { id, status: 'accepted' };
    if ([400, 409, 413, 422].includes(answer.status)) return this.#refusal(id, write, answer);
    if (answer.status >= 300) throw this.#broken(answer, `${write.method} ${write.path.path}`);
    const outcome = this.#stored(id, write, answer);
    if (outcome.kind !== 'stored') return outcome.kind === 'passing' ? { id, status: 'unsent' } : outcome.refusal;
    const [warning] = outcome.warnings.filter(({ code }) => code === `${dialect}/not-stored`);
    if (!warning) return { id, status: 'accepted', ref: outcome.ref };
    const message = `${this.#definition.title} answered with ${warning.path} '${warning.received ?? ''}' after it was taken out of use.`;
    return { id, status: 'refused', code: warning.code, message };
  }

  async #create({ id, payload }: OutgoingRecord<Payload>, limits: SendLimits, attempt: number): Promise<WriteOutcome> {
    const { collection: path, mergedFields, newFields } = this.#definition;
    const body = withoutNulls({ ...newFields, ...payload }, mergedFields);
    this.#finder.doubt(id); // until there is an answer, whatever happens
    const outcome = await this.#write(id, { method: 'POST', path, body, operation: 'create' }, limits, attempt);
    if (outcome.kind === 'passing' && outcome.failure.untouched) this.#finder.trust(id);
    return outcome;
  }

  async #update(
    { id, payload }: OutgoingRecord<Payload>,
    ref: string,
    limits: SendLimits,
    attempt: number,
  ): Promise<WriteOutcome> {
    const { one, mergedFields = [], createOnly = [] } = this.#definition;
    const path = one(ref);
    const write: RecordWrite = { method: 'PATCH', path, body: without(payload, createOnly), operation: 'update' };
    if (!mergedFields.some((field) => isRecord(write.body[field]))) return this.#write(id, write, limits, attempt);

    if (this.#definition.readsOne === false) {
      const stored = (await this.#finder.records(id, limits)).find((row) => row.ref === ref);
      return this.#write(
        id,
        { ...write, body: mergeFields(write.body, stored?.fields ?? {}, mergedFields) },
        limits,
        attempt,
      );
    }
    const answer = await this.#http.read({ method: 'GET', path, operation: 'look-up' }, limits);
    if (answer.status === 404) return { kind: 'gone', refusal: this.#refusal(id, write, answer) };
    const { body } = answer;
    const found = answer.status < 300 && isRecord(body) ? this.#definition.reading.row(body) : undefined;
    if (!found || !isRecord(body)) throw this.#broken(answer, `GET ${path.path}`);
    if (found.id !== id || !found.own) return { kind: 'other', refusal: this.#otherRecord(id, ref, found.id) };
    return this.#write(id, { ...write, body: mergeFields(write.body, body, mergedFields) }, limits, attempt);
  }

  async #write(id: string, write: RecordWrite, limits: SendLimits, attempt: number): Promise<WriteOutcome> {
    const { title } = this.#definition;
    const answer = await this.#http.attempt(write, limits, attempt);
    if (!('status' in answer)) return { kind: 'passing', failure: answer };
    const { status } = answer;
    if (status < 300) return this.#stored(id, write, answer);
    if (status === 404 && write.method === 'PATCH') return { kind: 'gone', refusal: this.#refusal(id, write, answer) };
    if (status === 404)
      throw configurationInvalid(
        `${title} has no '${write.path.path}' at this address (404: ${answer.text}). Correct the client's product address.`,
      );
    if (![400, 409, 413, 422].includes(status)) throw this.#broken(answer, `${write.method} ${write.path.path}`);
    this.#refuseReference(write, answer);
    return { kind: 'refused', refusal: this.#refusal(id, write, answer) };
  }

  #stored(id: string, write: RecordWrite, answer: EachAnswer): WriteOutcome {
    const { body } = answer;
    const { title, dialect, reading, warnings } = this.#definition;
    const found = isRecord(body) ? reading.row(body) : undefined;
    if (!found || !isRecord(body)) throw this.#broken(answer, `${write.method} ${write.path.path}`);
    if (!found.own)
      throw configurationInvalid(
        `${title} stored '${id}' as a record of another customer. Correct 'product_settings' of the client, or the user in its secret.`,
      );
    if (write.method === 'PATCH' && found.id !== '' && found.id !== id)
      return { kind: 'other', refusal: this.#otherRecord(id, found.ref, found.id) };
    const sentences = (warnings?.(body) ?? []).map((message) => ({ path: '', code: `${dialect}/warning`, message }));
    return {
      kind: 'stored',
      ref: found.ref,
      warnings: [...echoWarnings(write.body, body, dialect, this.#ignored), ...sentences],
    };
  }

  async #afterLostCreate(id: string, limits: SendLimits): Promise<Refs> {
    const { waitMs, lookUps } = this.#definition.reading.afterLostCreate ?? { waitMs: 0, lookUps: 1 };
    for (let left = lookUps; ; left -= 1) {
      await limits.waitOrEnd(waitMs);
      const refs = await this.#finder.lookUp(id, limits);
      if (refs.length > 0 || left <= 1) return refs;
    }
  }

  /** A reference that comes from the settings is wrong for every record. */
  #refuseReference({ body: sent }: RecordWrite, { body, text, status }: EachAnswer): void {
    const { title, constants = {}, references = {} } = this.#definition;
    if (!isRecord(body)) return;
    for (const [field, setting] of Object.entries(references))
      if (field in body && sent[field] === constants[field])
        throw configurationInvalid(
          `${title} does not accept '${setting}' of the client's settings (${status.toString()}: ${text}). Correct it.`,
        );
  }

  #refusal(id: string, { body: sent }: RecordWrite, { status, text, body }: EachAnswer): Verdict {
    const { title, dialect } = this.#definition;
    const field = isRecord(body) ? Object.keys(body).find((key) => key in sent) : undefined;
    const message = shorten(`${title} API returned ${status.toString()}${text ? `: ${text}` : ''}`);
    return { id, status: 'refused', code: `${dialect}/${field ?? 'refused'}`, message };
  }

  #ambiguous(id: string, refs: Refs): Verdict {
    const { title, dialect } = this.#definition;
    const message = shorten(
      `${title} holds ${refs.length.toString()} records under this id (${refs.join(', ')}): nothing was sent. Keep one of them in ${title}.`,
    );
    return { id, status: 'refused', code: `${dialect}/ambiguous`, message };
  }

  #otherRecord(id: string, ref: string, other: string): Verdict {
    const { title, dialect } = this.#definition;
    const message = shorten(
      `${title} gave this record the id '${ref}', under which '${other}' stands now, and no record has this one's code. Correct the code in ${title}, or delete its record '${ref}'.`,
    );
    return { id, status: 'refused', code: `${dialect}/other-record`, message };
  }

  #broken({ status, text }: EachAnswer, target: string): ProductContractBroken {
    return new ProductContractBroken(
      `${this.#definition.title} answered ${status.toString()} to '${target}' without a record that has an id${text ? `: ${text}` : ''}.`,
    );
  }
}

const without = (payload: DestinationPayload, fields: readonly string[]): DestinationPayload =>
  Object.fromEntries(Object.entries(payload).filter(([field]) => !fields.includes(field)));
