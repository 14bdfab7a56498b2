import { describe, expect, it } from 'vitest';
import type { WmsItem } from '../../index.ts';
import { zoneIssues } from './wms-zones.ts';

const item = (zone_id?: string): WmsItem => ({
  item_id: 'A',
  item_name: 'a',
  available_quantity: 1,
  location_code: 'A0105',
  ...(zone_id !== undefined && { zone_id }),
});
const zones = { zones: [{ zone_id: 'ZONE-A' }, { zone_id: 'ZONE-PICKING' }] };

describe('zoneIssues', () => {
  it('names the nearest zone of an unknown one', () => {
    expect(zoneIssues(zones)(item('ZONA-A'))).toEqual({
      path: 'warehouse_zone',
      code: 'wms/zone',
      expected: 'ZONE-A',
      received: 'ZONA-A',
      message: "The warehouse has no zone 'ZONA-A'. Nearest: 'ZONE-A'.",
    });
  });

  it('accepts a known zone, or none', () => {
    expect(zoneIssues(zones)(item('ZONE-PICKING'))).toBeUndefined();
    expect(zoneIssues(zones)(item())).toBeUndefined();
  });

  it.each([
    ['404', undefined],
    ['an empty list', { zones: [] }],
    ['something else', { areas: ['A'] }],
  ])('accepts any zone after %s', (_, body) => {
    expect(zoneIssues(body)(item('ANY'))).toBeUndefined();
  });
});
