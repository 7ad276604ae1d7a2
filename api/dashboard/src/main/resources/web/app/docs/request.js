/**
 * An HTTP request of an example, as it is written in the page: request line, headers, an empty line, JSON.
 * @typedef {{ method: string, path: string, headers: [string, string][], body: string }} ExampleRequest
 */

/** Reads a request. @param {string} text @returns {ExampleRequest} */
export function parse(text) {
  const [head, body = ''] = text.trim().split(/\n\s*\n/, 2);
  const [line, ...fields] = head.split('\n').map(it => it.trim());
  const [method, path] = line.split(' ');
  const headers = fields.map(field => /** @type {[string, string]} */ (field.split(/:\s*/, 2)));
  return { method, path, headers, body: body.trim() };
}

/** Whether the response is an event stream, which is read as it arrives. @param {ExampleRequest} request */
export const isStream = request => request.headers.some(([, value]) => value === 'text/event-stream');
