/** Returns a text as one word of a POSIX shell. @param {string} text */
export const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Returns a curl command for this service.
 * @param {string} path
 * @param {string} token the token itself, or `$TOKEN`
 * @param {object} [body]
 */
export function curl(path, token, body) {
  const lines = [`curl ${location.origin}${path}`, `-H "Authorization: Bearer ${token}"`];
  if (body) lines.push(`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body))}`);
  return lines.join(' \\\n  ');
}
