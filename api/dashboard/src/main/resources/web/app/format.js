/** The language of the pages. The browser's own may differ, and would mix two languages on one page. */
const LANGUAGE = 'en-GB';

/** Returns a format of dates and times in the reader's time zone. @param {Intl.DateTimeFormatOptions} options */
export const timeFormat = options => new Intl.DateTimeFormat(LANGUAGE, options);

const NUMBER = new Intl.NumberFormat(LANGUAGE);
const PERCENT = new Intl.NumberFormat(LANGUAGE, { style: 'percent', maximumFractionDigits: 1 });
const TIME = timeFormat({ timeStyle: 'short' });
const DATE_TIME = timeFormat({ dateStyle: 'medium', timeStyle: 'short' });

/** Returns a number with thousands separators. @param {number} value */
export const number = value => NUMBER.format(value);

/** Returns a share as a percentage. @param {number} share from 0 to 1 */
export const asPercent = share => PERCENT.format(share);

/** Returns bytes in lower-case hex. @param {Uint8Array} bytes */
export const hex = bytes => Array.from(bytes, it => it.toString(16).padStart(2, '0')).join('');

/** Returns the time of an ISO 8601 timestamp, with its date unless that is today. @param {string} timestamp */
export function when(timestamp) {
  const moment = new Date(timestamp);
  return moment.toDateString() === new Date().toDateString() ? TIME.format(moment) : DATE_TIME.format(moment);
}

/** Returns an address as people read it: a number gets its plus sign; null is an erased one. @param {string | null} to */
export function address(to) {
  if (!to) return 'Erased number';
  return /^\d+$/.test(to) ? `+${to}` : to;
}
