import { IntegrationError } from '@siesa-integration/outgoing-http';
import type { DeliveryProblem } from '../problems/delivery-problem.ts';
import { deliveryProblemText } from '../problems/delivery-problem-text.ts';

/** An alert on its way out. */
export interface OutgoingAlert {
  /** The same for each attempt, so that a receiver can leave out what it has got. */
  readonly id: string;
  readonly kind: 'begun' | 'over' | 'test';
  /** ISO 8601. */
  readonly at: string;
  readonly subject: string;
  readonly text: string;
  /** For programs. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** One way by which alerts reach people or programs. */
export interface Channel {
  readonly name: string;
  /**
   * @returns which receivers did not get it, where others did
   *
   * @throws {@link AlertUndelivered} when no receiver confirmed it
   */
  readonly send: (alert: OutgoingAlert) => Promise<DeliveryProblem | undefined>;
}

/** A channel did not deliver an alert. It is tried again. */
export class AlertUndelivered extends IntegrationError {
  override readonly name = 'AlertUndelivered';

  readonly problem: DeliveryProblem;

  constructor(problem: DeliveryProblem, options?: ErrorOptions) {
    super(deliveryProblemText(problem, 'en'), { code: 'ALERT_UNDELIVERED', kind: 'transient', ...options });
    this.problem = problem;
  }
}

/** Longer than a healthy receiver takes. A command waits for it. */
export const deadlineMs = 15_000;
