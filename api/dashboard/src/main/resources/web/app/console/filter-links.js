/** Marks the link of a filter that is in the page's address. */
const present = location.pathname + location.search;
for (const link of document.querySelectorAll('.filters a')) {
  if (link.getAttribute('href') === present) link.setAttribute('aria-current', 'true');
}
