import '../../console.js';
import '../../elements/console/drift-report.js';
