import type { HttpSystems } from '../../scenario/http-systems.ts';
import type { SimSiesa } from '../sim-siesa.ts';
import type { SourceAnswer } from './source-answer.ts';

/** The field of Siesa that each field of a product comes from. */
export interface SourceFields {
  readonly id: string;
  readonly external_id: string;
  readonly name: string;
  readonly stock_quantity: string;
}

/** How the simulated Siesa uses one dialect. */
export interface SimSource {
  /** The id of the item at this place of a catalogue. */
  readonly idAt: (at: number) => string;
  readonly fields: (systems: HttpSystems) => SourceFields;
  /** What a client's settings hold besides the dialect's name and the page size. */
  readonly settings: (systems: HttpSystems) => Readonly<Record<string, unknown>>;
  readonly answer: (siesa: SimSiesa, url: URL, systems: HttpSystems) => SourceAnswer;
}
