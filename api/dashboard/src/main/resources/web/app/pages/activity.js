import '../dashboard.js';
import '../elements/all-activity.js';
import { filterBy } from '../filters.js';

filterBy(/** @type {HTMLFormElement} */ (document.getElementById('filters')), document.querySelector('all-activity'));
