import '../../console.js';
import '../../elements/console/letter-list.js';
