import { ApiError } from './api.js';
import { hex } from './format.js';

/** Returns a new key for a request that may be repeated: 32 hex digits. */
export function newKey() {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * Whether an error is the final response to a key, so that the next attempt needs a new one. After a lost response, a
 * 5xx or a 409 while the first request is in flight the request may still take effect.
 * @param {unknown} error
 */
export function isFinal(error) {
  return error instanceof ApiError && error.status < 500 && !(error.status === 409 && error.retryAfter);
}
