import '../dashboard.js';
import '../elements/usage-metrics.js';
import { filterBy } from '../filters.js';
import { localValue, withOffset } from '../moments.js';

const form = /** @type {HTMLFormElement} */ (document.getElementById('period'));
const field = name => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
const asMoment = value => value && withOffset(new Date(value));

filterBy(form, document.querySelector('usage-metrics'),
  ({ from, to }) => ({ from: asMoment(from), to: asMoment(to) }),
  query => {
    for (const name of ['from', 'to']) {
      const moment = new Date(query.get(name) ?? '');
      field(name).value = Number.isNaN(moment.getTime()) ? '' : localValue(moment);
    }
    const own = query.has('from') || query.has('to');
    form.querySelectorAll('.ranges a').forEach(it => {
      const range = new URL(/** @type {HTMLAnchorElement} */ (it).href).searchParams.get('range');
      if (!own && range === (query.get('range') ?? '24h')) it.setAttribute('aria-current', 'true');
      else it.removeAttribute('aria-current');
    });
  });
