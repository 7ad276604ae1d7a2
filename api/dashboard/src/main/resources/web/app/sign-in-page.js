/** Opens the sign-in page of this area; it returns to the present page afterwards. */
export function openSignIn() {
  const page = location.pathname + location.search;
  const signIn = page.startsWith('/ops/') ? '/ops/console/sign-in' : '/sign-in';
  if (location.pathname !== signIn) location.replace(`${signIn}?then=${encodeURIComponent(page)}`);
}

/** Returns the page to open after a sign-in: the one in `then` if it belongs to this service. @param {string} otherwise */
export function pageAfterSignIn(otherwise) {
  const then = new URLSearchParams(location.search).get('then');
  const url = then && URL.canParse(then, location.origin) ? new URL(then, location.origin) : null;
  return url?.origin === location.origin ? url.pathname + url.search : otherwise;
}
