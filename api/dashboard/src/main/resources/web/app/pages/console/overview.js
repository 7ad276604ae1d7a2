import '../../console.js';
import '../../elements/console/drift-figures.js';
import '../../elements/console/letter-figures.js';
import '../../elements/console/session-figures.js';
import '../../elements/console/projection-figures.js';
import '../../elements/console/message-ages.js';
import '../../elements/console/anchor-list.js';
