/** What a demo is of. */
export interface DemoOptions {
  /** Records of each company. */
  readonly size: number;
  readonly seed: number;
  readonly dialect: 'inventory' | 'connekta';
}
