import { ApiError } from '../api.js';

/** What an operator can do about an error, by its status. */
const ADVICE = {
  400: 'Nothing was done. Correct the input and try again.',
  401: 'Sign in again with a valid operator token.',
  403: 'This token has no scope "ops". Sign in with an operator\'s token; "ops operator add NAME" creates one.',
  404: 'It may have been removed in the meantime. Go back to the list.',
  409: 'Nothing was done. Reload the page to see the current state.',
  500: 'Look for the request in the log of the service, then try again.',
  503: 'Nothing was done. PostgreSQL or MongoDB does not answer; check /actuator/health and try again.',
};

/**
 * Returns what went wrong in the server's words, and what an operator can do next.
 * @param {Error} error
 * @returns {DocumentFragment}
 */
export function operatorAdvice(error) {
  const parts = document.createDocumentFragment();
  const sentence = document.createElement('strong');
  sentence.textContent = `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}`.replace(/\.?$/, '.');
  parts.append(sentence);
  if (!(error instanceof ApiError)) return parts;
  parts.append(' ', error.status === 429
    ? `Nothing was done. Wait ${error.retryAfter || 60} seconds, then try again.`
    : ADVICE[error.status] ?? '');
  if (error.status === 403) {
    const link = document.createElement('a');
    link.href = '/ops/console/sign-in';
    link.textContent = 'Sign in as an operator';
    parts.append(' ', link);
  }
  return parts;
}
