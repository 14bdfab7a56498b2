import { errorMeaning } from '@siesa-integration/workflow-contract';
import type { AlertedError, AlertFinding } from '../alert-state.ts';
import { type AlertTexts, kindOf } from './alert-texts.ts';

/** Alerts in Spanish. */
export const spanish: AlertTexts = {
  subject: (finding) => {
    switch (finding.cause) {
      case 'sync-failed':
        return `la sync fallo, ${finding.error.name}`;
      case 'overdue':
        return 'sin sync exitosa a tiempo';
      case 'schedule-unusable':
        return 'el horario no puede iniciar nada';
      case 'unusual-count':
        return 'cantidad inusual de registros';
      case 'cursor-held':
        return 'el cursor no avanza';
      case 'records-parked':
        return 'registros apartados';
      case 'deactivation-withheld':
        return 'desactivaciones retenidas';
    }
  },
  over: 'resuelto',
  happened: (finding, client) => {
    switch (finding.cause) {
      case 'sync-failed':
        return `La sincronización ${finding.sync_id} del cliente ${client} falló: ${finding.error.name}. ${meaningOf(finding.error, client)} Si se repite por la misma causa no se avisa de nuevo; se avisa cuando termine.`;
      case 'overdue':
        return `El cliente ${client} no tiene una sincronización exitosa en dos intervalos de su horario ${finding.schedule}. La última fue: ${finding.last_success ?? 'ninguna'}.`;
      case 'schedule-unusable':
        return `El horario ${finding.schedule} del cliente ${client} no puede iniciar sincronizaciones, porque ${finding.refused === 'schedule' ? 'no es un horario válido' : `la zona horaria «${finding.timezone}» no existe`}.`;
      case 'unusual-count':
        return `La última sincronización del cliente ${client} leyó ${finding.count.toString()} registros; lo usual (mediana de las últimas) es ${finding.median.toString()}.`;
      case 'cursor-held':
        return `Ya son ${finding.runs.toString()} sincronizaciones seguidas del cliente ${client} que no mueven su cursor, porque la lectura de Siesa no se estabiliza. Nada se perdió: cada una lee otra vez el mismo período.`;
      case 'records-parked':
        return `La última sincronización del cliente ${client} apartó ${finding.parked.toString()} registros después de diez intentos. Ya no se intentan por sí solos.`;
      case 'deactivation-withheld':
        return `La última lectura completa del cliente ${client} ya no trae ${finding.withheld.toString()} productos. Son más de los que se desactivan sin preguntar, así que no se desactivó ninguno.`;
    }
  },
  nextMove: (finding, client) => `Qué hacer: ${move(finding, client)}`,
  isOver: (finding, client, since) => {
    switch (finding.cause) {
      case 'sync-failed':
        return `El cliente ${client} volvió a sincronizar con éxito. El error ${finding.error.name}, desde ${since}, terminó.`;
      case 'overdue':
        return `El cliente ${client} volvió a sincronizar a tiempo. El retraso, desde ${since}, terminó.`;
      case 'schedule-unusable':
        return `El horario del cliente ${client} vuelve a ser válido.`;
      case 'unusual-count':
        return `La cantidad de registros del cliente ${client} volvió a ser la usual.`;
      case 'cursor-held':
        return `El cursor del cliente ${client} avanza de nuevo. Estaba detenido desde ${since}.`;
      case 'records-parked':
        return `El cliente ${client} ya no tiene registros apartados.`;
      case 'deactivation-withheld':
        return `El cliente ${client} ya no tiene desactivaciones retenidas.`;
    }
  },
  more: (address) => `Más: ${address}`,
};

/** The error's own message is English, so the alert has what its code means, and the way to the message. */
const meaningOf = ({ code }: AlertedError, client: string): string =>
  [errorMeaning(code, 'es'), `El detalle está en «siesa-sync status ${client}».`]
    .filter((text) => text !== undefined)
    .join(' ');

const move = (finding: AlertFinding, client: string): string => {
  switch (finding.cause) {
    case 'sync-failed':
      return moveOfError(finding.error.name, client);
    case 'overdue':
      return `mire con «siesa-sync status ${client}» si las sincronizaciones fallan o no empiezan.`;
    case 'schedule-unusable':
      return `corrija sync_schedule y timezone en el archivo del cliente y aplíquelo con «siesa-sync client apply».`;
    case 'unusual-count':
      return `compruebe con «siesa-sync client check ${client}» que se lee la empresa y la consulta correctas. Si el cambio es real no hay que hacer nada.`;
    case 'cursor-held':
      return `si el catálogo cambia a esa hora, por ejemplo por una importación nocturna, cambie sync_schedule a otra hora.`;
    case 'records-parked':
      return `véalos por motivo con «siesa-sync rejects ${client}» y corrija los datos en Siesa o el mapeo.`;
    case 'deactivation-withheld':
      return `compruebe en el reporte de la sincronización (missing_in_siesa) que esos productos ya no existen en Siesa. Si es así, inicie «siesa-sync sync ${client} --type initial --accept-deactivations».`;
  }
};

const moveOfError = (name: string, client: string): string => {
  switch (kindOf(name)) {
    case 'configuration':
      return `corrija la configuración o las claves; «siesa-sync client check ${client}» muestra qué falta. Después inicie «siesa-sync sync ${client}».`;
    case 'transient':
      return 'nada por ahora: suele terminar por sí solo y la próxima sincronización continúa. Si dura horas, pregunte al dueño del sistema.';
    case 'record':
      return `avise al dueño de los datos; «siesa-sync rejects ${client}» y «siesa-sync status ${client}» muestran cuáles son.`;
    case 'defect':
      return 'informe a quienes mantienen el servicio, con el número de la sincronización.';
  }
};
