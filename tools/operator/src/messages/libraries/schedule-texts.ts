import type { Texts } from '../language.ts';

/** What is wrong with a schedule. */
export const scheduleTexts = {
  'library/schedule': {
    en: 'Expected rate(6 hours), cron(0 6 * * ? *) or at(2030-01-31T06:00:00)',
    es: 'Se espera rate(6 hours), cron(0 6 * * ? *) o at(2030-01-31T06:00:00)',
  },
  'library/schedule-rate': {
    en: 'Expected a whole number and minutes, hours or days, as in rate(6 hours)',
    es: 'Se espera un número entero y minutes, hours o days, como en rate(6 hours)',
  },
  'library/schedule-from-one': {
    en: 'Expected a number from 1 up, as in rate(6 hours)',
    es: 'Se espera un número desde 1, como en rate(6 hours)',
  },
  'library/schedule-singular': {
    en: 'Expected {rate}, in the singular',
    es: 'Se espera {rate}, en singular',
  },
  'library/schedule-plural': { en: 'Expected {rate}, in the plural', es: 'Se espera {rate}, en plural' },
  'library/schedule-at': {
    en: 'Expected a date and a time without a zone, as in at(2030-01-31T06:00:00)',
    es: 'Se espera una fecha y una hora sin zona, como en at(2030-01-31T06:00:00)',
  },
  'library/schedule-six-fields': {
    en: 'Expected six fields (minutes, hours, day of month, month, day of week, year), as in cron(0 6 * * ? *); found {number}',
    es: 'Se esperan seis campos (minutos, horas, día del mes, mes, día de la semana, año), como en cron(0 6 * * ? *); hay {number}',
  },
  'library/schedule-question-mark': {
    en: 'Expected ? either as day of month or as day of week, and the days in the other, as in cron(0 6 * * ? *) or cron(0 6 ? * MON-FRI *)',
    es: 'Se espera ? o bien como día del mes o bien como día de la semana, y los días en el otro, como en cron(0 6 * * ? *) o cron(0 6 ? * MON-FRI *)',
  },
  'library/schedule-minutes': {
    en: "minutes: Expected 0 to 59, as in 0, 0,30 or 0/15, found '{value}'",
    es: 'minutos: se espera de 0 a 59, como 0, 0,30 o 0/15, y hay «{value}»',
  },
  'library/schedule-hours': {
    en: "hours: Expected 0 to 23, as in 6, 6,18 or 8-18, found '{value}'",
    es: 'horas: se espera de 0 a 23, como 6, 6,18 u 8-18, y hay «{value}»',
  },
  'library/schedule-day-of-month': {
    en: "day of month: Expected 1 to 31, L for the last day, 15W for the weekday nearest to the 15th, or ?, found '{value}'",
    es: 'día del mes: se espera de 1 a 31, L para el último día, 15W para el día hábil más cercano al 15, o ?, y hay «{value}»',
  },
  'library/schedule-month': {
    en: "month: Expected 1 to 12 or JAN to DEC, found '{value}'",
    es: 'mes: se espera de 1 a 12 o de JAN a DEC, y hay «{value}»',
  },
  'library/schedule-day-of-week': {
    en: "day of week: Expected 1 to 7 from Sunday or SUN to SAT, as in MON-FRI, 6L for the last Friday of a month, 2#1 for its first Monday, or ?, found '{value}'",
    es: 'día de la semana: se espera de 1 a 7 desde el domingo o de SUN a SAT, como MON-FRI, 6L para el último viernes de un mes, 2#1 para su primer lunes, o ?, y hay «{value}»',
  },
  'library/schedule-year': {
    en: "year: Expected 1970 to 2199 or *, found '{value}'",
    es: 'año: se espera de 1970 a 2199 o *, y hay «{value}»',
  },
} as const satisfies Texts;
