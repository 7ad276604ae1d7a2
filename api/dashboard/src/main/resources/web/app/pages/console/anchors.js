import '../../console.js';
import '../../elements/console/anchor-list.js';
