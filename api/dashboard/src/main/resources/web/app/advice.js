import { ApiError } from './api.js';

/** What a person can do about an error, by its status: a sentence, and a page that helps. */
const ADVICE = {
  401: ['Sign in again with your current token.', '/sign-in', 'Sign in'],
  402: ['Nothing was sent. An operator can grant more coins to your account.', '/dashboard/coins', 'See your coins'],
  403: ['Your account is disabled, or this token is not allowed to do this. Ask the operator of this service.'],
  409: ['Nothing was charged. If your phone is not linked, link it first.', '/dashboard/phone', 'Open the phone page'],
  500: ['Try again; if it fails again, give the request id to the operator.'],
  503: ['Nothing was done. Try again in a few seconds.'],
};

/**
 * Returns what went wrong in the server's words, and what to do next.
 * @param {Error} error of an action of the reader
 * @returns {DocumentFragment}
 */
export function advice(error) {
  return adviceFrom(error, ADVICE, 'Nothing was sent.');
}

/**
 * Returns what went wrong in the server's words, and what a table of advice says to do next.
 * @param {Error} error
 * @param {Record<number, string[]>} table by status: a sentence, the path of a page, and the text of its link
 * @param {string} limited what a 429 means for the action
 * @returns {DocumentFragment}
 */
export function adviceFrom(error, table, limited) {
  const parts = document.createDocumentFragment();
  const sentence = document.createElement('strong');
  sentence.textContent = `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}`.replace(/\.?$/, '.');
  parts.append(sentence);
  if (!(error instanceof ApiError)) return parts;
  const [next = '', page = '', name = ''] = error.status === 429
    ? [`${limited} Wait ${error.retryAfter || 60} seconds, then try again.`]
    : table[error.status] ?? [];
  parts.append(` ${next} `);
  if (page) {
    const link = document.createElement('a');
    link.href = page;
    link.textContent = name;
    parts.append(link);
  }
  return parts;
}
