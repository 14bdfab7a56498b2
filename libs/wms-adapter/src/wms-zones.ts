import type { Issue } from '@siesa-integration/canonical-model';
import { nearestName } from '@siesa-integration/destination-adapter';
import * as v from 'valibot';
import type { WmsItem } from './wms-item.ts';

const zonesSchema = v.object({ zones: v.array(v.object({ zone_id: v.string() })) });

/**
 * The warehouse's zones → what is wrong with an item's zone. Without zones (404, an empty list) nothing is checked.
 *
 * @example
 * zoneIssues({ zones: [{ zone_id: 'ZONE-A' }] })({ zone_id: 'ZONE-AA', … })?.message; // "… Nearest: 'ZONE-A'."
 */
export const zoneIssues = (body: unknown): ((item: WmsItem) => Issue | undefined) => {
  const parsed = v.safeParse(zonesSchema, body);
  const zones = new Set(parsed.success ? parsed.output.zones.map((zone) => zone.zone_id) : []);

  return ({ zone_id }) => {
    if (!zone_id || zones.has(zone_id)) return undefined;
    const nearest = nearestName(zone_id, [...zones]);
    if (nearest === undefined) return undefined; // a warehouse that names no zones takes any
    return {
      path: 'warehouse_zone',
      code: 'wms/zone',
      expected: nearest,
      received: zone_id,
      message: `The warehouse has no zone '${zone_id}'. Nearest: '${nearest}'.`,
    };
  };
};
