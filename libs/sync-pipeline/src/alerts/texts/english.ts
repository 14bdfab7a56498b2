import type { AlertFinding } from '../alert-state.ts';
import { type AlertTexts, kindOf } from './alert-texts.ts';

/** Alerts in English. */
export const english: AlertTexts = {
  subject: (finding) => {
    switch (finding.cause) {
      case 'sync-failed':
        return `sync failed, ${finding.error.name}`;
      case 'overdue':
        return 'no successful sync in time';
      case 'schedule-unusable':
        return 'the schedule can start nothing';
      case 'unusual-count':
        return 'unusual number of records';
      case 'cursor-held':
        return 'the cursor does not move';
      case 'records-parked':
        return 'parked records';
      case 'deactivation-withheld':
        return 'deactivations withheld';
    }
  },
  over: 'over',
  happened: (finding, client) => {
    switch (finding.cause) {
      case 'sync-failed':
        return `The sync ${finding.sync_id} of client ${client} failed: ${finding.error.name}. Message: “${finding.error.message}” When it fails again for the same cause no further alert is sent; one is sent when it is over.`;
      case 'overdue':
        return `Client ${client} has had no successful sync for two intervals of its schedule ${finding.schedule}. The last one was: ${finding.last_success ?? 'none'}.`;
      case 'schedule-unusable':
        return `The schedule ${finding.schedule} of client ${client} can start no sync, because ${finding.refused === 'schedule' ? 'it is not a valid schedule' : `the time zone “${finding.timezone}” does not exist`}.`;
      case 'unusual-count':
        return `The last sync of client ${client} read ${finding.count.toString()} records; the usual number (the median of the last ones) is ${finding.median.toString()}.`;
      case 'cursor-held':
        return `${finding.runs.toString()} syncs of client ${client} in a row did not move its cursor, because the reading of Siesa does not settle. Nothing is lost: each of them reads the same time again.`;
      case 'records-parked':
        return `The last sync of client ${client} parked ${finding.parked.toString()} records after ten attempts. They are not tried again by themselves.`;
      case 'deactivation-withheld':
        return `The last full pass of client ${client} no longer brings ${finding.withheld.toString()} products. They are more than may be deactivated without a question, so none was deactivated.`;
    }
  },
  nextMove: (finding, client) => `What to do: ${move(finding, client)}`,
  isOver: (finding, client, since) => {
    switch (finding.cause) {
      case 'sync-failed':
        return `Client ${client} synced with success again. The error ${finding.error.name}, since ${since}, is over.`;
      case 'overdue':
        return `Client ${client} is synced in time again. The delay, since ${since}, is over.`;
      case 'schedule-unusable':
        return `The schedule of client ${client} is valid again.`;
      case 'unusual-count':
        return `The number of records of client ${client} is the usual one again.`;
      case 'cursor-held':
        return `The cursor of client ${client} moves again. It had been held since ${since}.`;
      case 'records-parked':
        return `Client ${client} has no parked records any more.`;
      case 'deactivation-withheld':
        return `Client ${client} has no withheld deactivations any more.`;
    }
  },
  more: (address) => `More: ${address}`,
};

const move = (finding: AlertFinding, client: string): string => {
  switch (finding.cause) {
    case 'sync-failed':
      return moveOfError(finding.error.name, client);
    case 'overdue':
      return `“siesa-sync status ${client}” shows whether its syncs fail or are not started.`;
    case 'schedule-unusable':
      return `correct sync_schedule and timezone in the client's file and apply it with “siesa-sync client apply”.`;
    case 'unusual-count':
      return `“siesa-sync client check ${client}” shows which company and query are read. If the change is real there is nothing to do.`;
    case 'cursor-held':
      return `if the catalogue changes at that hour, for example in a nightly import, move sync_schedule to another hour.`;
    case 'records-parked':
      return `“siesa-sync rejects ${client}” groups them by reason; correct the data in Siesa or the mapping.`;
    case 'deactivation-withheld':
      return `see in the report of the sync (missing_in_siesa) whether these products are really gone from Siesa. If they are, start “siesa-sync sync ${client} --type initial --accept-deactivations”.`;
  }
};

const moveOfError = (name: string, client: string): string => {
  switch (kindOf(name)) {
    case 'configuration':
      return `correct the settings or the keys; “siesa-sync client check ${client}” shows what is missing. Then start “siesa-sync sync ${client}”.`;
    case 'transient':
      return 'nothing for now: it usually ends by itself, and the next sync continues. If it lasts for hours, ask the owner of the system.';
    case 'record':
      return `inform the owner of the data; “siesa-sync rejects ${client}” and “siesa-sync status ${client}” show which records.`;
    case 'defect':
      return 'inform the maintainers of the service, with the id of the sync.';
  }
};
