import '../../console.js';
import '../../elements/console/projection-list.js';
