import { adviceFrom } from '../advice.js';

/** What an operator can do about an error, by its status. */
const ADVICE = {
  400: ['Nothing was done. Correct the input and try again.'],
  401: ['Sign in again with a valid operator token.'],
  403: ['This token has no scope "ops". Sign in with an operator\'s token; "ops operator add NAME" creates one.',
    '/ops/console/sign-in', 'Sign in as an operator'],
  404: ['It may have been removed in the meantime. Go back to the list.'],
  409: ['Nothing was done. Reload the page to see the current state.'],
  500: ['Look for the request in the log of the service, then try again.'],
  503: ['Nothing was done. PostgreSQL or MongoDB does not answer; check /actuator/health and try again.'],
};

/**
 * Returns what went wrong in the server's words, and what an operator can do next.
 * @param {Error} error
 * @returns {DocumentFragment}
 */
export function operatorAdvice(error) {
  return adviceFrom(error, ADVICE, 'Nothing was done.');
}
