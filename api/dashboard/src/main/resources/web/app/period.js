import { withOffset } from './moments.js';

const HOUR = 3_600_000;
const HOURLY_HOURS_MAX = 72;
const DAYS = { '7d': 7, '30d': 30 };

/** Returns the first moment of the day that is `days` days before today. @param {number} days */
function midnight(days) {
  const day = new Date();
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - days);
}

/** Returns the parameters of `GET /api/metrics` for the last days, today included. @param {number} days */
export const lastDays = days => new URLSearchParams({ from: withOffset(midnight(days - 1)), interval: 'day' });

/**
 * Returns the parameters of `GET /api/metrics` for the period in a query: `range`, or `from` and `to`; otherwise the
 * last 24 hours.
 * @param {URLSearchParams} query
 */
export function metricsOf(query) {
  const days = DAYS[query.get('range') ?? ''];
  if (days) return lastDays(days);
  const from = query.get('from');
  const to = query.get('to');
  if (!from && !to) return new URLSearchParams({ from: withOffset(new Date(Date.now() - 24 * HOUR)), interval: 'hour' });
  const hours = (Date.parse(to ?? new Date().toISOString()) - Date.parse(from ?? '')) / HOUR;
  const parameters = new URLSearchParams({ interval: hours > HOURLY_HOURS_MAX ? 'day' : 'hour' });
  if (from) parameters.set('from', from);
  if (to) parameters.set('to', to);
  return parameters;
}
