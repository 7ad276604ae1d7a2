/** An error response of the API. */
export class ApiError extends Error {
  /** @param {number} status @param {string} sentence @param {number} retryAfter seconds; 0 if the response names none */
  constructor(status, sentence, retryAfter) {
    super(sentence);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** No response arrived, or only a part of one. */
export class Unreachable extends Error {
  constructor() {
    super('The server cannot be reached. Check your connection; the page reloads its data once the server is back.');
  }
}

/**
 * Calls the API. The browser sends the sign-in cookie.
 * @param {'GET'|'POST'|'PATCH'|'DELETE'} method
 * @param {string} path
 * @param {object} [body]
 * @param {Record<string, string>} [headers]
 * @returns {Promise<{status: number, data: any, body: any, headers: Headers}>}
 * @throws {ApiError} for every status but 2xx
 * @throws {Unreachable} if no response arrives within 30 s
 */
export async function call(method, path, body, headers = {}) {
  const response = await fetch(path, {
    method,
    headers: body ? { 'Content-Type': 'application/json', ...headers } : headers,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  }).catch(() => { throw new Unreachable(); });
  const json = await response.json().catch(() => undefined);
  if (response.ok && !json) throw new Unreachable();
  if (response.ok) return { status: response.status, data: json.data, body: json, headers: response.headers };
  throw new ApiError(response.status, json?.error ?? `The server answered ${response.status}`,
    Number(response.headers.get('Retry-After')) || 0);
}
