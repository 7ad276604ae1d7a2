import { timeFormat } from './format.js';

const EXACT = timeFormat({ dateStyle: 'medium', timeStyle: 'medium' });

/** Returns an ISO 8601 timestamp as date and time with seconds. @param {string} timestamp */
export const exact = timestamp => EXACT.format(new Date(timestamp));

/** Returns the value of a `datetime-local` field. @param {Date} moment */
export function localValue(moment) {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Returns a moment in ISO 8601 with the reader's offset from UTC, so that days begin at the reader's midnight. @param {Date} moment */
export function withOffset(moment) {
  const minutes = -moment.getTimezoneOffset();
  const two = value => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${localValue(moment)}:00${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** Returns a duration in words. @param {number} millis */
export function duration(millis) {
  if (millis < 1_000) return `${millis} ms`;
  if (millis < 60_000) return `${(millis / 1_000).toFixed(1)} s`;
  if (millis < 3_600_000) return `${(millis / 60_000).toFixed(1)} min`;
  return `${(millis / 3_600_000).toFixed(1)} h`;
}
