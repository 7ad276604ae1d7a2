const NUMBER = new Intl.NumberFormat();
const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const DATE_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Returns a number with the reader's separators. @param {number} value */
export const number = value => NUMBER.format(value);

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
