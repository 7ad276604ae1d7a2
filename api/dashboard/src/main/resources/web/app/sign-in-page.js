let isLeaving = false;
let isReplacing = false;

/**
 * Opens the sign-in page of this area. Later calls do nothing, so that a late 401 does not redirect again.
 * @param {boolean} [comeBack] whether a sign-in returns to the current page
 */
export function openSignIn(comeBack = true) {
  const page = location.pathname + location.search;
  const signIn = page.startsWith('/ops/') ? '/ops/console/sign-in' : '/sign-in';
  if (isLeaving || isReplacing || location.pathname === signIn) return;
  isLeaving = true;
  location.replace(comeBack ? `${signIn}?then=${encodeURIComponent(page)}` : signIn);
}

/**
 * Runs work that replaces the token of the sign-in. Meanwhile a request of this page may be refused with 401. It opens no
 * sign-in page, because the new token would no longer be visible.
 * @template T @param {() => Promise<T>} work
 */
export async function whileReplacing(work) {
  isReplacing = true;
  try {
    return await work();
  } finally {
    isReplacing = false;
  }
}

// The browser may show this page again from its cache.
addEventListener('pageshow', () => { isLeaving = false; });

/** Returns the page to open after a sign-in: the one in `then` if it belongs to this service. @param {string} otherwise */
export function pageAfterSignIn(otherwise) {
  const then = new URLSearchParams(location.search).get('then');
  const url = then && URL.canParse(then, location.origin) ? new URL(then, location.origin) : null;
  return url?.origin === location.origin ? url.href : otherwise;
}
