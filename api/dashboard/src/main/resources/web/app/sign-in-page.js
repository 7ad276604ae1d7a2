let isLeaving = false;

/**
 * Opens the sign-in page of this area. Later calls do nothing, so that a late 401 does not redirect again.
 * @param {boolean} [comeBack] whether a sign-in returns to the current page
 */
export function openSignIn(comeBack = true) {
  const page = location.pathname + location.search;
  const signIn = page.startsWith('/ops/') ? '/ops/console/sign-in' : '/sign-in';
  if (isLeaving || location.pathname === signIn) return;
  isLeaving = true;
  location.replace(comeBack ? `${signIn}?then=${encodeURIComponent(page)}` : signIn);
}

// The browser may show this page again from its cache.
addEventListener('pageshow', () => { isLeaving = false; });

/** Returns the page to open after a sign-in: the one in `then` if it belongs to this service. @param {string} otherwise */
export function pageAfterSignIn(otherwise) {
  const then = new URLSearchParams(location.search).get('then');
  const url = then && URL.canParse(then, location.origin) ? new URL(then, location.origin) : null;
  return url?.origin === location.origin ? url.href : otherwise;
}
