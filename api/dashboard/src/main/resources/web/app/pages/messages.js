import '../dashboard.js';
import '../elements/all-messages.js';
import { filterBy } from '../filters.js';

filterBy(/** @type {HTMLFormElement} */ (document.getElementById('filters')), document.querySelector('all-messages'),
  // People paste numbers with a plus sign and spaces; an address with @ stays as it is.
  ({ status, to }) => ({ status, to: to.includes('@') ? to.trim() : to.replace(/[+\s().-]/g, '') }));
