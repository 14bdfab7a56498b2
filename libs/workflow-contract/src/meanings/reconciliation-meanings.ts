import type { Meanings } from './meanings.ts';

/** Of reconciliations. */
export const reconciliationMeanings = {
  'error/RULES_INVALID': {
    en: 'The rule document cannot be used: correct the paths that are named.',
    es: 'El documento de reglas no se puede usar: corrija las rutas que se nombran.',
  },
  'error/RECONCILIATION_INPUT': {
    en: 'The reconciliation was started with something that cannot be used.',
    es: 'La conciliación se inició con algo que no se puede usar.',
  },
  'error/DEADLINE_PASSED': {
    en: 'The time for the reconciliation is used up: resume the job.',
    es: 'Se agotó el tiempo de la conciliación: reanude el trabajo.',
  },
  'error/ENGINE_FAILED': {
    en: 'The engine could not run a step of the reconciliation.',
    es: 'El motor no pudo ejecutar un paso de la conciliación.',
  },
  'error/VERDICTS_UNBALANCED': {
    en: 'The verdicts do not account for every row: a maintainer has to look.',
    es: 'Los veredictos no dan cuenta de cada fila: alguien de mantenimiento debe revisar.',
  },
  'error/SPARK_RESULT_MISSING': {
    en: 'The job on Spark ended and its result is not there: resume the job.',
    es: 'El trabajo en Spark terminó y su resultado no está: reanude el trabajo.',
  },
} as const satisfies Meanings;
