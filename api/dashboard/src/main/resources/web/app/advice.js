import { ApiError } from './api.js';

/** What a person can do about an error, by its status: a sentence, and a page that helps. */
const ADVICE = {
  401: ['Sign in again with your current token.', '/sign-in', 'Sign in'],
  402: ['Nothing was sent. An operator can grant more coins to your account.', '/dashboard/coins', 'See your coins'],
  403: ['Your account is disabled, or this token is not allowed to do this. Ask the operator of this service.', '', ''],
  409: ['Nothing was charged. If your phone is not linked, link it first.', '/dashboard/phone', 'Open the phone page'],
  500: ['Try again; if it fails again, give the request id to the operator.', '', ''],
  503: ['Nothing was done. Try again in a few seconds.', '', ''],
};

/**
 * Returns what went wrong in the server's words, and what to do next.
 * @param {Error} error of an action of the reader
 * @returns {DocumentFragment}
 */
export function advice(error) {
  const parts = document.createDocumentFragment();
  const sentence = document.createElement('strong');
  sentence.textContent = `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}`.replace(/\.?$/, '.');
  parts.append(sentence);
  if (!(error instanceof ApiError)) return parts;
  const [next, page, name] = error.status === 429
    ? [`Nothing was sent. Wait ${error.retryAfter || 60} seconds, then try again.`, '', '']
    : ADVICE[error.status] ?? ['', '', ''];
  parts.append(` ${next} `);
  if (page) {
    const link = document.createElement('a');
    link.href = page;
    link.textContent = name;
    parts.append(link);
  }
  return parts;
}
