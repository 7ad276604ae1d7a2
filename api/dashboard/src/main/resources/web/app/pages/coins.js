import '../dashboard.js';
import '../elements/coin-balance.js';
import '../elements/coin-use.js';
import '../elements/balance-at.js';
import '../elements/coin-ledger.js';
import { filterBy } from '../filters.js';
import { localValue, withOffset } from '../moments.js';

filterBy(/** @type {HTMLFormElement} */ (document.getElementById('moment')), document.querySelector('balance-at'),
  ({ at }) => ({ at: at && withOffset(new Date(at)) }),
  (query, form) => {
    const at = new Date(query.get('at') ?? '');
    /** @type {HTMLInputElement} */ (form.elements.namedItem('at')).value = Number.isNaN(at.getTime()) ? '' : localValue(at);
  });
