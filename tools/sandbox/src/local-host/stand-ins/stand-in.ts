/** A service of AWS that answers on loopback. */
export interface StandIn {
  readonly url: URL;
  readonly close: () => Promise<void>;
}
