/** A stand-in for an AWS service, on loopback. */
export interface StandIn {
  readonly url: URL;
  readonly close: () => Promise<void>;
}
