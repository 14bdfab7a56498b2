import { createRedactor, isRecord } from '@siesa-integration/outgoing-http';
import type { DestinationConnection } from '../definition/destination-adapter.ts';
import type { LoginSecret } from '../definition/destination-definition.ts';
import type { EachAccess } from '../definition/each-definition.ts';
import { type DestinationSession, openSecret, type OpenedSecret } from '../http/destination-session.ts';
import type { SendLimits } from '../http/send-limits.ts';

/** A session with a token, and when it is renewed without being asked. */
export interface LoginSession<Secret extends LoginSecret = LoginSecret> extends DestinationSession<Secret> {
  /** Milliseconds since 1970. */
  readonly renewAt: number;
}

/** A token is renewed this long before it expires. */
const earlyMs = 60_000;
/** A token that expires sooner by our clock is used for this long, because the two clocks may differ. */
const shortestMs = 30_000;

export interface LoginTools<Secret extends LoginSecret> {
  readonly clock: () => number;
  /** Makes the call. Throws when the login is refused. @returns the token */
  readonly logIn: (opened: OpenedSecret<Secret>, limits: SendLimits) => Promise<string>;
}

/**
 * The session of one client: one login for all calls, and one more for each token that is refused or expires.
 *
 * Never logs out, because that ends the token for everyone who has it.
 */
export class LoginSessions<Secret extends LoginSecret> {
  readonly #definition: EachAccess<Secret>;
  readonly #connection: DestinationConnection;
  readonly #tools: LoginTools<Secret>;
  #opening: Promise<LoginSession<Secret>> | undefined;
  #opened: LoginSession<Secret> | undefined;

  constructor(definition: EachAccess<Secret>, connection: DestinationConnection, tools: LoginTools<Secret>) {
    this.#definition = definition;
    this.#connection = connection;
    this.#tools = tools;
  }

  async current(limits: SendLimits): Promise<LoginSession<Secret>> {
    const session = await (this.#opening ??= this.#open(limits, false));
    return this.#tools.clock() < session.renewAt ? session : this.insteadOf(session, limits);
  }

  /** The session after a new login; the same one for every call that was refused with `refused`. Reads the secret again, because the password may be another. */
  insteadOf(refused: LoginSession<Secret>, limits: SendLimits): Promise<LoginSession<Secret>> {
    if (this.#opened === refused) this.#opening = undefined;
    return (this.#opening ??= this.#open(limits, true));
  }

  /** Checks the secret without a call. */
  async checkSecret(): Promise<void> {
    await this.#read(false);
  }

  #read(refresh: boolean): Promise<OpenedSecret<Secret>> {
    return openSecret({ versioned: false, ...this.#definition }, this.#connection, refresh);
  }

  async #open(limits: SendLimits, refresh: boolean): Promise<LoginSession<Secret>> {
    this.#opened = undefined;
    try {
      const opened = await this.#read(refresh);
      const token = await this.#tools.logIn(opened, limits);
      const hidden = createRedactor([token]);
      this.#opened = {
        ...opened,
        headers: { ...this.#definition.headers, ...this.#definition.login.headers(token) },
        redact: (text) => hidden(opened.redact(text)),
        renewAt: Math.max((expiryOf(token) ?? Infinity) - earlyMs, this.#tools.clock() + shortestMs),
      };
      return this.#opened;
    } catch (error) {
      this.#opening = undefined; // a login that failed is not kept
      throw error;
    }
  }
}

/** When a JWT expires, in milliseconds since 1970; `undefined` for any other token. */
const expiryOf = (token: string): number | undefined => {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return isRecord(claims) && typeof claims['exp'] === 'number' ? claims['exp'] * 1000 : undefined;
  } catch {
    return undefined; // dots, and no JWT
  }
};
