import { nearestName, type Issue } from '@siesa-integration/canonical-model';
import * as v from 'valibot';
import type { WmsItem } from './wms-item.ts';

const zonesSchema = v.object({ zones: v.array(v.object({ zone_id: v.string() })) });

/**
 * Makes a check of an item's zone from the warehouse's zones. Without zones (404, an empty list) it accepts every item.
 *
 * @example
 * zoneIssues({ zones: [{ zone_id: 'ZONE-A' }] })({ zone_id: 'ZONE-AA', … })?.message; // "… Nearest: 'ZONE-A'."
 */
export const zoneIssues = (body: unknown): ((item: WmsItem) => Issue | undefined) => {
  const parsed = v.safeParse(zonesSchema, body);
  const zones = new Set(parsed.success ? parsed.output.zones.map((zone) => zone.zone_id) : []);

  return ({ zone_id }) => {
    if (!zone_id || zones.has(zone_id)) return undefined;
    const nearest = nearestName(zone_id, zones);
    if (nearest === undefined) return undefined; // a warehouse without a list of zones accepts any
    return {
      path: 'warehouse_zone',
      code: 'wms/zone',
      expected: nearest,
      received: zone_id,
      message: `The warehouse has no zone '${zone_id}'. Nearest: '${nearest}'.`,
    };
  };
};
