import { call } from './api.js';
import { isStale } from './stale.js';

const PAGE_MAX = 100;

/**
 * Loads the first rows of a list, page by page.
 * @param {string} path
 * @param {[string, string][]} query
 * @param {number} count the number of rows to load; fewer if the list ends before
 * @param {(data: any) => any[]} rowsOf returns the rows of a response
 * @returns {Promise<{rows: any[], cursor: string | null, stale: boolean}>} the cursor of further rows, null if there are
 *     none; and whether a response lacks the latest changes
 */
export async function firstRows(path, query, count, rowsOf) {
  /** @type {any[]} */
  const rows = [];
  let cursor = null;
  let stale = false;
  do {
    const parameters = new URLSearchParams([...query, ['limit', String(Math.min(PAGE_MAX, count - rows.length))]]);
    if (cursor) parameters.set('cursor', cursor);
    const response = await call('GET', `${path}?${parameters}`);
    rows.push(...rowsOf(response.data));
    cursor = response.data.nextCursor;
    stale ||= isStale(response);
  } while (cursor && rows.length < count);
  return { rows, cursor, stale };
}
