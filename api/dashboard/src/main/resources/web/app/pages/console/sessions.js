import '../../console.js';
import '../../console/filter-links.js';
import '../../elements/console/session-list.js';
