import type { SiesaDialectName } from '@siesa-integration/siesa-client';

/** A dialect that takes one record a call. */
export type EachDialect = 'kong-core' | 'wms-proxy';

/** A client whose systems are reached over HTTP in memory, by the real client of Siesa and the real adapter of Kong. */
export interface HttpSystems {
  readonly dialect: SiesaDialectName;
  /** Where stock comes from: the product's own row, or a list of its own (an endpoint, or a join). */
  readonly stock: 'row' | 'apart';
  /** Products come from a query of the company's own, which announces its pages and takes no filter; only in a dialect that has such queries. */
  readonly dynamic?: boolean;
  /** A destination that takes one record a call and gives it an id of its own. @defaultValue the contract */
  readonly each?: EachDialect;
  /** Records a call to the destination. @defaultValue the maximum of the simulated one */
  readonly batchSize?: number;
  /** An item without a level has 0. */
  readonly missingIsNone?: boolean;
  /** How rows show when they changed. `local` servers compare the digits of a time and ignore its zone. */
  readonly stamps: 'utc' | 'local' | 'days';
}

/** How Siesa answers while it is at fault. */
export type SourceFault =
  /** At most two rows a page, whatever was asked for; no total, and no count of pages. */
  | 'capped'
  /** The same, and the total counts the rows of this page. */
  | 'capped, page as total'
  /** The same, and the total is 0. */
  | 'capped, total 0'
  /** Pages of two rows and of one; `has_more` announces the next page. */
  | 'capped, has more'
  /** The same pages, and nothing announces another. */
  | 'capped, uneven'
  /** Pages lack one row, which the total counts. */
  | 'withheld'
  /** The first page is empty, beside a total. */
  | 'empty first page'
  /** No rows, and an error, under status 200. */
  | 'empty with error'
  /** The list of stock lacks rows, which its total counts. */
  | 'stock withheld'
  /** The list of stock has the codes in another case or with other zeros. */
  | 'stock of other codes'
  /** The stock of some items has no level, or a level that is not a number. */
  | 'stock unknown'
  /** All stock is 0. */
  | 'stock emptied'
  /** The list of stock lacks one warehouse and one item, and announces no more. */
  | 'stock shortened'
  /** Each page after the second is one of the first two, beside the true total. */
  | 'pages again'
  /** Two rows share a key and a time, and differ. */
  | 'two rows a key'
  /** Two items are one product. */
  | 'two items a product'
  /** Rows of another company come with the client's own. */
  | 'foreign company'
  /** One row has a key twice, with different values. */
  | 'key twice'
  /** One row holds bytes that are no UTF-8. */
  | 'other encoding'
  /** One call is answered 401. */
  | 'one 401'
  /** The clock is hours ahead. */
  | 'clock ahead';

/** How the destination answers while it is at fault. */
export type DestinationFault =
  /** 200 with an error in the body; nothing is stored. */
  | 'error in 200'
  /** 202; nothing is stored. */
  | 'queued'
  /** 200 with fewer records than were sent; the last one is not stored. */
  | 'counts fewer'
  /** 200 with a sentence that counts fewer records than were sent; one is not stored. */
  | 'counts fewer in words'
  /** 200 with a success and a reason; one record is not stored. */
  | 'gives a reason'
  /** 200 without a verdict of one record, which is not stored. */
  | 'silent about one'
  /** 200 that names a record which it ignored, as no error. */
  | 'ignores one'
  /** 200 with an error that names a record, which is not stored, by its number from 1. */
  | 'counts from one'
  /** 500 to each call with one record. */
  | 'poison 500'
  /** 409 to each call with one record. */
  | 'conflict 409'
  /** One call is answered 401. */
  | 'one 401';
